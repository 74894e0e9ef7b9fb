import { describe, expect, test } from 'vitest';
import { wordsOfRule } from '../../src/classify/rule-words.ts';
import { RULES } from '../../src/classify/rules.ts';
import { sampleGroup } from '../../src/classify/sample.ts';
import { buildRulePage, ruleListTwin, ruleTwin } from '../../src/page/rule-page.ts';
import { readSamples } from '../../src/pages/_samples.ts';
import { indexOf, record, serverEntry } from './catalogue.ts';

const digest = `sha256:${'0'.repeat(64)}`;
const review = { reason: 'Deleted items wait in a bin.', by: 'someone', on: '2026-11-21', digest };

/** A tool whose name starts with a verb of deletion, as suggested and as decided. */
const deleting = (name: string, decided: Parameters<typeof record>[1], reviewed = true) => {
  const { suggestion } = record(name, { category: 'destructive' });
  const because = [{ rule: 'verb-deletes', field: 'name', text: name.split('_')[0] ?? '', start: 0 }];
  return record(name, {
    ...decided,
    definition: { digest },
    suggestion: { ...suggestion, because },
    ...(reviewed && { review }),
  });
};

const index = {
  ...indexOf([
    serverEntry('one', [
      deleting('delete_item', { category: 'destructive' }, false),
      deleting('Delete_note', { category: 'write' }),
      deleting('purge_mail', { category: 'destructive', capabilities: ['acts-in-bulk'] }),
      record('get_item'),
    ]),
  ]),
  rules: new Map(RULES.map(({ id, sentence }) => [id, sentence])),
};

const groups = [
  sampleGroup.parse({
    why: 'A verb of deletion destroys.',
    cases: [
      { name: 'delete_item', category: 'destructive', rule: 'verb-deletes' },
      { name: 'list_deleted_items', category: 'read', not: 'verb-deletes' },
    ],
  }),
  sampleGroup.parse({
    why: 'Another point.',
    cases: [{ name: 'list_items', rule: 'verb-reads' }, { name: 'add_item' }],
  }),
];

describe('the page of a rule', () => {
  const page = buildRulePage(index, 'verb-deletes', groups);

  test('names the very words, of each language', () => {
    const [english] = page.words;
    expect(english?.words).toContain('purge');
    expect(english?.words).not.toContain('list');
    expect(page.words.map(({ lang }) => lang)).toEqual([undefined, 'pt', 'es', 'fr', 'de', 'ru', 'zh', 'ja', 'ko']);
  });

  test('shows a noun and its plural as one entry', () => {
    const lists = buildRulePage(index, 'verb-changes', groups).words.map(({ words }) => words);
    expect(lists.flat()).toEqual(expect.arrayContaining(['alert(s)', 'search', 'searches']));
    expect(lists.flat()).not.toContain('alerts');
  });

  test('shows what it matches with the words marked, and what it does not beside it', () => {
    expect(page.examples.map(({ why }) => why)).toEqual(['A verb of deletion destroys.']);
    const [{ hits, misses }] = page.examples as [(typeof page.examples)[0]];
    expect(hits.map(({ fields }) => fields[0]?.segments.map(({ text, evidence }) => [text, evidence.length]))).toEqual([
      [
        ['delete', 1],
        ['_item', 0],
      ],
    ]);
    expect(misses.map(({ risk, instead }) => [risk.key, instead.map(({ rule }) => rule)])).toEqual([
      ['low', ['verb-reads']],
    ]);
  });

  test('tells where a person took back what it gave, and not where one added to it', () => {
    expect(page.wrong.map(({ row, reason }) => [row.text, reason])).toEqual([['Delete_note', review.reason]]);
  });

  test('counts what it matched, whatever the case', () => {
    expect(page.count).toBe(3);
    expect(page.matched).toEqual([
      { text: 'delete', count: 2 },
      { text: 'purge', count: 1 },
    ]);
  });

  test('has a twin with all of it', () => {
    const twin = ruleTwin(index, 'verb-deletes', groups);
    expect(twin).toMatchObject({
      gives: { category: 'destructive' },
      words: wordsOfRule('verb-deletes'),
      examples: [{ hits: [{ because: [{ text: 'delete' }] }], misses: [{ because: [] }] }],
      falsePositives: [{ name: 'Delete_note', review }],
      matched: page.matched,
      count: 3,
    });
    const line = ruleListTwin(index).rules.find(({ id }) => id === 'verb-deletes');
    expect(line).toMatchObject({ hits: 3, falsePositives: 1 });
  });

  test('says so where there is nothing to say', () => {
    const other = buildRulePage(index, 'verb-pays', groups);
    expect([other.count, other.wrong, other.matched, other.examples]).toEqual([0, [], [], []]);
  });
});

test.each(RULES.map(({ id }) => id))(
  '%s names its words, has examples and near misses, and is of bounded length',
  (id) => {
    const page = buildRulePage(index, id, readSamples());
    expect(page.words.filter(({ words }) => words.length === 0)).toEqual([]);
    expect(page.words).not.toEqual([]);
    expect(page.examples.flatMap(({ hits }) => hits)).not.toEqual([]);
    expect(page.examples.flatMap(({ misses }) => misses)).not.toEqual([]);
    expect(page.examples.length).toBeLessThanOrEqual(8);
  },
);

test('plurals that nobody writes are not named, and those that somebody does are', () => {
  const words = wordsOfRule('private-data-read').flatMap((list) => list.words);
  expect(words).toEqual(expect.arrayContaining(['attendees', 'members', 'mailboxes', 'сообщения']));
  expect(words.filter((word) => /[^isu]ses$|яs$/.test(word) && words.includes(word.slice(0, -2)))).toEqual([]);
});

test('a rule that is not known has no words', () => {
  expect(['constructor', 'no-such-rule'].flatMap(wordsOfRule)).toEqual([]);
});
