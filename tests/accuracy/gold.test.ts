import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseGold } from '../../src/accuracy/gold.ts';
import { goldAnswers } from '../../src/accuracy/gold-tools.ts';
import { parseLabelLine } from '../../src/accuracy/label-line.ts';
import { EXAMPLE } from '../../src/page/accuracy-words.ts';

const DIGEST = `sha256:${'0'.repeat(64)}`;

test.each([
  ['read', { category: 'read', capabilities: [], maybe: [] }],
  ['write or destructive', { category: 'write', or: 'destructive', capabilities: [], maybe: [] }],
  [
    'write  acts-in-bulk? executes-code ',
    { category: 'write', capabilities: ['executes-code'], maybe: ['acts-in-bulk'] },
  ],
  ['read or write returns-secrets', { category: 'read', or: 'write', capabilities: ['returns-secrets'], maybe: [] }],
])('%j is a label', (text, label) => {
  expect(parseLabelLine(text)).toEqual(label);
});

test.each([
  ['', 'no category'],
  ['raed', '`raed`'],
  ['executes-code', 'no category'],
  ['read or', '`or`'],
  ['read or executes-code', '`or`'],
  ['read or read', 'twice'],
  ['read write', '`write` is no capability'],
  ['read moves-money moves-money?', 'twice'],
  ['read __proto__', '`__proto__` is no capability'],
])('%j is none', (text, why) => {
  expect(parseLabelLine(text)).toContain(why);
});

test('a sample is two lines', () => {
  const { samples, labels, problems } = parseGold(
    '- tool: {name: a}\n  write or read sends-externally?: Why.\n',
    'x.yaml',
  );
  expect([labels, problems]).toEqual([[], []]);
  expect(samples).toEqual([
    {
      tool: { name: 'a' },
      category: 'write',
      or: 'read',
      capabilities: [],
      maybe: ['sends-externally'],
      reason: 'Why.',
      line: 1,
    },
  ]);
});

test('a label on a tool of the catalogue names the definition that was read', () => {
  const text = `- tool: a\n  category: read\n  capabilities: []\n  reason: Why.\n  digest: ${DIGEST}\n`;
  const { labels, problems } = parseGold(text, 'x.yaml');
  expect(problems).toEqual([]);
  expect(labels).toEqual([
    { tool: 'a', category: 'read', capabilities: [], maybe: [], reason: 'Why.', digest: DIGEST, line: 1 },
  ]);
  expect(parseGold(text + text, 'x.yaml').problems.map(({ line }) => line)).toEqual([6]);
});

const OK = '- tool: {name: a}\n  read: Why.\n';
test.each([
  ['text that is no YAML', `${OK}- {`, 3],
  ['an anchor', `${OK}- tool: &a {name: a}\n  read: Why.\n`, 3],
  ['no list', 'tool: {name: a}\n', 1],
  ['an item that is no mapping', `${OK}- read\n`, 3],
  ['a tool without a name', `${OK}- tool: {title: a}\n  read: Why.\n`, 3],
  ['an unknown key of a tool', `${OK}- tool: {name: a, descripton: b}\n  read: Why.\n`, 3],
  ['no label', `${OK}- tool: {name: a}\n`, 3],
  ['two labels', `${OK}- tool: {name: a}\n  read: Why.\n  write: Why.\n`, 5],
  ['a label with a mistake', `${OK}- tool: {name: a}\n  raed: Why.\n`, 4],
  ['no reason', `${OK}- tool: {name: a}\n  read: ""\n`, 4],
  ['an item without a tool', `${OK}- read: Why.\n`, 3],
])('%s is a problem with its line, and the rest is read', (_, text, line) => {
  const { problems } = parseGold(text, 'x.yaml');
  expect(problems.length).toBeGreaterThan(0);
  for (const { file, remedy, message } of problems) {
    expect(file).toBe('x.yaml');
    expect(message).toMatch(/\.$/);
    expect(remedy).not.toBe('');
  }
  expect(problems[0]?.line).toBe(line);
});

test('what counts as right on each scale follows from category, second answer and capabilities', () => {
  const none = { capabilities: [], maybe: [] };
  expect(goldAnswers({ category: 'read', ...none })).toEqual({ category: ['read'], class: ['read'], binary: ['read'] });
  expect(goldAnswers({ category: 'write', or: 'read', ...none })).toEqual({
    category: ['write', 'read'],
    class: ['write', 'read'],
    binary: ['nonread', 'read'],
  });
  expect(goldAnswers({ category: 'read', capabilities: ['executes-code'], maybe: ['moves-money'] })).toEqual({
    category: ['read'],
    class: ['execute', 'financial'],
    binary: ['nonread'],
  });
});

test('the samples that the README and the site show can be read, and are the same', () => {
  const blocks = readFileSync('tests/gold/README.md', 'utf8').matchAll(/```yaml\n(- tool: \{.*?)```/gs);
  const texts = [...blocks].map(([, text]) => text as string);
  expect(texts.length).toBe(2);
  expect(texts[0]).toBe(EXAMPLE);
  for (const text of texts)
    expect(parseGold(text, 'README.md')).toMatchObject({ problems: [], samples: [{ line: 1 }] });
});
