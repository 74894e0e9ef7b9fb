import { describe, expect, test } from 'vitest';
import { CAPABILITIES, CATEGORIES } from '../../src/catalog/vocabulary.ts';
import { KINDS, type Kind } from '../../src/classify/effect.ts';
import { CHINESE } from '../../src/classify/lexicon/chinese.ts';
import { ENGLISH, NOUN_FIRST, NOUN_LIKE, VAGUE } from '../../src/classify/lexicon/english.ts';
import { foreignLemmas } from '../../src/classify/lexicon/index.ts';
import { JAPANESE } from '../../src/classify/lexicon/japanese.ts';
import { KOREAN } from '../../src/classify/lexicon/korean.ts';
import { LANGUAGES } from '../../src/classify/lexicon/languages.ts';
import { RULES } from '../../src/classify/rules.ts';

describe('the rules', () => {
  const ids = RULES.map(({ id }) => id);

  test('are sorted, each once', () => {
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test.each(RULES)('$id has a kebab-case id, a sentence and something to give', ({ id, sentence, gives }) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(sentence).toMatch(/^[A-Z].*[a-z]\.$/);
    expect(sentence).not.toMatch(/\. [A-Z]/);
    if (gives.category) expect(CATEGORIES).toContain(gives.category);
    for (const capability of gives.capabilities ?? []) expect(CAPABILITIES).toContain(capability);
    expect(gives.category !== undefined || (gives.capabilities ?? []).length > 0).toBe(true);
  });
});

describe.each(Object.entries({ CHINESE, ENGLISH, JAPANESE, KOREAN }))('%s', (_, lexicon) => {
  test('has a verb of every kind, and each verb once', () => {
    const all = KINDS.flatMap((kind: Kind) => lexicon[kind].trim().split(/\s+/));
    expect(KINDS.filter((kind) => lexicon[kind].trim() === '')).toEqual([]);
    expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
  });

  test('is folded, so that it can match', () => {
    const words = Object.values(lexicon).join(' ');
    expect(words).toBe(words.normalize('NFKC').toLowerCase());
    expect(words).not.toMatch(/[\u00c0-\u00de\u00e0-\u00f6\u00f8-\u024fё]/);
  });
});

describe.each(LANGUAGES)('%s', (language) => {
  test('has a verb of every kind', () => {
    expect(KINDS.filter((kind) => foreignLemmas(language, kind).length === 0)).toEqual([]);
  });

  test('has each verb once', () => {
    const all = KINDS.flatMap((kind: Kind) => foreignLemmas(language, kind));
    expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
  });
});

test('what is said of verbs is said of verbs, and only noun-like ones may be mostly nouns', () => {
  const verbs = new Set(Object.values(ENGLISH).flatMap((list) => list.trim().split(/\s+/)));
  expect([...VAGUE].filter((word) => !verbs.has(word))).toEqual([]);
  expect([...NOUN_FIRST].filter((word) => verbs.has(word) && !NOUN_LIKE.has(word))).toEqual([]);
});
