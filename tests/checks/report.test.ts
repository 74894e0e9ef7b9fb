import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/catalog/catalog.ts';
import { asGithub, asJson, asText, type Paint, summaryOf } from '../../src/checks/report.ts';

const plain: Paint = (_, text) => text;

const problem: Problem = {
  check: 'verdict-is-suggested',
  severity: 'error',
  file: 'catalog/servers/piloty.yaml',
  line: 214,
  column: 7,
  tool: 'terminate',
  message: 'risk is critical, but nothing explains why it differs from the suggested medium.',
  remedy: 'Add a review with a reason, or run `npm run classify` to accept the suggestion.',
};
const warning: Problem = { ...problem, severity: 'warning', check: 'text-is-visible', tool: undefined };
const whole = { servers: 4, tools: 1200 };

test('text says where, which check, what and why, what to do, and counts', () => {
  expect(
    asText({ problems: [problem, warning], ...whole }, plain),
  ).toBe(`catalog/servers/piloty.yaml:214:7  terminate  verdict-is-suggested
  risk is critical, but nothing explains why it differs from the suggested medium.
  Add a review with a reason, or run \`npm run classify\` to accept the suggestion.

catalog/servers/piloty.yaml:214:7  text-is-visible (warning)
  risk is critical, but nothing explains why it differs from the suggested medium.
  Add a review with a reason, or run \`npm run classify\` to accept the suggestion.

4 servers, 1,200 tools: 1 error, 1 warning.
`);
});

describe('what to do about many problems of one kind', () => {
  const remedy = 'Run `npm run classify`.';
  const many = (length: number) => Array.from({ length }, (_, index) => ({ ...problem, line: index + 1, remedy }));
  const timesIn = (text: string, words: string) => text.split(words).length - 1;

  test('is said after each up to twenty', () => {
    expect(timesIn(asText({ problems: many(20), ...whole }, plain), remedy)).toBe(20);
  });

  test('is said once for a run of more, and again after another problem between them', () => {
    const [first = problem, ...rest] = many(1201);
    const text = asText({ problems: [first, warning, ...rest], ...whole }, plain);
    expect(timesIn(text, remedy)).toBe(2);
    expect(text).toContain(`1:7  terminate  verdict-is-suggested\n  ${problem.message}\n  ${remedy}\n\n`);
    expect(text).toContain(`  For these 1,200: ${remedy}\n\n`);
    expect(timesIn(text, problem.message)).toBe(1202);
  });

  test('is said with each for programs', () => {
    expect(timesIn(asGithub({ problems: many(21), ...whole }), remedy)).toBe(21);
    expect(timesIn(asJson({ problems: many(21), ...whole }), remedy)).toBe(21);
  });
});

test.each([
  [[], 1, 1, '1 server, 1 tool: no problems.'],
  [[warning], 0, 0, '0 servers, 0 tools: 0 errors, 1 warning.'],
])('the summary of %j', (problems, servers, tools, words) => {
  expect(summaryOf({ problems, servers, tools })).toBe(words);
});

describe('GitHub', () => {
  test('gets a command for each problem', () => {
    expect(asGithub({ problems: [problem], ...whole })).toBe(
      '::error file=catalog/servers/piloty.yaml,line=214,col=7,title=verdict-is-suggested%3A terminate::' +
        'risk is critical, but nothing explains why it differs from the suggested medium.%0A' +
        'Add a review with a reason, or run `npm run classify` to accept the suggestion.\n' +
        '4 servers, 1,200 tools: 1 error, 0 warnings.\n',
    );
    expect(asGithub({ problems: [warning], ...whole })).toMatch(/^::warning file=/);
  });

  test.each([
    ['a tool', { tool: 'a:b,c%0A\r\n::error::x' }],
    ['a file', { file: 'a:b,c%\n::warning::x' }],
    ['a message', { message: '50% done\r\n::set-output name=x::y' }],
    ['a remedy', { remedy: 'do\n::add-mask::x' }],
  ])('no text of %s ends or starts a command', (_, changes) => {
    const lines = asGithub({ problems: [{ ...problem, ...changes }], ...whole }).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^::error file=[^:,]*,line=214,col=7,title=[^:,]*::[^\r]*$/);
    expect(lines[0]).not.toMatch(/%(?!25|0A|0D|3A|2C)/);
  });
});

test('no text acts on a terminal', () => {
  const hostile = '\u001b[31mred\u001b]8;;http://x\u0007 \u202e\u009b2J\u0000 \u200b\n\r';
  const report = {
    problems: [{ ...problem, tool: hostile, message: hostile, remedy: hostile, file: hostile }],
    ...whole,
  };
  for (const text of [asText(report, plain), asGithub(report)]) {
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(text).toContain('\\u001b[31mred');
  }
  expect(asText(report, plain).split('\n')).toHaveLength(6);
});

test('JSON holds the problems as they are', () => {
  expect(JSON.parse(asJson({ problems: [problem, warning], ...whole }))).toEqual({
    version: 1,
    servers: 4,
    tools: 1200,
    errors: 1,
    warnings: 1,
    problems: [problem, JSON.parse(JSON.stringify(warning))],
  });
});
