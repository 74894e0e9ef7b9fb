import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp';
import { describe, expect, test } from 'vitest';
import { ALIAS, ALIAS_WORDS } from '../../src/classify/alias.ts';
import { CODE_SAID_WORDS, CODE_TO_RUN, HANDED_ON } from '../../src/classify/arguments.ts';
import { ATTACK_WORDS, ATTACKS } from '../../src/classify/attack.ts';
import { SECRET_TEXT, SECRET_WORDS } from '../../src/classify/capabilities.ts';
import { IDIOM, IDIOM_WORDS } from '../../src/classify/clause.ts';
import { type Clue, clue, cluesBetween, cluesIn, cluesOf, mayBeForeign, orForeign } from '../../src/classify/clues.ts';
import { OWNERS } from '../../src/classify/holdings.ts';
import { OWNERSHIP } from '../../src/classify/lexicon/holdings.ts';
import { HANDS_FILES, SAYS, SENDING_WORDS } from '../../src/classify/outgoing.ts';
import { PHRASES } from '../../src/classify/phrases.ts';
import { CALMS, DENIES, NEGATION, REASSURANCE, SOOTHES, SOOTHING } from '../../src/classify/reassurance.ts';
import { PAGE_TEXT, PAGE_WORDS } from '../../src/classify/strangers.ts';

/** Patterns, each with the groups of words of which one must be there. */
const GUARDED: [name: string, pattern: RegExp, clues: readonly Clue[]][] = [
  ...PHRASES.map(({ rule, pattern, clues }, at): [string, RegExp, readonly Clue[]] => [
    `${rule} ${at}`,
    pattern,
    clues,
  ]),
  ['attacks', ATTACKS, [ATTACK_WORDS]],
  ['aliases', ALIAS, [ALIAS_WORDS]],
  ['code to run', CODE_TO_RUN, [CODE_SAID_WORDS]],
  ['handed on', HANDED_ON, [CODE_SAID_WORDS]],
  ['idioms', IDIOM, [IDIOM_WORDS]],
  ['denying', NEGATION, [DENIES]],
  ['calming', REASSURANCE, [CALMS]],
  ['soothing', SOOTHING, [SOOTHES]],
  ['whose it is', OWNERSHIP, [OWNERS]],
  ['people who are told', SAYS, [SENDING_WORDS]],
  ['files that are handed over', HANDS_FILES, [SENDING_WORDS]],
  ['credentials', SECRET_TEXT, [SECRET_WORDS]],
  ['what pages say', PAGE_TEXT, [PAGE_WORDS]],
];

/** Numbers below a bound, the same in every run: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function numbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** A text that a pattern may match, but for its assertions. */
function textOf(node: AST.Element | AST.Alternative, below: (bound: number) => number): string {
  const one = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  switch (node.type) {
    case 'Alternative':
      return node.elements.map((element) => textOf(element, below)).join('');
    case 'Group':
    case 'CapturingGroup':
      return textOf(one(node.alternatives), below);
    case 'Quantifier': {
      const times = node.min + below(Math.min(node.max, node.min + 2) - node.min + 1);
      return Array.from({ length: times }, () => textOf(node.element, below)).join('');
    }
    case 'Character':
      return String.fromCodePoint(node.value);
    case 'CharacterClass': {
      const fitting = [...'a b,x-_/"`\'’0', ...rangesOf(node)].filter((text) => new RegExp(node.raw, 'iu').test(text));
      return one(fitting);
    }
    case 'CharacterSet':
      return node.kind === 'word' && node.negate ? ' ' : 'x';
    default:
      return '';
  }
}

const rangesOf = ({ elements }: AST.CharacterClass): string[] =>
  elements.flatMap((element) => (element.type === 'Character' ? [String.fromCodePoint(element.value)] : []));

/** Texts that a pattern matches, of a few thousand that it may. */
function matched(pattern: RegExp): string[] {
  const { alternatives } = parseRegExpLiteral(pattern).pattern;
  const below = numbers(7);
  const plain = new RegExp(pattern.source, pattern.flags.replace('g', ''));
  const texts = new Set<string>();
  for (let round = 0; round < 4000; round++) {
    texts.add(textOf(alternatives[below(alternatives.length)] as AST.Alternative, below));
  }
  return [...texts].filter((text) => plain.test(text));
}

describe('the words that a pattern needs', () => {
  const group = clue('zyxwvutsr qqq ~');

  test.each(GUARDED)('are in all that it matches: %s', (_, pattern, clues) => {
    const texts = matched(pattern);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => !clues.every((one) => (cluesIn(text) & one) !== 0))).toEqual([]);
  });

  test('are found wherever they stand, and nowhere else', () => {
    const found = (text: string) => (cluesIn(text) & group) !== 0;
    for (const text of ['zyxwv', 'a ZYXWvut', 'x_zyxwvutsrq.', '“zyxwv”', 'qqq', 'a qqq, b', '~/x', 'д qqq']) {
      expect([text, found(text)]).toEqual([text, true]);
    }
    for (const text of ['', 'zyxw', 'azyxwv', 'qqqq', 'qq', 'a – b → c 🙂', 'the same', '全', 'д']) {
      expect([text, found(text)]).toEqual([text, false]);
    }
    expect(['全', 'д', 'x é', '– 🙂'].map((text) => (cluesIn(text) & orForeign(group)) !== 0)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test('are found in a range of a text', () => {
    const found = (text: string, start: number, end: number) =>
      (cluesBetween(text, cluesOf(text), start, end) & group) !== 0;
    expect(found('qqq. Some zyxwv here ~', 0, 3)).toBe(true);
    expect(found('qqq. Some zyxwv here ~', 4, 9)).toBe(false);
    expect(found('qqq. Some zyxwv here ~', 4, 15)).toBe(true);
    expect(found('qqq. Some zyxwv here ~', 15, 21)).toBe(false);
    expect(found('qqq. Some zyxwv here ~', 15, 22)).toBe(true);
    expect(found('some zyxwvuts', 5, 10)).toBe(true);
    expect(found('some qqqabcde', 5, 8)).toBe(true);
    expect(found('some zyxwvuts', 5, 9)).toBe(false);
    expect(found('qqq. 全. abc', 0, 3)).toBe(true);
    expect(found('qqq. 全. abc', 5, 6)).toBe(false);
    const foreign = (start: number, end: number) =>
      mayBeForeign(cluesBetween('qqq. 全. abc', cluesOf('qqq. 全. abc'), start, end));
    expect([foreign(0, 3), foreign(5, 6), foreign(7, 11)]).toEqual([false, true, false]);
  });
});

describe('the core of a pattern', () => {
  const cored = PHRASES.flatMap(({ rule, pattern, core }) => (core ? [{ rule, pattern, core }] : []));

  test.each(cored)('matches wherever the pattern does: $rule', ({ pattern, core }) => {
    const texts = matched(pattern);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => !core.test(text))).toEqual([]);
  });
});
