import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatServerFile } from '../../src/catalog/format.ts';
import { readServerFile } from '../../src/catalog/read-file.ts';
import { definitionSchema, serverRecordSchema, sourceSchema, toolRecordSchema } from '../../src/catalog/record.ts';
import { CAPABILITIES, CATEGORIES, RISKS } from '../../src/catalog/vocabulary.ts';
import { CHECKS } from '../../src/checks/index.ts';
import { checkCatalog } from '../../src/checks/run.ts';
import { folderOf } from '../checks/folder.ts';

const readme = readFileSync('catalog/README.md', 'utf8');
const contributing = readFileSync('CONTRIBUTING.md', 'utf8');
const example = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

describe('the annotated record', () => {
  test('is a record, in canonical form', () => {
    const { entry, problems } = readServerFile(example, 'servers/notebook.yaml');
    expect(problems).toEqual([]);
    if (entry)
      expect(
        formatServerFile(
          entry.server,
          entry.tools.map(({ record }) => record),
        ),
      ).toBe(example);
  });

  test('passes every check but the one that knows the classifier of today', () => {
    const { problems } = checkCatalog({ root: folderOf({ 'servers/notebook.yaml': example }) });
    expect(problems.filter(({ check }) => check !== 'suggestion-is-current')).toEqual([]);
  });
});

describe('the catalogue’s README names', () => {
  const keys = [serverRecordSchema, sourceSchema, toolRecordSchema, definitionSchema].flatMap(({ shape }) =>
    Object.keys(shape),
  );
  const parts = new Set([
    'source',
    'inputSchema',
    'outputSchema',
    'annotations',
    'title',
    'description',
    'kind',
    'name',
    'version',
    'capture',
    'access',
    'transport',
    'changed',
    'unstable',
  ]);
  test.each([...new Set(keys)].filter((key) => !parts.has(key)))('the key %s', (key) => {
    expect(readme).toContain(`\`${key}\``);
  });

  test.each([...CATEGORIES, ...CAPABILITIES, ...RISKS])('%s in a table of its own meaning', (word) => {
    expect(readme).toContain(`\n| \`${word}\` |`);
  });

  test('each check, with its sentence, and no others', () => {
    const listed = [...readme.matchAll(/^\| `([a-z-]+)`( \*)? \| (.*) \|$/gm)].filter(([, id]) =>
      CHECKS.some((check) => check.id === id),
    );
    expect(listed.map(([, id, mark, sentence]) => ({ id, severity: mark ? 'warning' : 'error', sentence }))).toEqual(
      CHECKS.map(({ id, severity, sentence }) => ({ id, severity, sentence })),
    );
  });
});

test.each([...contributing.matchAll(/npm run ([a-z:]+)/g)].map(([, script]) => [script as string]))(
  'CONTRIBUTING.md’s npm run %s exists',
  (script) => {
    expect(Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts)).toContain(script);
  },
);
