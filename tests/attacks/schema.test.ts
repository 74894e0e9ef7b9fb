import { describe, expect, it } from 'vitest';
import { readAttackFile } from '../../src/catalog/attacks.ts';
import { GOOD_PAGE, spoil } from './page.ts';

const read = (text: string) => readAttackFile(text, 'attacks/fish.md', 'fish');
const problemsOf = (text: string) => {
  const result = read(text);
  return 'problems' in result ? result.problems : [];
};

it('reads a page', () => {
  const result = read(GOOD_PAGE);
  expect(result).toMatchObject({
    attack: {
      slug: 'fish',
      title: 'Fish poisoning',
      categories: ['read'],
      capabilities: ['acts-in-bulk'],
      serverLevel: false,
      case: { date: '2025-04-01', kind: 'demonstration' },
      sources: [{ title: 'A second source', url: 'https://example.org/' }],
    },
  });
  expect('attack' in result && result.attack.body).toMatch(/^## What happens\n[\s\S]*```$/);
});

/** What is replaced, by something that is refused and by something that is not; and where and how it is refused. */
const FIELDS: [from: string, bad: string, good: string, line: number, message: RegExp][] = [
  ['title: Fish poisoning', 'title: "<b>Fish"', 'title: Cod', 2, /^title must be plain text/],
  ['title: Fish poisoning', 'name: Fish poisoning', 'title: Cod', 2, /^title must be text/],
  ['title: Fish poisoning', 'title: ""', 'title: Cod', 2, /^title must be three/],
  ['title: Fish poisoning', `title: ${'x'.repeat(61)}`, `title: ${'x'.repeat(60)}`, 2, /^title must be 60/],
  ['title: Fish poisoning', 'title: "Fish\\u202e"', 'title: "Fish\\u00e9"', 2, /hidden characters/],
  ['title: Fish poisoning', 'title: "Fish "', 'title: "Fish"', 2, /white space/],
  ['in a fish.', 'in a fish', 'in a cod.', 3, /^summary must be one sentence/],
  ['in a fish.', 'in a fish. It bites.', 'in a fish that bites.', 3, /^summary must be one sentence/],
  ['[read]', '[reed]', '[write]', 4, /^categories.0 must be one of read, write, destructive/],
  ['[read]', '[read, read]', '[read, write]', 4, /^categories must not name anything twice/],
  ['[read]', 'read', '[read]', 4, /^categories must be a list/],
  ['[acts-in-bulk]', '[swims]', '[moves-money]', 5, /^capabilities.0 must be one of executes-code/],
  ['serverLevel: false', 'serverLevel: true', 'serverLevel: false', 6, /^serverLevel must be true where no category/],
  ['serverLevel: false', 'serverLevel: "no"', 'serverLevel: false', 6, /^serverLevel must be true or false/],
  ['SAFE-T1001', 'T1001', 'SAFE-T1002', 7, /^safeMcp.0 must be an id of SAFE-MCP, such as SAFE-T1001/],
  ['SAFE-T1001', 'SAFE-T9999', 'SAFE-T1002', 7, /^safeMcp.0 must be an id that SAFE-MCP has/],
  ['MCP03:2025', 'MCP03', 'MCP10:2025', 8, /^owaspMcp.0 must be an id of OWASP MCP Top 10/],
  ['MCP03:2025', 'MCP11:2025', 'MCP01:2025', 8, /^owaspMcp.0 must be an id of OWASP MCP Top 10/],
  ['ASI04', 'ASI00', 'ASI10', 9, /^owaspAsi.0 must be an id of OWASP Top 10 for Agentic/],
  ['AML.T0110', 'AML.T110', 'AML.T0051.001', 10, /^atlas.0 must be an id of MITRE ATLAS/],
  ['AML.T0110', 'AML.T9999', 'AML.T0051', 10, /^atlas.0 must be an id that MITRE ATLAS has/],
  [
    'https://example.com/fish',
    'http://example.com/fish',
    'https://example.com/cod',
    13,
    /^case.url must be an https URL/,
  ],
  ['https://example.com/fish', 'javascript:alert(1)', 'https://example.com/cod', 13, /^case.url must be an https URL/],
  ['https://example.com/fish', 'https://localhost/', 'https://example.com/cod', 13, /^case.url must be an https URL/],
  ['2025-04-01', '2025-02-30', '2025-02-28', 14, /^case.date must be a date/],
  ['2025-04-01', '2025', '2025-04', 14, /^case.date must be a date/],
  ['2025-04-01', '2025-13', '2025-12', 14, /^case.date must be a date/],
  ['kind: demonstration', 'kind: rumour', 'kind: incident', 15, /^case.kind must be one of incident/],
  ['  kind: demonstration', '  kind: incident\n  place: sea', '  kind: incident', 16, /^case.place is no field/],
  ['https://example.org/', 'ftp://example.org/', 'https://example.net/', 18, /^sources.0.url must be an https URL/],
  ['theme: definitions', 'theme: fishing', 'theme: data', 19, /^theme must be one of instructions/],
  ['atlas: [AML.T0110]', 'atlas: []\n"__proto__": {}', 'atlas: []', 11, /^__proto__ is no field/],
];

describe('front matter', () => {
  it.each(FIELDS)('in place of %j refuses %j and takes %j', (from, bad, good, line, message) => {
    const found = problemsOf(spoil(from, bad)).find((problem) => message.test(problem.message));
    expect(found).toMatchObject({ check: 'attack-fits-schema', severity: 'error', file: 'attacks/fish.md', line });
    expect(found?.remedy).not.toBe('');
    expect(problemsOf(spoil(from, good))).toEqual([]);
  });

  it('wants categories and capabilities exactly where an attack is not on the server', () => {
    const serverLevel = spoil('serverLevel: false', 'serverLevel: true').replace('[read]', '[]');
    expect(problemsOf(serverLevel.replace('[acts-in-bulk]', '[]'))).toEqual([]);
    expect(
      problemsOf(serverLevel.replace('[acts-in-bulk]', '[]').replace('serverLevel: true', 'serverLevel: false')),
    ).toHaveLength(1);
  });

  it('reports every problem', () => {
    const bad = spoil('[read]', '[reed]').replace('2025-04-01', 'yesterday').replace('ASI04', 'ASI4');
    expect(problemsOf(bad).map(({ line }) => line)).toEqual([4, 9, 14]);
  });
});

const BODIES: [from: string, bad: string, good: string, line: number, message: RegExp][] = [
  ['Words.', '<script>x</script>', 'A script.', 28, /less-than/],
  ['Words.', '![x](https://example.com/x.png)', '[x](https://example.com/)', 28, /an image/],
  ['Words.', '[x]: https://example.com/', '[x](https://example.com/)', 28, /link by reference/],
  ['Words.', '[x](javascript:alert(1))', '[x](https://example.com/)', 28, /neither to an https address/],
  ['Words.', '[x](//example.com/)', '[x](/attacks/)', 28, /neither to an https address/],
  ['Words.', '[x](http://example.com/)', '[x](https://example.com/)', 28, /neither to an https address/],
  ['Words.', 'Words\u200b.', 'Wörter.', 28, /hidden character/],
  ['## What it needs', '## What it wants', '## What it needs', 21, /sections of an attack page/],
  ['## What it needs', '# What it needs', '## What it needs', 21, /sections of an attack page/],
  ['## What happens', 'Before.\n\n## What happens', '## What happens', 21, /sections of an attack page/],
];

describe('text', () => {
  it.each(BODIES)('in place of %j refuses %j and takes %j', (from, bad, good, line, message) => {
    const found = problemsOf(spoil(from, bad)).find((problem) => message.test(problem.message));
    expect(found).toMatchObject({ check: 'attack-body-is-plain', line });
    expect(problemsOf(spoil(from, good))).toEqual([]);
  });
});
