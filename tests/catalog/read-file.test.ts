import { describe, expect, test } from 'vitest';
import { formatServerFile } from '../../src/catalog/format.ts';
import { LIMITS } from '../../src/catalog/limits.ts';
import { commentProblems, isWithinBounds, locate, readServerFile } from '../../src/catalog/read-file.ts';
import { serverRecord, toolRecord } from './records.ts';

const good = formatServerFile(serverRecord(), [toolRecord({ name: 'good' }), toolRecord({ name: 'zeal' })]);
const server = formatServerFile(serverRecord(), []);
const [, goodTool = '', zealTool = ''] = good.split('---\n');

/** A file with a document between two good tools; gives its problems, and the names of the tools that were kept. */
function readWith(document: string) {
  const text = `${server}---\n${goodTool}---\n${document}\n---\n${zealTool}`;
  const { entry, problems } = readServerFile(text, 'catalog/servers/example.yaml');
  const line = `${server}---\n${goodTool}---\n`.split('\n').length;
  return {
    names: entry?.tools.map(({ record }) => record.name),
    problems: problems.map((problem) => ({ ...problem, line: problem.line - line + 1 })),
  };
}

test('a good file has no problems', () => {
  const { entry, problems } = readServerFile(good, 'catalog/servers/example.yaml');
  expect(problems).toEqual([]);
  expect(entry).toMatchObject({ id: 'example', file: 'servers/example.yaml', server: serverRecord() });
  expect(entry?.tools.map(({ slug, line }) => [slug, line])).toEqual([
    ['good', server.split('\n').length + 1],
    ['zeal', good.split('\n').indexOf('name: zeal') + 1],
  ]);
});

const bad = goodTool.replace('name: good', 'name: bad');

describe('one bad document is reported where it is bad, and costs nothing but itself', () => {
  test.each([
    ['a tab', bad.replace('  digest', '\tdigest'), 'yaml-is-plain', 8, 1, 'holds a tab'],
    ['an anchor', bad.replace('category: ', 'category: &a '), 'yaml-is-plain', 2, 11, 'an anchor (&)'],
    ['an alias', bad.replace('category: write', 'category: *a'), 'yaml-is-plain', 2, 11, 'an alias (*)'],
    ['a tag', bad.replace('name: bad', 'name: !!str bad'), 'yaml-is-plain', 1, 7, 'a tag (!)'],
    ['a merge key', bad.replace('definition:\n', 'definition:\n  <<: {}\n'), 'yaml-is-plain', 8, 3, 'a merge key (<<)'],
    ['a directive', `%YAML 1.1\n${bad}`, 'yaml-is-plain', 1, 1, 'a directive (%)'],
    ['an end marker', `${bad}...\n`, 'yaml-is-plain', 17, 1, 'a document end marker (...)'],
    ['text at a marker', bad.replace('name: bad', 'name: bad\n--- x'), 'yaml-is-plain', 2, 1, 'a document marker'],
    [
      'a repeated key',
      bad.replace('risk: ', 'category: read\nrisk: '),
      'yaml-is-plain',
      4,
      1,
      '"category" stands here twice',
    ],
    ['a key that is a list', `${bad}[a, b]: c\n`, 'yaml-is-plain', 17, 1, 'A key must be a string'],
    [
      'no number of JSON’s',
      bad.replace(/confidence: .*/, 'confidence: .nan'),
      'yaml-is-plain',
      15,
      15,
      '.nan is no JSON value',
    ],
    [
      'deep nesting',
      bad.replace('risk: ', `gloss: ${'['.repeat(200)}\nrisk: `),
      'yaml-is-plain',
      4,
      108,
      'nests more than',
    ],
    ['no YAML', bad.replace('name: bad', 'name: "bad'), 'yaml-is-valid', 17, 1, 'Missing closing "quote'],
    ['a wrong indentation', bad.replace('risk: ', ' risk: '), 'yaml-is-valid', 4, 1, 'same column'],
    [
      'a wrong word',
      bad.replace('category: write', 'category: writes'),
      'record-is-valid',
      2,
      11,
      'not among read, write',
    ],
    [
      'an unknown key',
      bad.replace('risk: ', 'notes: x\nrisk: '),
      'record-is-valid',
      4,
      1,
      '`notes` is no key of a record',
    ],
    [
      'an own __proto__',
      bad.replace('risk: ', '__proto__: {a: 1}\nrisk: '),
      'record-is-valid',
      4,
      1,
      '`__proto__` is no key',
    ],
    [
      'a missing key',
      bad.replace(/^risk: .*\n/m, ''),
      'record-is-valid',
      1,
      1,
      '`risk` is missing; it is one of low, medium',
    ],
    ['a bad digest', bad.replace('sha256:', 'md5:'), 'record-is-valid', 8, 11, '`definition.digest` must be sha256:'],
    ['a list for a mapping', '- a\n- b', 'record-is-valid', 1, 1, 'The record is a list, and must be a mapping'],
    ['a scalar', 'nothing', 'record-is-valid', 1, 1, 'The record is "nothing", and must be'],
    ['nothing', '', 'record-is-valid', 1, 1, 'The record is null, and must be'],
    [
      'a second record of a tool',
      goodTool,
      'tool-is-unique',
      1,
      1,
      'two records of this tool: the first is on line 13',
    ],
  ])('%s', (_, document, check, line, column, message) => {
    const { names, problems } = readWith(document);
    expect(problems[0]).toMatchObject({
      check,
      severity: 'error',
      file: 'catalog/servers/example.yaml',
      line,
      column,
      message: expect.stringContaining(message),
      remedy: expect.stringMatching(/\w{3}/),
    });
    expect(names).toEqual(['good', 'zeal']);
  });

  test.each([
    ['a comment', bad.replace('name: bad', 'name: bad # a comment')],
    ['other quotes', bad.replace('name: bad', "name: 'bad'")],
    ['Windows’ line ends', bad.replaceAll('\n', '\r\n')],
    ['another order', bad.replace('name: bad\n', '').replace('risk: ', 'name: bad\nrisk: ')],
    ['a flow mapping', bad.replace('definition:\n', 'definition:\n  inputSchema: {type: object, a: [1, {b: c}]}\n')],
    ['brackets in a text', bad.replace('risk: ', `gloss: "${'['.repeat(500)}"\nrisk: `)],
    ['marks in a text', bad.replace('risk: ', 'gloss: "&a *b !c << ... ---"\nrisk: ')],
  ])('%s is no reason to refuse one', (_, document) => {
    expect(readWith(document)).toEqual({ names: ['bad', 'good', 'zeal'], problems: [] });
  });

  test('every problem of a record is reported, up to a number', () => {
    const { problems } = readWith(bad.replace('category: write', 'category: x').replace(/risk: \w+/, 'risk: y'));
    expect(problems.map(({ line }) => line)).toEqual([2, 4]);
    const many = Array.from({ length: 5000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(readWith(`${bad}${many}`).problems).toHaveLength(20);
  });

  test('the tool is named as far as its name can be read', () => {
    expect(readWith(bad.replace('category: write', 'category: x')).problems[0]?.tool).toBe('bad');
    expect(readWith('- a').problems[0]?.tool).toBeUndefined();
  });
});

describe('a bad file as a whole', () => {
  test.each([
    ['an unknown licence key', good.replace('licence:', 'license:'), 'record-is-valid', '`licence` is missing'],
    ['a lone carriage return', good.replace('MIT', 'MIT\rx'), 'yaml-is-plain', 'carriage return'],
    ['a byte order mark', `\ufeff${good}`, 'yaml-is-plain', 'a byte order mark'],
    ['too many documents', `${server}${'---\n'.repeat(LIMITS.documents)}`, 'yaml-is-plain', '10001 documents; at most'],
    ['too many bytes', `${server}#${' '.repeat(LIMITS.fileBytes)}`, 'yaml-is-plain', 'bytes; at most'],
    ['nothing', '', 'record-is-valid', 'The record is null'],
  ])('%s', (_, text, check, message) => {
    const { entry, problems } = readServerFile(text, 'servers/x.yaml');
    expect(entry).toBeUndefined();
    expect(problems.some((problem) => problem.check === check && problem.message.includes(message))).toBe(true);
  });

  test('without its server’s record, its tools are still looked at', () => {
    const text = good.replace('licence:', 'license:').replace('category: write', 'category: x');
    expect(readServerFile(text, 'servers/x.yaml').problems.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('`category` is "x"'),
    );
  });
});

describe('what no parser may be given', () => {
  test.each([
    ['anchors', Array.from({ length: 50_000 }, (_, index) => `a${index}: &x${index} 1`).join('\n')],
    ['brackets', '['.repeat(100_000)],
    ['braces', `a: ${'{b: '.repeat(50_000)}`],
    ['dashes', '- '.repeat(50_000)],
    ['steps', Array.from({ length: 1000 }, (_, index) => `${' '.repeat(index)}a:`).join('\n')],
    ['repeated keys', 'a: 1\n'.repeat(20_000)],
    ['question marks', '? '.repeat(50_000)],
    ['lines', '\n'.repeat(1_000_000)],
  ])('%s', (_, text) => {
    const { problems } = readServerFile(`${server}---\nname: x\n${text}`, 'servers/x.yaml');
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(20);
  });

  test('a document of too many lines is refused, one of fewer is not', () => {
    expect(isWithinBounds('a\n'.repeat(LIMITS.documentLines))).toBe(false);
    expect(isWithinBounds('a\n'.repeat(LIMITS.documentLines - 1))).toBe(true);
    expect(isWithinBounds('a'.repeat(LIMITS.documentLength + 1))).toBe(false);
  });
});

describe('the place of a part', () => {
  const lines = good.split('\n');
  const line = lines.indexOf('name: good') + 1;
  test.each<[PropertyKey[], number, number]>([
    [[], 0, 1],
    [['name'], 0, 7],
    [['risk'], 3, 7],
    [['definition'], 6, 1],
    [['definition', 'digest'], 7, 11],
    [['definition', 'absent', 'deeper'], 6, 1],
    [['absent'], 0, 1],
  ])('%j', (path, down, column) => {
    expect(locate(lines, line, path)).toEqual({ line: line + down, column });
  });
});

describe('comments of people', () => {
  test.each([
    ['none in a canonical file', good, []],
    ['none in a text', good.replace('title: Example', 'title: "a # b"'), []],
    ['a line of its own', good.replace('name: good', '# why?\nname: good'), [13]],
    ['behind a value', good.replace('risk: ', 'category: a # b\nrisk: '), [16]],
  ])('%s', (_, text, lines) => {
    expect(commentProblems(text, 'x').map(({ line }) => line)).toEqual(lines);
  });
});
