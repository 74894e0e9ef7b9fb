import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/catalog/catalog.ts';
import { formatServerFile } from '../../src/catalog/format.ts';
import type { ServerRecord, ToolRecord } from '../../src/catalog/record.ts';
import { CHECKS } from '../../src/checks/index.ts';
import { checkCatalog } from '../../src/checks/run.ts';
import { serverRecord, toolRecord } from '../catalog/records.ts';
import { folderOf } from './folder.ts';

const first = toolRecord({ name: 'delete_file', description: 'Delete a file.' });
const second = toolRecord({ name: 'list_regions', description: 'List regions.', inputSchema: { type: 'object' } });

function fileOf(tools: readonly ToolRecord[], server: ServerRecord = serverRecord()): string {
  return formatServerFile(server, tools);
}

const good = fileOf([first, second]);

function reviewed(tool: ToolRecord, changes: Partial<ToolRecord>, digest = tool.definition.digest): ToolRecord {
  return { ...tool, ...changes, review: { reason: 'There is a bin.', by: 'octocat', on: '2026-11-20', digest } };
}

const declaring = fileOf([toolRecord({ name: 'delete_file', annotations: { readOnlyHint: true } })]);

const softened = { category: 'write', risk: 'medium' } as const;
const dispatching = toolRecord({
  name: 'manage',
  inputSchema: { type: 'object', properties: { action: { type: 'string', enum: ['list', 'delete'] } } },
});

type Files = Record<string, string | Uint8Array>;

function only(text: string): Files {
  return { 'servers/example.yaml': text };
}

function tool(name: string): Files {
  return only(fileOf([toolRecord({ name, description: 'Read.' })]));
}

/** For each check, files that it reports and files like them that it does not: `[what, words of the line, bad, good]`. */
const FIXTURES: Record<string, [string, string, Files, Files][]> = {
  'address-differs-only-by-case': [
    [
      'two spellings',
      'name: read',
      only(fileOf([toolRecord({ name: 'Read' }), toolRecord({ name: 'read' })])),
      only(fileOf([toolRecord({ name: 'Read' }), toolRecord({ name: 'reads' })])),
    ],
  ],
  'addresses-are-unique': [
    // Found by search: the first eight digits of the hashes of these two are the same.
    [
      'a name that is made to clash',
      'name: 五一七二九',
      only(fileOf([toolRecord({ name: '九六零八一' }), toolRecord({ name: '五一七二九' })])),
      only(fileOf([toolRecord({ name: '九六零八一' }), toolRecord({ name: '五一七二八' })])),
    ],
  ],
  'capabilities-are-ordered': [
    [
      'another order',
      'capabilities: [acts-in-bulk, executes-code]',
      only(good.replace('capabilities: []', 'capabilities: [acts-in-bulk, executes-code]')),
      only(good),
    ],
    [
      'something twice',
      'capabilities: [moves-money, moves-money]',
      only(good.replace('capabilities: []', 'capabilities: [moves-money, moves-money]')),
      only(good),
    ],
  ],
  'digest-matches-definition': [
    [
      'an edited description',
      'digest: sha256:',
      only(good.replace('Delete a file.', 'Delete a file safely.')),
      only(good),
    ],
    [
      'an edited digest',
      'digest: sha256:',
      only(good.replace(first.definition.digest, second.definition.digest)),
      only(good),
    ],
  ],
  'evidence-is-in-definition': [
    ['other words', '- rule:', only(good.replace('text: delete', 'text: remove')), only(good)],
    ['another place', '- rule:', only(good.replace('start: 0', 'start: 1')), only(good)],
    ['another field', '- rule:', only(good.replace('field: name', 'field: title')), only(good)],
    ['no place', '- rule:', only(good.replace(/\n {6}start: 0/, '')), only(good)],
    [
      'a place in no text',
      '- rule:',
      only(good.replace('field: name\n      text: list', 'field: inputSchema\n      text: list')),
      only(good),
    ],
  ],
  'file-is-canonical': [
    ['other quotes', "name: 'delete_file'", only(good.replace('name: delete_file', "name: 'delete_file'")), only(good)],
    ['Windows’ line ends', 'title: Example', only(good.replaceAll('\n', '\r\n')), only(good)],
    ['a comment', '# why', only(good.replace('name: delete_file', '# why\nname: delete_file')), only(good)],
    ['something behind the end', '', only(`${good}\n`), only(good)],
  ],
  'file-is-named': [
    ['another ending', '', { ...only(good), 'servers/other.yml': good }, only(good)],
    ['upper case', '', { ...only(good), 'servers/Other.yaml': good }, only(good)],
  ],
  'file-is-readable': [['other bytes', '', { 'servers/example.yaml': new Uint8Array([0xff, 0x3a]) }, only(good)]],
  'name-has-one-script': [
    ['a Cyrillic letter', 'name: rеad_file', tool('rеad_file'), tool('read_file')],
    ['a Greek letter', 'name: lοgin', tool('lοgin'), tool('login')],
    ['full-width letters', 'name: ｒｅａｄ', tool('ｒｅａｄ'), tool('read')],
    ['a mixed word among others', 'name: read_fіle', tool('read_fіle'), tool('прочитать_file')],
  ],
  'record-is-valid': [
    [
      'an unknown category',
      'category: delete',
      only(good.replace('category: destructive', 'category: delete')),
      only(good),
    ],
  ],
  'review-changes-something': [
    [
      'the suggested verdict',
      'review:',
      only(fileOf([reviewed(first, {})])),
      only(fileOf([reviewed(first, softened)])),
    ],
  ],
  'review-is-fresh': [
    [
      'another digest',
      'digest: sha256:',
      only(fileOf([reviewed(first, softened, second.definition.digest)])),
      only(fileOf([reviewed(first, softened)])),
    ],
  ],
  'risk-follows': [
    ['a milder risk', 'risk: high', only(good.replace('risk: critical', 'risk: high')), only(good)],
    [
      'a milder risk under a review',
      'risk: low',
      only(fileOf([reviewed(first, { ...softened, risk: 'low' })])),
      only(fileOf([reviewed(first, softened)])),
    ],
    ['a milder suggestion', '  risk: high', only(good.replace('  risk: critical', '  risk: high')), only(good)],
    [
      'a milder row',
      'risk: low',
      only(fileOf([dispatching]).replace(/(value: delete\n.*\n.*\n +risk: )critical/, '$1low')),
      only(fileOf([dispatching])),
    ],
  ],
  'source-is-known': [
    [
      'a package without a version',
      'source:',
      only(fileOf([], serverRecord({}, { kind: 'npm' }))),
      only(fileOf([], serverRecord({}, { kind: 'npm', version: '1.0.0' }))),
    ],
    [
      'a page without an address',
      'source:',
      only(fileOf([], serverRecord({}, { kind: 'page' }))),
      only(fileOf([], serverRecord({}, { kind: 'page', url: 'https://example.com' }))),
    ],
  ],
  'source-is-unique': [
    [
      'one server twice',
      'name: example',
      { ...only(good), 'servers/other.yaml': good },
      { ...only(good), 'servers/other.yaml': fileOf([], serverRecord({}, { name: 'other' })) },
    ],
  ],
  'suggestion-is-current': [
    [
      'another category',
      'suggestion:',
      only(good.replace('suggestion:\n  category: destructive', 'suggestion:\n  category: write')),
      only(good),
    ],
    ['another confidence', 'suggestion:', only(good.replace(/confidence: .*/, 'confidence: 0.123')), only(good)],
    [
      'another capability',
      'suggestion:',
      only(good.replace(/(suggestion:\n.*\n {2}capabilities: ).*/, '$1[moves-money]')),
      only(good),
    ],
    [
      'a contradiction less',
      'suggestion:',
      only(declaring.replace(/ {2}contradictions:\n( {4}.*\n( {6}.*\n)+)/, '')),
      only(declaring),
    ],
    ['other evidence', 'suggestion:', only(good.replace(/(because:\n)( {4}- .*\n( {6}.*\n)+)/, '$1$2$2')), only(good)],
  ],
  'text-is-visible': [
    ['a zero width space in a name', 'name: "read\\u200b"', tool('read\u200b'), tool('read')],
    [
      'tag characters in a description',
      'description: "x',
      only(fileOf([toolRecord({ name: 'a', description: 'x\u{e0041}\u{e0042}' })])),
      only(fileOf([toolRecord({ name: 'a', description: 'x 👩‍💻 \u00a0y' })])),
    ],
    [
      'a direction override in a schema',
      'description: "',
      only(fileOf([toolRecord({ name: 'a', inputSchema: { description: '\u202eabc' } })])),
      only(fileOf([toolRecord({ name: 'a', inputSchema: { description: 'עברית' } })])),
    ],
    [
      'a joiner that joins no emoji',
      'description: "a',
      only(fileOf([toolRecord({ name: 'a', description: 'a\u200db' })])),
      only(fileOf([toolRecord({ name: 'a', description: '👨‍👩‍👧' })])),
    ],
    [
      'a hidden key',
      'a\\u200b',
      only(fileOf([toolRecord({ name: 'a', inputSchema: { 'a\u200b': 1 } })])),
      only(fileOf([toolRecord({ name: 'a', inputSchema: { a: 1 } })])),
    ],
  ],
  'tool-is-unique': [
    [
      'a second record',
      'name: delete_file',
      only(`${fileOf([first])}---\n${fileOf([first]).split('---\n')[1]}`),
      only(good),
    ],
  ],
  'tools-are-sorted': [
    [
      'another order',
      'name: delete_file',
      only([good.split('---\n')[0], good.split('---\n')[2], good.split('---\n')[1]].join('---\n')),
      only(good),
    ],
  ],
  'verdict-is-suggested': [
    [
      'another category',
      'risk: medium',
      only(
        good.replace(
          'category: destructive\ncapabilities: []\nrisk: critical',
          'category: write\ncapabilities: []\nrisk: medium',
        ),
      ),
      only(fileOf([reviewed(first, softened)])),
    ],
    [
      'one capability more',
      'capabilities: [acts-in-bulk]',
      only(good.replace('capabilities: []', 'capabilities: [acts-in-bulk]')),
      only(good),
    ],
  ],
  'yaml-is-plain': [
    ['a tab', '\tdescription', only(good.replace('  description', '\tdescription')), only(good)],
    ['an anchor', 'name: &a', only(good.replace('name: ', 'name: &a ')), only(good)],
  ],
  'yaml-is-valid': [['an open quote', '', only(good.replace('name: delete_file', 'name: "delete_file')), only(good)]],
};

test('every check has files that it reports, and they stand in order', () => {
  const ids = CHECKS.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
  expect(Object.keys(FIXTURES)).toEqual(ids);
  for (const fixtures of Object.values(FIXTURES)) expect(fixtures.length).toBeGreaterThan(0);
});

test.each(CHECKS.map((check) => [check.id, check] as const))('%s is named and described', (id, { sentence }) => {
  expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(sentence).toMatch(/^[A-Z].*\.$/);
});

/** The line that a problem points at. */
function lineIn(files: Files, problem: Problem | undefined): string {
  const text = files[`servers/${problem?.file.split('/').at(-1)}`];
  return String(text).split('\n')[(problem?.line ?? 0) - 1] ?? 'no such line';
}

const CASES = Object.entries(FIXTURES).flatMap(([id, fixtures]) =>
  fixtures.map(([what, line, bad, fine]) => ({ id, what, line, bad, fine })),
);

describe('each is reported where it is, with what to do, and its like is not', () => {
  test.each(CASES)('$id: $what', ({ id, line, bad, fine }) => {
    const { problems } = checkCatalog({ root: folderOf(bad) });
    const [problem] = problems.filter(({ check }) => check === id);
    expect(problems.map(({ check }) => check)).toContain(id);
    expect(problem?.severity).toBe(CHECKS.find((check) => check.id === id)?.severity);
    expect(problem?.message).toMatch(/^\S.*\.$/);
    expect(problem?.remedy).toMatch(/^\S.{10,}$/);
    expect(lineIn(bad, problem)).toContain(line);
    expect(checkCatalog({ root: folderOf(fine) }).problems.filter(({ check }) => check === id)).toEqual([]);
  });
});

test('a good catalogue has no problems at all', () => {
  const root = folderOf({ ...only(good), 'servers/other.yaml': fileOf([], serverRecord({}, { name: 'other' })) });
  expect(checkCatalog({ root })).toEqual({ problems: [], servers: 2, tools: 2 });
});

test('everything is reported, in the order of files and lines', () => {
  const bad = good.replace('risk: critical', 'risk: low').replace('name: list_regions', "name: 'list_regions'");
  const other = fileOf([], serverRecord({}, { kind: 'npm' }));
  const { problems } = checkCatalog({ root: folderOf({ 'servers/b.yaml': bad, 'servers/a.yaml': other }) });
  expect(problems.map(({ file, line, check }) => [file.split('/').at(-1), line, check])).toEqual([
    ['a.yaml', 5, 'source-is-known'],
    ['b.yaml', bad.split('\n').indexOf('risk: low') + 1, 'risk-follows'],
    ['b.yaml', bad.split('\n').indexOf("name: 'list_regions'") + 1, 'file-is-canonical'],
  ]);
});

test('with servers named, only theirs are reported, and still against all', () => {
  const root = folderOf({ 'servers/a.yaml': good, 'servers/b.yaml': good, 'servers/c.yml': '' });
  const report = checkCatalog({ root, only: new Set(['b']) });
  expect(report).toMatchObject({ servers: 1, tools: 2, problems: [{ check: 'source-is-unique' }] });
  expect(checkCatalog({ root, only: new Set(['a']) }).problems).toEqual([]);
});

test('a wrong risk says what it should be', () => {
  const { problems } = checkCatalog({ root: folderOf(only(good.replace('risk: critical', 'risk: low'))) });
  expect(problems).toMatchObject([
    {
      tool: 'delete_file',
      line: 16,
      column: 7,
      message: 'risk is low, but destructive gives critical.',
      remedy: 'Write risk: critical, or correct the category or the capabilities.',
    },
  ]);
});

test('an unexplained verdict says what was suggested', () => {
  const text = good.replace(
    'category: destructive\ncapabilities: []\nrisk: critical',
    'category: read\ncapabilities: []\nrisk: low',
  );
  expect(checkCatalog({ root: folderOf(only(text)) }).problems).toMatchObject([
    {
      message: 'risk is low, but nothing explains why it differs from the suggested critical.',
      remedy: 'Add a review with a reason, or run `npm run classify` to accept the suggestion.',
    },
  ]);
});

test('hidden characters and foreign letters are named', () => {
  const messageOf = (name: string) =>
    checkCatalog({ root: folderOf(tool(name)) }).problems.map(({ message }) => message);
  expect(messageOf('a\u200bb\u202e')).toEqual([
    'The text holds what a reader cannot see: U+200B zero width space, U+202E direction override or embedding.',
  ]);
  expect(messageOf('rеad')).toEqual([
    'A word of the name mixes Latin and Cyrillic letters and may pass for another word: е (U+0435).',
  ]);
});

test('an attack page is checked with the records, unless only some of them are', () => {
  const root = folderOf({ ...only(good), 'attacks/odd.md': 'No front matter.' });
  expect(checkCatalog({ root }).problems).toMatchObject([
    { file: expect.stringMatching(/attacks\/odd\.md$/), line: 1 },
  ]);
  expect(checkCatalog({ root, only: new Set(['example']) }).problems).toEqual([]);
});
