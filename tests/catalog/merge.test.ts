import { describe, expect, test } from 'vitest';
import { formatServerFile } from '../../src/catalog/format.ts';
import { type Capture, listedNames, mergeCapture, siblingsOf, toolDefinition } from '../../src/catalog/merge.ts';
import type { ServerRecord, Suggestion, ToolRecord } from '../../src/catalog/record.ts';
import { riskOf } from '../../src/catalog/risk.ts';
import type { Category } from '../../src/catalog/vocabulary.ts';
import type { ToolDefinition } from '../../src/manifest/definition.ts';
import { serverEntry, serverRecord } from './records.ts';

/** Suggests the category that the description names, so that a test says which suggestion it wants. */
function suggest({ description = 'write' }: ToolDefinition): Suggestion {
  const category = description.split(' ')[0] as Category;
  return { category, capabilities: [], risk: riskOf({ category, capabilities: [] }), confidence: 0.5, because: [] };
}

const { source: found, ...about } = serverRecord();
const { changed: _, ...source } = found;

function capture(tools: ToolDefinition[], changes: Partial<Capture> = {}, how: Partial<typeof source> = {}): Capture {
  const server = { ...about, source: { ...source, ...how } };
  return { server, tools: tools.map((definition) => ({ definition })), quarantined: [], ...changes };
}

const day = (number: number) => `2026-11-0${number}`;

/** Merges captures one after the other, a day apart, and lets a person change the records in between. */
function history(...steps: (Capture | ((tools: ToolRecord[], server: ServerRecord) => ToolRecord[]))[]) {
  let state: ReturnType<typeof mergeCapture> | undefined;
  steps.forEach((step, index) => {
    const existing = state && serverEntry(state.server, state.tools);
    if (typeof step !== 'function') state = mergeCapture({ existing, capture: step, today: day(index + 1), suggest });
    else if (state) state = { ...state, tools: step(state.tools, state.server) };
  });
  if (!state) throw new Error('a history has a step');
  return {
    ...state,
    text: formatServerFile(state.server, state.tools),
    tool: (name: string) => state?.tools.find((tool) => tool.name === name),
  };
}

const reviewed = (category: Category) => (tools: ToolRecord[]) =>
  tools.map((tool) => ({
    ...tool,
    category,
    risk: riskOf({ category, capabilities: [] }),
    review: { reason: 'because I read it', by: 'octocat', on: day(9), digest: tool.definition.digest },
  }));

const a = { name: 'a', description: 'read it' };
const b = { name: 'b', description: 'write it' };

test('a first capture records every tool, with the verdicts that are suggested', () => {
  const { server, tools, counts } = history(capture([b, a]));
  expect(tools.map(({ name, category, risk }) => [name, category, risk])).toEqual([
    ['a', 'read', 'low'],
    ['b', 'write', 'medium'],
  ]);
  expect(server.source.changed).toBe(day(1));
  expect(counts).toEqual({ recorded: 2, unchanged: 0, quarantined: 0, retired: 0 });
});

test('the same capture again changes nothing, whatever the day', () => {
  const [once, twice] = [history(capture([a, b])), history(capture([a, b]), capture([b, a]))];
  expect(twice.text).toBe(once.text);
  expect(twice.counts).toEqual({ recorded: 0, unchanged: 2, quarantined: 0, retired: 0 });
});

test('a new version of the package alone is no change of a definition', () => {
  const { server, counts } = history(capture([a], {}, { version: '1.0.0' }), capture([a], {}, { version: '1.0.1' }));
  expect(server.source).toMatchObject({ version: '1.0.1', changed: day(1) });
  expect(counts.unchanged).toBe(1);
});

test('a changed definition is recorded, with the day', () => {
  const { server, tool, counts } = history(capture([a, b]), capture([{ ...a, description: 'destructive now' }, b]));
  expect(tool('a')).toMatchObject({ category: 'destructive', risk: 'critical' });
  expect(server.source.changed).toBe(day(2));
  expect(counts).toEqual({ recorded: 1, unchanged: 1, quarantined: 0, retired: 0 });
});

describe('a tool that is no longer listed', () => {
  test.each<[string, Capture, string | undefined]>([
    ['is retired', capture([a]), day(2)],
    ['stays where the capture is partial', capture([a], {}, { capture: 'partial' }), undefined],
    ['stays where nothing could be listed', capture([], {}, { capture: 'metadata' }), undefined],
    ['stays where it was quarantined', capture([a], { quarantined: [{ tool: 'b', reason: 'x' }] }), undefined],
  ])('%s', (_, second, retired) => {
    const { tool, counts } = history(capture([a, b]), second);
    expect(tool('b')?.retired).toBe(retired);
    expect(counts.retired).toBe(retired ? 1 : 0);
  });

  test('keeps its day, and is counted once', () => {
    const { tool, counts, server } = history(capture([a, b]), capture([a]), capture([a]));
    expect(tool('b')?.retired).toBe(day(2));
    expect(server.source.changed).toBe(day(2));
    expect(counts).toEqual({ recorded: 0, unchanged: 1, quarantined: 0, retired: 0 });
  });

  test('comes back when it is listed again', () => {
    const { tool, counts } = history(capture([a, b]), capture([a]), capture([a, b]));
    expect(tool('b')?.retired).toBeUndefined();
    expect(counts).toMatchObject({ recorded: 1, unchanged: 1 });
  });
});

describe('a review', () => {
  test('outranks the suggestion, and outlives a crawl', () => {
    const { tool } = history(capture([a]), reviewed('destructive'), capture([a]));
    expect(tool('a')).toMatchObject({ category: 'destructive', risk: 'critical', review: { by: 'octocat' } });
    expect(tool('a')?.suggestion.category).toBe('read');
  });

  test('may be milder than the suggestion while it is fresh', () => {
    expect(history(capture([b]), reviewed('read'), capture([b])).tool('b')?.risk).toBe('low');
  });

  test.each([
    ['read', 'destructive now', 'critical'],
    ['destructive', 'read now', 'critical'],
  ] as const)('of %s that went stale yields to the graver of the two', (category, description, risk) => {
    const { tool } = history(capture([b]), reviewed(category), capture([{ name: 'b', description }]));
    expect(tool('b')).toMatchObject({ risk, review: { by: 'octocat' } });
    expect(tool('b')?.review?.digest).not.toBe(tool('b')?.definition.digest);
  });

  test('keeps the gloss that a person wrote', () => {
    const gloss = (tools: ToolRecord[]) => tools.map((tool) => ({ ...tool, gloss: 'in English' }));
    expect(history(capture([a]), gloss, capture([a])).tool('a')?.gloss).toBe('in English');
  });
});

describe('the server’s record', () => {
  test('fills in what is missing and keeps what a person corrected', () => {
    const first = capture([a]);
    const unknown = { ...first, server: { ...first.server, licence: 'unknown' } };
    const second = { ...first, server: { ...first.server, title: 'Other', licence: 'MIT', description: 'new' } };
    expect(history(unknown, second).server).toMatchObject({ title: 'Example', licence: 'MIT', description: 'new' });
    expect(history(first, { ...second, server: { ...second.server, licence: 'ISC' } }).server.licence).toBe('MIT');
  });

  describe('that a person copied from a page', () => {
    const url = 'https://example.com/tools/a';
    const repository = 'https://example.com/repository';
    const copied = capture([a], {}, { kind: 'page', url, repository, capture: 'partial' });
    test.each<[string, Partial<typeof source>, Partial<typeof source>]>([
      ['keeps its addresses where a whole list takes its place', {}, { kind: 'manifest', url, repository }],
      ['is still from the page after a list in part', { capture: 'partial' }, { kind: 'page', url, repository }],
      [
        'takes the addresses that a capture has',
        { url: 'https://example.org/', repository: 'https://example.org/new' },
        { kind: 'manifest', url: 'https://example.org/', repository: 'https://example.org/new' },
      ],
    ])('%s', (_, how, expected) => {
      expect(history(copied, capture([a], {}, how)).server.source).toMatchObject({ ...how, ...expected });
    });
  });

  test('gets no address that nobody gave', () => {
    const { source } = history(capture([a]), capture([a])).server;
    expect('url' in source || 'repository' in source).toBe(false);
  });

  test('lists what is quarantined now', () => {
    const bad = capture([a], { quarantined: [{ tool: '#2', reason: 'it has no name' }] });
    expect(history(bad).server.quarantined).toHaveLength(1);
    expect(history(bad).counts).toMatchObject({ recorded: 1, quarantined: 1 });
    expect(history(bad, capture([a])).server.quarantined).toBeUndefined();
  });

  test('of another server is not merged into', () => {
    expect(() => history(capture([a]), capture([a], {}, { name: 'other' }))).toThrow('"other"');
  });
});

test('a tool whose record would be too large is quarantined, and costs the others nothing', () => {
  const list = Array.from({ length: 60_000 }, (_, index) => ({ index }));
  const { tools, server, counts } = history(capture([a, { name: 'huge', inputSchema: { list } }]));
  expect(tools.map(({ name }) => name)).toEqual(['a']);
  expect(server.quarantined).toEqual([{ tool: 'huge', reason: expect.stringContaining('too large') }]);
  expect(counts).toEqual({ recorded: 1, unchanged: 0, quarantined: 1, retired: 0 });
});

test('an unstable tool is marked, and a mark that comes or goes is a change', () => {
  const unstable = { ...capture([]), tools: [{ definition: a, unstable: true as const }] };
  expect(history(unstable).tool('a')?.definition.unstable).toBe(true);
  expect(history(unstable, capture([a])).counts.recorded).toBe(1);
});

test('prototype names are names', () => {
  const names = ['__proto__', 'constructor', 'toString'];
  const tools = names.map((name) => ({ name, description: 'read' }));
  expect(history(capture(tools), capture(tools)).tools.map(({ name }) => name)).toEqual([...names].sort());
});

test('siblings are the names of the other tools that are still listed, in one order', () => {
  const listed = listedNames([{ name: 'c' }, { name: 'a' }, { name: 'x', retired: day(1) }, { name: 'b' }]);
  expect(siblingsOf('a', listed)).toEqual(['b', 'c']);
});

test('every tool is given the same siblings as later, when only the file is known', () => {
  const given: [string, readonly string[]][] = [];
  const noting = (definition: ToolDefinition, siblings: readonly string[]) => {
    given.push([definition.name, siblings]);
    return suggest(definition);
  };
  const { server, tools } = history(capture([a, b]));
  const existing = serverEntry(server, tools);
  mergeCapture({ existing, capture: capture([{ name: 'z' }, b]), today: day(2), suggest: noting });
  expect(Object.fromEntries(given)).toEqual({ z: ['b'], b: ['z'], a: ['b', 'z'] });
});

test('the classifier is given what the server said', () => {
  const definition = {
    name: 'a',
    title: 'A',
    description: 'read',
    language: 'en',
    annotations: { readOnlyHint: true },
  };
  const [record] = history(capture([definition])).tools;
  expect(record && toolDefinition(record)).toEqual(definition);
});
