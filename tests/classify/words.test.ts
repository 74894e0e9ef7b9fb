import { describe, expect, test } from 'vitest';
import { cluesIn } from '../../src/classify/clues.ts';
import { fold } from '../../src/classify/fold.ts';
import { translated } from '../../src/classify/foreign-nouns.ts';
import { ADVERBS, INFORMATION } from '../../src/classify/lexicon/english.ts';
import { englishVerb, verbNamed, verbOf } from '../../src/classify/lexicon/index.ts';
import { hashOf, knownWord, UNKNOWN } from '../../src/classify/lexicon/known.ts';
import { CREDENTIALS } from '../../src/classify/lexicon/nouns.ts';
import { WordSet } from '../../src/classify/lexicon/word-set.ts';
import { nameWords, sentenceWords, wordOf } from '../../src/classify/words.ts';

const inText = (text: string) => sentenceWords(text, cluesIn(text));
const textsOf = (text: string) => inText(text).map((word) => word.text);

describe('the words of a sentence', () => {
  test.each([
    ["Doesn't DELETE the user's file_name, v2.", ["doesn't", 'delete', 'the', "user's", 'file_name', 'v2']],
    ['Doesn’t delete — ever… 🔒 it’s “safe”', ['doesn’t', 'delete', 'ever', 'it’s', 'safe']],
    ["'quoted' x' y'1 'z", ['quoted', 'x', 'y', '1', 'z']],
    ['Löscht die Datei', ['löscht', 'die', 'datei']],
    ['', []],
  ])('of %j', (text, words) => expect(textsOf(text)).toEqual(words));

  test('stand where they say', () => {
    for (const text of ['Deletes a — b’s, and then c’s file.', 'Löscht — die Datei', "a'b"]) {
      for (const { start, end, text: word } of sentenceWords(text, cluesIn(text), 7)) {
        expect(text.slice(start - 7, end - 7).toLowerCase()).toBe(word);
      }
    }
  });
});

/** A word that no lexicon has, of the same length and hash as another. */
function twinOf(word: string): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789_';
  const seen = hashOf(word);
  const [head, tail] = [word.slice(0, -2), word.slice(-2)];
  for (const one of letters) {
    for (const two of letters) {
      const twin = head + one + two;
      if (one + two !== tail && hashOf(twin) === seen && knownWord(twin) === UNKNOWN) return twin;
    }
  }
  throw new Error(`"${word}" has no twin.`);
}

describe('what is known of a word', () => {
  const words = [...ADVERBS, ...INFORMATION, ...CREDENTIALS].filter((word) => /^[a-z0-9]+$/.test(word));

  test('is the same in a text, in capitals, and by itself', () => {
    for (const word of words) {
      const known = knownWord(word);
      expect(known.text).toBe(word);
      for (const text of [word, word.toUpperCase(), `a ${word} b`, `“${word}”`, `é ${word}`]) {
        expect(inText(text).map((one) => one.known)).toContain(known);
      }
    }
  });

  test('is the same in a name', () => {
    const letters = words.filter((word) => /^[a-z]+$/.test(word));
    expect(letters.length).toBeGreaterThan(100);
    for (const word of letters) expect(nameWords(fold(`x_${word}`)).at(-1)?.known).toBe(knownWord(word));
  });

  test('is nothing of a word that only has the hash of another', () => {
    const twins = ['delete', 'list', 'secrets'].map(twinOf);
    for (const twin of twins) expect(inText(`Some ${twin} here`)[1]).toMatchObject({ text: twin, known: UNKNOWN });
  });

  test('is nothing of a word that no lexicon has', () => {
    for (const text of ['deletee', 'delet', 'list_', "list's", 'list’s', '_list', 'zzz']) {
      expect(inText(text)[0]?.known).toBe(UNKNOWN);
    }
  });

  test('is its verb', () => {
    const [word] = inText('Deleting');
    expect(verbOf(word as NonNullable<typeof word>)).toMatchObject({ lemma: 'delete', form: 'gerund' });
    expect(englishVerb(wordOf('excluir', 0, 7))).toBeUndefined();
    expect(verbNamed('excluir')).toMatchObject({ lemma: 'delete', language: 'pt' });
    expect(verbNamed('zzz')).toBeUndefined();
  });
});

test('words that are put in another order or between others are known', () => {
  const words = translated(nameWords(fold('содержимое_большого_файла')), 'ru');
  expect(words.map(({ text }) => text)).toContain('of');
  for (const { text, known } of words) expect(known).toBe(knownWord(text));
});

test('a set of words holds a word of a text where it has it', () => {
  const sets = [ADVERBS, INFORMATION, CREDENTIALS, new WordSet(['zyx', 'passwords'])];
  const asked = [...sets.flatMap((set) => [...set]), 'zzz', 'of', 'delete'];
  for (const set of sets) {
    expect(set.holds(undefined)).toBe(false);
    const had = asked.filter((word) => set.has(word));
    expect(asked.filter((word) => set.holds(wordOf(word, 0, 1)))).toEqual(had);
    expect(asked.filter((word) => set.includes(knownWord(word)))).toEqual(had);
  }
});
