import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHANGES_FOLDER, logPath, logText, updateLog } from '../../src/catalog/change-log.ts';
import type { ServerRecord, ToolRecord } from '../../src/catalog/record.ts';
import { serverRecordSchema } from '../../src/catalog/record.ts';
import { writeServerFile } from '../../src/catalog/write.ts';
import type { ToolDefinition } from '../../src/manifest/definition.ts';
import { digestOf } from '../../src/manifest/digest.ts';
import { showInvisible } from '../../src/page/phrase.ts';

/** The name of a tool that some servers no longer list. */
export const RETIRED = 'retired tool';

/** Letters for all that can be seen, and one kind of space for all that cannot: as long, and as many lines. */
export function harmless(text: string): string {
  return showInvisible(text)
    .map((run) => (run.unseen ? '\u200B' : run.text.replace(/\S/g, 'x')))
    .join('');
}

/** A text where an address is wanted, as near to what it is as an address can be. */
function urlWith(text: string): string {
  const url = `https://example.org/${text}`;
  return serverRecordSchema.shape.website.safeParse(url).data === url
    ? url
    : `https://example.org/${encodeURIComponent(text.toWellFormed())}`;
}

/** A record with one text in every field that holds text. */
function toolWith(name: string, text: string): ToolRecord {
  const said: Omit<ToolDefinition, 'name'> = {
    title: text,
    description: text,
    inputSchema: {
      type: 'object',
      properties: {
        [text]: { type: 'string', description: text, default: text, enum: [text, `${text}2`], title: text },
        fixed: { type: text, format: text, pattern: text, description: text },
      },
      required: [text],
    },
    outputSchema: { type: 'object', description: text },
    annotations: { title: text, [`${text}Hint`]: text, readOnlyHint: true },
  };
  const evidence = { rule: 'verb-creates', text, start: 0 };
  const digest = digestOf({ name, ...said });
  return {
    name,
    category: 'write',
    capabilities: ['depends-on-argument'],
    risk: 'medium',
    gloss: text,
    review: { reason: `Because of ${text}`, by: text, on: '2026-11-21', digest },
    definition: { ...said, language: 'en', digest },
    suggestion: {
      category: 'write',
      capabilities: ['depends-on-argument'],
      risk: 'medium',
      confidence: 0.5,
      because: [
        { ...evidence, field: 'description' },
        { ...evidence, field: 'title' },
        { ...evidence, field: `inputSchema.properties.${text}.description` },
      ],
      values: [{ argument: text, value: text, category: 'write', capabilities: [], risk: 'medium' }],
    },
  };
}

function serverWith(text: string): ServerRecord {
  return {
    title: text,
    description: text,
    licence: text,
    website: urlWith(text),
    source: {
      kind: 'npm',
      name: text,
      version: text,
      commit: text,
      repository: urlWith(text),
      url: urlWith(text),
      arguments: [text, text],
      capture: 'partial',
      access: 'anonymous',
      transport: 'stdio',
      protocolVersion: text,
      changed: '2026-11-21',
    },
    quarantined: [{ tool: text, reason: text }],
  };
}

/** The id of the server that is made of the text at a place of the list. */
export function serverOf(at: number): string {
  return `s${String(at).padStart(5, '0')}`;
}

/** A log in which a tool of this name changed, and one whose name ends with it is gone. */
function logOf(text: string, tool: ToolRecord): string {
  const { review: _, ...rest } = tool;
  const before: ToolRecord = { ...rest, category: 'read', capabilities: [], risk: 'low' };
  const gone = { ...before, name: `gone ${text}` };
  return logText(updateLog(updateLog([], [before, gone], '2026-11-19'), [tool], '2026-11-21'));
}

/**
 * Writes a catalogue in which each text has a server of its own, and stands in every field of it and of its tool, and in
 * what changed of it.
 */
export function writeCatalogue(root: string, texts: readonly string[]): void {
  mkdirSync(join(root, CHANGES_FOLDER), { recursive: true });
  texts.forEach((text, at) => {
    const retired = at % 20 === 0 ? [{ ...toolWith(RETIRED, text), retired: '2026-11-20' }] : [];
    const tool = toolWith(text, text);
    writeServerFile(root, serverOf(at), serverWith(text), [tool, ...retired]);
    writeFileSync(logPath(root, serverOf(at)), logOf(text, tool));
  });
}
