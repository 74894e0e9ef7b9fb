import { describe, expect, it } from 'vitest';
import { DEFINITION_LIMITS } from '../../src/manifest/limits.ts';
import { normaliseTool, normaliseTools, showable } from '../../src/manifest/normalise.ts';

/** JSON of so many objects inside one another. */
function nested(levels: number): unknown {
  return JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
}

const half = '\ud800';

describe('a tool that cannot be recorded', () => {
  const bad: [string, unknown, RegExp][] = [
    ['a string', 'delete', /^it is a string, not an object$/],
    ['null', null, /^it is null, not an object$/],
    ['a list', [], /^it is a list, not an object$/],
    ['no name', { description: 'x' }, /^it has no name$/],
    ['a null name', { name: null }, /^it has no name$/],
    ['an empty name', { name: '' }, /^its name is empty$/],
    ['a number for a name', { name: 7 }, /^its name is a number, not a string$/],
    [
      'a long name',
      { name: 'x'.repeat(DEFINITION_LIMITS.nameLength + 1) },
      /^its name has 513 characters; the limit is 512$/,
    ],
    ['a description that is a list', { name: 'a', description: ['x'] }, /^its description is a list, not a string$/],
    ['a schema that is a boolean', { name: 'a', inputSchema: true }, /^its inputSchema is a boolean, not an object$/],
    ['a schema that is a list', { name: 'a', outputSchema: [] }, /^its outputSchema is a list, not an object$/],
    [
      'annotations that are a string',
      { name: 'a', annotations: 'readOnly' },
      /^its annotations is a string, not an object$/,
    ],
    ['a number past JSON', { name: 'a', inputSchema: JSON.parse('{"default":1e999}') }, /number that JSON cannot hold/],
    ['half a surrogate pair in a name', { name: `a${half}` }, /half a surrogate pair/],
    ['half a surrogate pair in a key', { name: 'a', inputSchema: { [half]: {} } }, /half a surrogate pair/],
    ['too many levels', { name: 'a', inputSchema: nested(DEFINITION_LIMITS.depth) }, /more than 90 levels deep/],
    ['ten thousand levels', { name: 'a', inputSchema: nested(10_000) }, /more than 90 levels deep/],
    ['too many characters', { name: 'a', description: 'x'.repeat(DEFINITION_LIMITS.length) }, /the limit is 524288/],
  ];
  it.each(bad)('%s', (_, raw, reason) => {
    const tool = normaliseTool(raw, 3);
    expect(tool.ok).toBe(false);
    expect(!tool.ok && tool.quarantined.reason).toMatch(reason);
  });

  it.each([
    [{ name: 'a\u001b[31mb\u202ec', inputSchema: 1 }, 'a [31mb c'],
    [{ name: '\u200b', inputSchema: 1 }, '#3'],
    [{ description: 'x' }, '#3'],
  ])('is named so that it can be shown: %j', (raw, label) => {
    const tool = normaliseTool(raw, 3);
    expect(!tool.ok && tool.quarantined.tool).toBe(label);
  });
});

describe('a tool that can be recorded', () => {
  const good: [string, Record<string, unknown>][] = [
    ['a name alone', { name: 'a' }],
    ['the longest name', { name: 'x'.repeat(DEFINITION_LIMITS.nameLength) }],
    ['an empty schema', { name: 'a', inputSchema: {} }],
    [
      'a name of the prototype',
      { name: 'constructor', inputSchema: JSON.parse('{"properties":{"__proto__":{"type":"string"}}}') },
    ],
    ['a whole surrogate pair', { name: 'a', description: '😀' }],
    ['deep, but not too deep', { name: 'a', inputSchema: nested(DEFINITION_LIMITS.depth - 1) }],
    ['annotations that declare nothing', { name: 'a', annotations: {} }],
    ['whatever a name may hold', { name: 'ünï<b>\n\u0000' }],
  ];
  it.each(good)('%s', (_, raw) => {
    const tool = normaliseTool(raw, 1);
    expect(tool.ok && { ...tool.definition, language: undefined }).toEqual({ ...raw, language: undefined });
  });

  it('keeps what MCP defines and nothing else, and no null', () => {
    const raw = { name: 'a', title: 'A', description: null, icons: [], _meta: {}, execution: {}, inputSchema: null };
    expect(normaliseTool(raw, 1)).toEqual({ ok: true, definition: { name: 'a', title: 'A', language: 'en' } });
  });

  it('keeps an own __proto__ key as a key', () => {
    const tool = normaliseTool(JSON.parse('{"name":"a","inputSchema":{"__proto__":{"polluted":true}}}'), 1);
    expect(tool.ok && Object.keys(tool.definition.inputSchema ?? {})).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('a list of tools', () => {
  it('loses only the bad ones', () => {
    const { definitions, quarantined } = normaliseTools([
      { name: 'a' },
      1,
      { name: 'b' },
      { name: 'c', annotations: 1 },
    ]);
    expect(definitions.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(quarantined.map(({ tool }) => tool)).toEqual(['#2', 'c']);
  });

  it.each([
    ['alike', { name: 'a', description: 'x' }, /listed twice, both times alike/],
    ['unlike', { name: 'a', description: 'y' }, /another tool of that name is listed before it/],
  ])('keeps the first of two with one name, %s', (_, second, reason) => {
    const { definitions, quarantined } = normaliseTools([{ name: 'a', description: 'x' }, second]);
    expect(definitions).toEqual([{ name: 'a', description: 'x', language: 'en' }]);
    expect(quarantined).toEqual([{ tool: 'a', reason: expect.stringMatching(reason) }]);
  });

  it('keeps names that differ in case, and those of the prototype', () => {
    const names = ['a', 'A', 'toString', '__proto__', 'constructor'];
    const { definitions } = normaliseTools(names.map((name) => ({ name })));
    expect(definitions.map(({ name }) => name)).toEqual(names);
  });
});

describe('showable', () => {
  it.each([
    ['plain', 'plain'],
    ['two\nlines\tand\u0000nul', 'two lines and nul'],
    ['\u202eright to left\u202c', 'right to left'],
    ['😀'.repeat(30), `${'😀'.repeat(19)}…`],
    ['\u001b]0;title\u0007text', ']0;title text'],
  ])('%j', (text, shown) => expect(showable(text, 20)).toBe(shown));
});
