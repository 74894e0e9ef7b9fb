import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  fetchedSchemas,
  givenSchemas,
  LARGEST_SCHEMA,
  PUBLISHED_SCHEMAS,
  type PublishedSchema,
} from '../scripts/published-schemas.ts';
import { folderOf } from './checks/folder.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const GOOD = JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', type: 'object' });
const OTHER_DRAFT = JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
const LARGE = GOOD + ' '.repeat(LARGEST_SCHEMA);

/** A folder that is not there yet. */
function emptyCache(): string {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-schemas-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'schemas');
}

/** The schema that somebody publishes on a port of this machine. */
async function publishedBy(
  listener: RequestListener,
  changes: Partial<PublishedSchema> = {},
): Promise<PublishedSchema> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as { port: number };
  const address = `http://127.0.0.1:${port}/schema.json`;
  return {
    name: 'example',
    of: 'Example’s file',
    address,
    commit: COMMIT,
    licence: 'MIT',
    draft: 'draft-07',
    ...changes,
  };
}

const answering =
  (text: string, status = 200) =>
  (_: unknown, answer: ServerResponse) => {
    answer.writeHead(status).end(text);
  };

function inParts(_: unknown, answer: ServerResponse): void {
  answer.write(GOOD);
  answer.end(LARGE.slice(GOOD.length));
}

/** Promises more than it sends. */
function cutOff(_: unknown, answer: ServerResponse): void {
  answer.writeHead(200, { 'content-length': GOOD.length + 1 });
  answer.write(GOOD, () => answer.destroy());
}

const elsewhere = (_: unknown, answer: ServerResponse) => {
  answer.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
};

test('a schema is fetched once, and again for another commit', async () => {
  const cache = emptyCache();
  let asked = 0;
  const schema = await publishedBy((_, answer) => {
    asked += 1;
    answer.end(GOOD);
  });
  const { paths, problems } = await fetchedSchemas(cache, [schema]);
  expect(problems).toEqual([]);
  expect(readFileSync(paths.example as string, 'utf8')).toBe(GOOD);
  expect(await fetchedSchemas(cache, [schema])).toEqual({ paths, problems: [] });
  expect(asked).toBe(1);
  const other = await fetchedSchemas(cache, [{ ...schema, commit: COMMIT.replace('0', 'f') }]);
  expect(other.paths.example).not.toBe(paths.example);
  expect(asked).toBe(2);
});

test.each<[string, RequestListener, string]>([
  ['is larger than any schema', answering(LARGE), `has more than ${LARGEST_SCHEMA} bytes`],
  ['is larger and comes in parts', inParts, `has more than ${LARGEST_SCHEMA} bytes`],
  ['is cut off', cutOff, 'could not be read ('],
  ['is not there', answering('404: Not Found', 404), 'answered with status 404'],
  ['is somewhere else', elsewhere, 'could not be read ('],
  ['is no JSON', answering('<!doctype html>'), 'is no JSON.'],
  ['is no schema', answering('{}'), 'is no JSON Schema of draft-07'],
  ['is nothing', answering('null'), 'is no JSON Schema of draft-07'],
  ['is of another draft', answering(OTHER_DRAFT), 'is no JSON Schema of draft-07'],
])('a schema that %s is said to be missing, and the others are fetched', async (_, listener, why) => {
  const cache = emptyCache();
  const schema = await publishedBy(listener);
  const next = await publishedBy(answering(OTHER_DRAFT), { name: 'next', draft: '2020-12' });
  const { paths, problems } = await fetchedSchemas(cache, [schema, next]);
  expect(problems).toEqual([expect.stringContaining(`Example’s file: ${schema.address} ${why}`)]);
  expect(Object.keys(paths)).toEqual(['next']);
  expect(readdirSync(cache)).toEqual([`next-${COMMIT}.json`]);
});

test('a folder with a schema is used as it is', async () => {
  const schema = { ...(PUBLISHED_SCHEMAS[0] as PublishedSchema), name: 'example', draft: 'draft-07' as const };
  const folder = folderOf({ 'example.json': GOOD, 'html.json': '<!doctype html>', 'large.json': LARGE });
  expect(await givenSchemas(folder, [schema])).toEqual({
    paths: { example: join(folder, 'example.json') },
    problems: [],
  });
  for (const [name, why] of [
    ['absent', 'is not there'],
    ['html', 'is no JSON'],
    ['large', `has more than ${LARGEST_SCHEMA} bytes`],
  ] as const) {
    const problem = `${schema.of}: ${join(folder, `${name}.json`)} ${why}.`;
    expect(await givenSchemas(folder, [{ ...schema, name }])).toEqual({ paths: {}, problems: [problem] });
  }
});

test('each published schema is pinned', () => {
  for (const { address, commit, licence } of PUBLISHED_SCHEMAS) {
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
    expect(address).toContain(`/${commit}/`);
    expect(licence).toBe('Apache-2.0');
  }
  expect(new Set(PUBLISHED_SCHEMAS.map(({ name }) => name)).size).toBe(PUBLISHED_SCHEMAS.length);
});
