import { describe, expect, test } from 'vitest';
import { suggest } from '../../src/classify/suggest.ts';
import { lowered, tools } from './gold-tools.ts';

const points = (text: string, map: (point: number) => number) =>
  [...text].map((character) => String.fromCodePoint(map(character.codePointAt(0) as number))).join('');

const CYRILLIC: Record<string, string> = { a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р', s: 'ѕ', x: 'х', y: 'у' };
const GREEK: Record<string, string> = {
  a: 'α',
  e: 'ε',
  i: 'ι',
  n: 'η',
  o: 'ο',
  p: 'ρ',
  t: 'τ',
  u: 'υ',
  v: 'ν',
  y: 'γ',
};

/** A letter as `base` has it, which is its form of `a`. */
const dressed = (base: number) => (letter: string) =>
  String.fromCodePoint(base + (letter.toLowerCase().codePointAt(0) as number) - 0x61);

/** Every other letter a capital, within each run of letters. */
const alternate = (name: string, first: number) =>
  name.replace(/[A-Za-z]{5,}/g, (run) =>
    [...run].map((letter, at) => (at % 2 === first ? letter.toUpperCase() : letter.toLowerCase())).join(''),
  );

const DISGUISES: Record<string, (name: string) => string> = {
  'Cyrillic look-alikes': (name) => name.replace(/[aceiopsxy]/g, (letter) => CYRILLIC[letter] ?? letter),
  'one Cyrillic look-alike': (name) => name.replace(/(?<=[a-z])[aceiopsxy]/, (letter) => CYRILLIC[letter] ?? letter),
  'one Greek look-alike': (name) => name.replace(/(?<=[a-z])[aeinoptuvy]/, (letter) => GREEK[letter] ?? letter),
  'zero-width spaces': (name) => [...name].join('\u200b'),
  'a zero-width space at the end': (name) => `${name}\u200b`,
  'soft hyphens': (name) => [...name].join('\u00ad'),
  'a word joiner': (name) => name.replace(/^../u, '$&\u2060'),
  'a direction override': (name) => `\u202e${name}\u202c`,
  'a direction isolate': (name) => `\u2066${name}\u2069`,
  'tag characters': (name) => `${name}${points('read only', (point) => 0xe0000 + point)}`,
  'variation selectors': (name) => name.replace(/(?<=[A-Za-z])./gu, '\ufe01$&'),
  'full-width letters': (name) => name.replace(/[a-z]/g, dressed(0xff41)),
  'one full-width letter': (name) => name.replace(/[a-z]/, dressed(0xff41)),
  'bold mathematical letters': (name) => name.replace(/[a-z]/g, dressed(0x1d41a)),
  'sans-serif mathematical letters': (name) => name.replace(/[a-z]/g, dressed(0x1d5ba)),
  'circled letters': (name) => name.replace(/[a-z]/g, dressed(0x24d0)),
  'struck letters': (name) => name.replace(/[a-z]/g, '$&\u0336'),
  'odd casing': (name) => alternate(name, 1),
  'odd casing from the first letter': (name) => alternate(name, 0),
};

/** Changes that a name may honestly have: they are not flagged, and lower nothing either. */
const HONEST: Record<string, (name: string) => string> = {
  capitals: (name) => (/[a-z][A-Z]/.test(name) ? name : name.toUpperCase()),
  'a capital at the start of each word': (name) => name.replace(/(?<!\p{L})[a-z]/gu, (letter) => letter.toUpperCase()),
  hyphens: (name) => name.replaceAll('_', '-'),
};

const isFlagged = (name: string): boolean => suggest({ name }).because.some(({ rule }) => rule === 'name-is-disguised');

describe.each(Object.entries(DISGUISES))('%s in a name', (_, disguise) => {
  const changed = tools.filter(({ definition: { name } }) => disguise(name) !== name);

  test('lower no verdict', () => {
    expect(changed.length).toBeGreaterThan(500);
    expect(changed.flatMap((tool) => lowered(tool, { name: disguise(tool.definition.name) }))).toEqual([]);
  });

  test('are flagged', () => {
    const names = changed.map(({ definition }) => disguise(definition.name));
    expect(names.filter((name) => !isFlagged(name))).toEqual([]);
  });

  test('leave no read', () => {
    const names = changed.map(({ definition }) => disguise(definition.name));
    expect(names.filter((name) => suggest({ name }).category === 'read')).toEqual([]);
  });
});

describe.each(Object.entries(HONEST))('%s', (_, change) => {
  const changed = tools.filter(({ definition: { name } }) => change(name) !== name);

  test('lower no verdict', () => {
    expect(changed.flatMap((tool) => lowered(tool, { name: change(tool.definition.name) }))).toEqual([]);
  });

  test('are not flagged', () => {
    const names = changed.map(({ definition }) => definition.name).filter((name) => !isFlagged(name));
    expect(names.filter((name) => isFlagged(change(name)))).toEqual([]);
  });
});

test('only the samples of the rule itself have disguised names', () => {
  const flagged = tools.filter(({ plain }) => plain.because.some(({ rule }) => rule === 'name-is-disguised'));
  expect(flagged.length).toBeLessThan(15);
});
