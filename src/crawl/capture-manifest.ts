import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { JsonValue } from '../manifest/json.ts';
import { parseJson } from '../manifest/json-text.ts';
import { normaliseTools, showable } from '../manifest/normalise.ts';
import { readSaved, type SavedManifest, UnknownShape } from '../manifest/saved.ts';
import { CrawlFault, messageOf } from './fault.ts';
import { LIMITS } from './limits.ts';
import { addressFrom, descriptionFrom, licenceFrom, repositoryFrom, titleFrom } from './particulars.ts';
import { type Server, serverRecord } from './server-record.ts';
import type { Captured, ManifestTarget } from './target.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** @throws {CrawlFault} if the file cannot be read as JSON. */
export function readJsonFile(path: string, parse: (text: string) => JsonValue = parseJson): JsonValue {
  let bytes: Buffer;
  try {
    if (statSync(path).size > LIMITS.file) throw new Error(`it has more than ${LIMITS.file / 1024 ** 2} MiB`);
    bytes = readFileSync(path);
  } catch (error) {
    throw new CrawlFault(`${path} cannot be read: ${messageOf(error)}`, 'Check the path and its rights.');
  }
  try {
    return parse(utf8.decode(bytes));
  } catch (error) {
    if (error instanceof CrawlFault) throw error;
    throw new CrawlFault(
      `${path} is not JSON in UTF-8: ${showable(messageOf(error), 200)}`,
      'Save the result of tools/list as it was sent.',
    );
  }
}

function readManifest(path: string): SavedManifest {
  const value = readJsonFile(path);
  try {
    return readSaved(value);
  } catch (error) {
    if (!(error instanceof UnknownShape)) throw error;
    throw new CrawlFault(
      `${path} is no saved list of tools: ${error.message}`,
      'Give a tools/list result, an MCPB manifest.json or a tools.json of Docker’s registry.',
    );
  }
}

/** What to call a file that does not say whose tools it lists: after its folder where its own name says nothing. */
function nameFromPath(path: string): string {
  const stem = basename(path).replace(/\.json$/i, '');
  return /^(tools|manifest|tools-list|mcpb?)$/i.test(stem) ? basename(dirname(resolve(path))) || stem : stem;
}

/** Reads a saved list of tools. */
export function captureManifest(target: ManifestTarget): Captured {
  const saved = readManifest(target.path);
  const { definitions, quarantined } = normaliseTools(saved.tools);
  const name = titleFrom(saved.name) ?? titleFrom(target.id) ?? nameFromPath(target.path);
  const source: Server['source'] = {
    kind: 'manifest',
    name,
    version: titleFrom(saved.version),
    commit: titleFrom(saved.commit),
    capture: saved.complete ? 'complete' : 'partial',
    access: target.access ?? 'anonymous',
    transport: 'file',
  };
  const found = {
    description: descriptionFrom(saved.description),
    licence: licenceFrom(saved.licence),
    website: addressFrom(saved.website),
    repository: repositoryFrom(saved.repository),
  };
  const server = serverRecord(target, titleFrom(saved.title) ?? name, found, source);
  return { capture: { server, tools: definitions.map((definition) => ({ definition })), quarantined }, notes: [] };
}
