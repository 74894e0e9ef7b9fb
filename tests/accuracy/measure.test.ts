import { expect, test } from 'vitest';
import { goldAnswers } from '../../src/accuracy/gold-tools.ts';
import type { Judged } from '../../src/accuracy/judge.ts';
import type { Answers } from '../../src/accuracy/labelled.ts';
import { measure } from '../../src/accuracy/measure.ts';
import { scoresByLabel } from '../../src/accuracy/report.ts';
import { parseRows } from '../../src/accuracy/rows.ts';
import { placesOf } from '../../src/accuracy/scales.ts';
import { intervalOf, scoresOf } from '../../src/accuracy/share.ts';
import { riskOf } from '../../src/catalog/risk.ts';
import type { Capability, Category } from '../../src/catalog/vocabulary.ts';

interface Given {
  server?: string;
  confidence?: number;
  must?: Capability[];
  may?: Capability[];
  found?: Capability[];
}

function judged(name: string, answers: Answers, category: Category, given: Given = {}): Judged {
  const { server = 's', confidence = 0.9, must, may = [], found: capabilities = [] } = given;
  const effect = { category, capabilities };
  return {
    tool: {
      server,
      language: 'en',
      definition: { name },
      siblings: [],
      answers,
      ...(must && { capabilities: { must, may } }),
    },
    suggestion: { ...effect, risk: riskOf(effect), confidence, because: [] },
    got: placesOf(effect),
  };
}

const gold = (category: Category, or?: Category) => goldAnswers({ category, or, capabilities: [], maybe: [] });

test('counts what is right, strictly and with second answers, by tool and by server', () => {
  const { agreement, servers, tools, wrong, languages } = measure([
    judged('a', gold('read'), 'read'),
    judged('b', gold('write', 'read'), 'read'),
    judged('c', gold('write'), 'destructive'),
    judged('d', gold('read'), 'read', { server: 't' }),
  ]);
  expect({ servers, tools }).toEqual({ servers: 2, tools: 4 });
  expect(agreement[0]).toEqual({
    scale: 'category',
    tools: 4,
    strict: 2,
    lenient: 3,
    strictByServer: 0.6667,
    lenientByServer: 0.8333,
    confusion: { read: [2, 0, 0], write: [1, 0, 1], destructive: [0, 0, 0] },
    lenientByLabel: { read: 2, write: 1, destructive: 0 },
  });
  expect(scoresByLabel(agreement[0] as (typeof agreement)[0])[0]?.scores).toEqual({
    precision: 2 / 3,
    recall: 1,
    f1: 0.8,
  });
  expect(wrong).toEqual([{ server: 's', tool: 'c', label: 'write', got: 'destructive' }]);
  expect(languages).toEqual([{ language: 'en', tools: 4, strict: 2, lenient: 3 }]);
});

const execute: Answers = { class: ['execute'], binary: ['nonread'] };
test.each<[string, Answers, Category, Given, string[]]>([
  ['a change called read', gold('write'), 'read', {}, ['change-called-read']],
  ['one that may be read', gold('write', 'read'), 'read', {}, []],
  ['a destructive tool called read, once', gold('destructive'), 'read', {}, ['change-called-read']],
  ['a destructive tool called write', gold('destructive'), 'write', {}, ['critical-under-rated']],
  ['one that may be write', gold('destructive', 'write'), 'write', {}, []],
  ['a write called destructive', gold('write'), 'destructive', {}, []],
  ['code that runs, called write', execute, 'write', {}, ['critical-under-rated']],
  ['code that runs, called destructive', execute, 'destructive', {}, []],
  ['code that runs, found', execute, 'write', { found: ['executes-code'] }, []],
  ['code that runs and is not read, called so', { binary: ['nonread'] }, 'read', { found: ['executes-code'] }, []],
])('%s', (_, answers, category, given, kinds) => {
  expect(measure([judged('a', answers, category, given)]).unsafe.map(({ kind }) => kind)).toEqual(kinds);
});

test('critical tools are counted, with those that are held', () => {
  const { critical } = measure([
    judged('a', gold('destructive'), 'write'),
    judged('b', gold('destructive'), 'destructive'),
    judged('c', gold('write'), 'read'),
  ]);
  expect(critical).toEqual({ tools: 2, held: 1 });
});

test('a capability that is left open counts neither way', () => {
  const { capabilities } = measure([
    judged('a', gold('read'), 'read', { must: ['acts-in-bulk'], found: ['acts-in-bulk'] }),
    judged('b', gold('read'), 'read', { must: ['acts-in-bulk'] }),
    judged('c', gold('read'), 'read', { must: [], found: ['acts-in-bulk'] }),
    judged('d', gold('read'), 'read', { must: [], may: ['acts-in-bulk'], found: ['acts-in-bulk'] }),
    judged('e', gold('read'), 'read', { must: [], may: ['acts-in-bulk'] }),
  ]);
  expect(capabilities?.find(({ capability }) => capability === 'acts-in-bulk')).toEqual({
    capability: 'acts-in-bulk',
    hits: 1,
    missed: ['s/b'],
    extra: ['s/c'],
  });
  expect(measure([judged('a', gold('read'), 'read')]).capabilities).toBeUndefined();
});

test('calibration puts each confidence into its bin', () => {
  const { calibration } = measure([
    judged('a', gold('read'), 'read', { confidence: 0.95 }),
    judged('b', gold('read'), 'write', { confidence: 1 }),
    judged('c', gold('read'), 'read', { confidence: 0.949 }),
    judged('d', gold('read'), 'read', { confidence: 0 }),
  ]);
  expect(calibration).toEqual({
    error: 0.5003,
    bins: [
      { from: 0, tools: 1, right: 1, confidence: 0 },
      { from: 0.9, tools: 1, right: 1, confidence: 0.949 },
      { from: 0.95, tools: 2, right: 1, confidence: 0.975 },
    ],
  });
});

test('nothing cannot be measured', () => {
  expect(() => measure([])).toThrow(RangeError);
});

test('shares have ranges, and scores need something to divide by', () => {
  // As R says: binom.confint(8, 10, methods = 'wilson').
  const [low, high] = intervalOf(8, 10) ?? [];
  expect(low).toBeCloseTo(0.4902, 4);
  expect(high).toBeCloseTo(0.9433, 4);
  expect(intervalOf(10, 10)?.[1]).toBeCloseTo(1, 9);
  expect(intervalOf(0, 0)).toBeUndefined();
  expect(scoresOf(0, 0, 0)).toEqual({ precision: undefined, recall: undefined, f1: undefined });
  expect(scoresOf(0, 1, 1)).toEqual({ precision: 0, recall: 0, f1: 0 });
});

test('rows know their server’s other tools', () => {
  const { tools, problems } = parseRows(
    '{"server": "a", "name": "x", "label": "write", "alt": "execute"}\n\n{"server": "a", "name": "y", "label_binary": "read"}',
    'rows.jsonl',
  );
  expect(problems).toEqual([]);
  expect(tools.map(({ siblings }) => siblings)).toEqual([['y'], ['x']]);
  expect(tools.map(({ answers }) => answers)).toEqual([
    { class: ['write', 'execute'], binary: ['nonread'] },
    { binary: ['read'] },
  ]);
});

test.each([
  ['text that is no JSON', '{'],
  ['a list', '[]'],
  ['no label', '{"server": "a", "name": "x"}'],
  ['a label of another vocabulary', '{"server": "a", "name": "x", "label": "fine"}'],
  ['a second answer of another vocabulary', '{"server": "a", "name": "x", "label": "read", "alt": "fine"}'],
  ['a name that is no text', '{"server": "a", "name": 1, "label": "read"}'],
])('%s is a problem with its line, and the rest is read', (_, line) => {
  const { tools, problems } = parseRows(`${line}\n{"server": "a", "name": "x", "label": "read"}`, 'rows.jsonl');
  expect(problems.map(({ file, line: at }) => `${file}:${at}`)).toEqual(['rows.jsonl:1']);
  expect(tools.length).toBe(1);
});
