import { answerSchemas } from '../page/answers.ts';
import type { PageIndex } from '../page/catalog-index.ts';
import { type Example, exampleValues, fileAddress, OPERATIONS, openApi } from '../page/open-api.ts';
import { paths, urlOf } from '../page/site.ts';
import { jsonFile, piecesOf, type SiteFile } from './_file.ts';

/** Longer answers are named by their URL. */
const MAX_INLINE = 12_000;

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
