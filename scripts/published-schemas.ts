import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A JSON Schema that others publish for a file that is exported to. */
export interface PublishedSchema {
  /** Its file's name here, without `.json`. */
  name: string;
  /** What it describes. */
  of: string;
  /** Where it is published, at one commit. */
  address: string;
  commit: string;
  licence: string;
  draft: 'draft-07' | '2020-12';
}

const published = (repository: string, commit: string, path: string) => ({
  address: `https://raw.githubusercontent.com/${repository}/${commit}/${path}`,
  commit,
});

/** No npm package has them, so they are fetched once. */
export const PUBLISHED_SCHEMAS: readonly PublishedSchema[] = [
  {
    name: 'claude-code-settings',
    of: 'Claude Code’s settings',
    ...published(
      'SchemaStore/schemastore',
      '00d7563704c86f65f16db30d108f42a3539c7f47',
      'src/schemas/json/claude-code-settings.json',
    ),
    licence: 'Apache-2.0',
    draft: 'draft-07',
  },
  {
    name: 'codex-config',
    of: 'Codex’s config.toml',
    ...published('openai/codex', '000c857ecc17e5ab40a985bdaa40816450ee5ebf', 'codex-rs/core/config.schema.json'),
    licence: 'Apache-2.0',
    draft: 'draft-07',
  },
  {
    name: 'agentgateway-config',
    of: 'agentgateway’s configuration',
    ...published('agentgateway/agentgateway', '1eae8a324af9c1f510376f299c18ce3244bfd67f', 'schema/config.json'),
    licence: 'Apache-2.0',
    draft: '2020-12',
  },
];

/** The largest of them has 0.3 MB. */
export const LARGEST_SCHEMA = 4 * 2 ** 20;

const LONGEST_WAIT = 60_000;

/** The schemas that are at hand, and why others are not. */
export interface SchemasAtHand {
  /** The path of each by its name. */
  paths: Record<string, string>;
  /** One sentence for each that there is not. */
  problems: string[];
}

/** The schemas in the folder of a cache; those that are missing there are fetched. */
export function fetchedSchemas(cache: string, schemas = PUBLISHED_SCHEMAS): Promise<SchemasAtHand> {
  return collect(schemas, async (schema) => {
    // The commit is in the name, so that another one is fetched anew.
    const path = join(cache, `${schema.name}-${schema.commit}.json`);
    if (!existsSync(path)) await keep(schema, path);
    return path;
  });
}

/** The schemas as somebody put them into a folder, whatever their commit. */
export function givenSchemas(folder: string, schemas = PUBLISHED_SCHEMAS): Promise<SchemasAtHand> {
  return collect(schemas, (schema) => {
    const path = join(folder, `${schema.name}.json`);
    if (!existsSync(path)) throw new Unusable(`${path} is not there`);
    if (statSync(path).size > LARGEST_SCHEMA) throw new Unusable(`${path} ${TOO_LARGE}`);
    checkSchema(readFileSync(path, 'utf8'), schema, path);
    return path;
  });
}

async function collect(
  schemas: readonly PublishedSchema[],
  pathOf: (schema: PublishedSchema) => string | Promise<string>,
): Promise<SchemasAtHand> {
  const found: SchemasAtHand = { paths: {}, problems: [] };
  for (const schema of schemas) {
    try {
      found.paths[schema.name] = await pathOf(schema);
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      found.problems.push(`${schema.of}: ${error.message}.`);
    }
  }
  return found;
}

/** A schema is not to be had. The message says which file or address, and why. */
class Unusable extends Error {}

const TOO_LARGE = `has more than ${LARGEST_SCHEMA} bytes`;

/** Writes a schema beside its place first, so that what is there is whole. */
async function keep(schema: PublishedSchema, path: string): Promise<void> {
  const text = await download(schema.address);
  checkSchema(text, schema, schema.address);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}

async function download(address: string): Promise<string> {
  try {
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(LONGEST_WAIT) });
    if (answer.ok) return await readBounded(answer, address);
    await answer.body?.cancel();
    throw new Unusable(`${address} answered with status ${answer.status}`);
  } catch (error) {
    if (error instanceof Unusable) throw error;
    const { message, cause } = error as Error;
    throw new Unusable(`${address} could not be read (${cause instanceof Error ? cause.message : message})`);
  }
}

async function readBounded(answer: Response, address: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.length;
    // Leaving the loop ends the answer.
    if (size > LARGEST_SCHEMA) throw new Unusable(`${address} ${TOO_LARGE}`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

/** Refuses what is no JSON Schema of the draft that is expected. */
function checkSchema(text: string, { draft }: PublishedSchema, from: string): void {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw new Unusable(`${from} is no JSON`);
  }
  const declared = found instanceof Object && '$schema' in found ? String(found.$schema) : '';
  if (!declared.includes(draft)) throw new Unusable(`${from} is no JSON Schema of ${draft}`);
}
