import type { ServerEntry } from '../../src/catalog/catalog.ts';
import { formatServerFile } from '../../src/catalog/format.ts';
import { definitionRecord } from '../../src/catalog/merge.ts';
import { readServerFile } from '../../src/catalog/read-file.ts';
import type { ServerRecord, Suggestion, ToolRecord } from '../../src/catalog/record.ts';
import { verdictOf } from '../../src/catalog/verdict.ts';
import { suggest } from '../../src/classify/suggest.ts';
import type { ToolDefinition } from '../../src/manifest/definition.ts';

/** A server's record; its source can be changed in part. */
export function serverRecord(
  changes: Partial<ServerRecord> = {},
  source: Partial<ServerRecord['source']> = {},
): ServerRecord {
  return {
    title: 'Example',
    licence: 'MIT',
    ...changes,
    source: {
      kind: 'manifest',
      name: 'example',
      capture: 'complete',
      access: 'anonymous',
      transport: 'file',
      changed: '2026-11-01',
      ...source,
    },
  };
}

/** A tool's record as the catalogue has it: with the classifier's own suggestion and the verdict that follows. */
export function toolRecord(definition: ToolDefinition, changes: Partial<ToolRecord> = {}): ToolRecord {
  const suggestion = JSON.parse(JSON.stringify(suggest(definition))) as Suggestion;
  return {
    name: definition.name,
    ...verdictOf(suggestion),
    definition: definitionRecord(definition),
    suggestion,
    ...changes,
  };
}

/** The entry that a file of these records is read as. */
export function serverEntry(server: ServerRecord, tools: readonly ToolRecord[], id = 'example'): ServerEntry {
  const { entry, problems } = readServerFile(formatServerFile(server, tools), `catalog/servers/${id}.yaml`);
  if (!entry || problems.length > 0) throw new Error(problems[0]?.message);
  return entry;
}
