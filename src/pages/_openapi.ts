import { answerSchemas } from '../page/answers.ts';
import type { PageIndex } from '../page/catalog-index.ts';
import { type Example, OPERATIONS, openApi } from '../page/open-api.ts';
import { registryServers } from '../page/registry.ts';
import { paths, urlOf } from '../page/site.ts';
import { jsonFile, piecesOf, type SiteFile } from './_file.ts';

/** Longer answers are named by their URL. */
const MAX_INLINE = 12_000;

/** What stands for each parameter in the examples. The server is one of few tools, so that its answers are short. */
function exampleValues(index: PageIndex): Record<string, string> {
  const [server] = index.catalog.servers
    .filter((one) => index.placesOf(one).length > 1)
    .toSorted((a, b) => a.tools.length - b.tools.length);
  const place = (server && index.placesOf(server)[0]) ?? index.places[0];
  const [entry] = registryServers(index);
  const [rule] = index.rules.keys();
  return {
    ...(place && { server: place.server.id, tool: place.tool.slug, risk: place.tool.record.risk }),
    ...(place && { category: place.tool.record.category }),
    capability: 'executes-code',
    attack: index.attacks[0]?.slug ?? '',
    rule: rule ?? '',
    format: 'policy-json',
    ...(entry && { name: entry.server.name, version: entry.server.version }),
  };
}

/** The file that answers at an address: lists of the registry stand in their folders. */
function fileAddress(path: string, values: Readonly<Record<string, string>>): string {
  const address = path.replace(/\{([a-z]+)\}/g, (_, name: string) => values[name] ?? '');
  return /^\/v0\.1\/.*(?:servers|versions)$/.test(address) ? `${address}/index.json` : address;
}

function readExample(index: PageIndex, file: SiteFile, type: string): Example {
  const pieces: string[] = [];
  let length = 0;
  for (const piece of piecesOf(file)) {
    pieces.push(String(piece));
    length += piece.length;
    if (length > MAX_INLINE) return { externalValue: urlOf(index.site, file.address) };
  }
  const text = pieces.join('');
  return { value: type === 'application/json' ? JSON.parse(text) : text };
}

/** Real answers by the path of their operation, taken from the files themselves. */
function examples(index: PageIndex, files: Iterable<SiteFile>): Map<string, Example> {
  const values = exampleValues(index);
  const wanted = new Map(OPERATIONS.map((operation) => [fileAddress(operation.path, values), operation]));
  const found = new Map<string, Example>();
  for (const file of files) {
    const operation = wanted.get(file.address);
    if (operation !== undefined) found.set(operation.path, readExample(index, file, operation.type));
  }
  return found;
}

/** The schemas of all answers, and the OpenAPI description, with examples from `files`. */
export function* descriptionFiles(index: PageIndex, files: () => Iterable<SiteFile>): Generator<SiteFile> {
  const schemas = answerSchemas((name) => urlOf(index.site, paths.schema(name)));
  for (const [name, schema] of Object.entries(schemas)) yield jsonFile(paths.schema(name), () => schema);
  yield jsonFile(paths.openApi(), () => {
    const found = examples(index, files());
    return openApi(index.site, (path) => found.get(path));
  });
}
