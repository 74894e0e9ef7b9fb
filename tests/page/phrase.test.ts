import { describe, expect, test } from 'vitest';
import {
  clip,
  code,
  listed,
  nameText,
  oneLine,
  paragraph,
  plain,
  quote,
  say,
  showInvisible,
  visible,
} from '../../src/page/phrase.ts';
import { HOSTILE_NAMES } from '../policy/subjects.ts';

describe('visible', () => {
  test.each([
    ['direction override', 'a\u202Eb', 'a«U+202E»b'],
    ['isolate', '\u2066x\u2069', '«U+2066»x«U+2069»'],
    ['zero-width space', 'a\u200Bb', 'a«U+200B»b'],
    ['zero-width joiner between letters', 'a\u200Db', 'a«U+200D»b'],
    ['byte order mark', '\uFEFFa', '«U+FEFF»a'],
    ['tag letter', 'a\u{E0041}', 'a«U+E0041»'],
    ['escape', '\u001b[31m', '«U+001B»[31m'],
    ['C1 control', '\u0085', '«U+0085»'],
    ['line separator', '\u2028', '«U+2028»'],
    ['lone surrogate', '\uD800x', '«U+D800»x'],
    ['soft hyphen', 'a\u00ADb', 'a«U+00AD»b'],
    ['variation selector on a letter', 'a\uFE0F', 'a«U+FE0F»'],
    ['supplementary variation selector', 'a\u{E0100}', 'a«U+E0100»'],
    ['Hangul filler', '\u3164', '«U+3164»'],
  ])('names %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test.each([
    ['line breaks and tabs', 'a\r\n\tb'],
    ['Chinese', '终止指定会话'],
    ['Arabic with a number sign', 'رقم \u0600١'],
    ['a joiner that Persian needs', 'می\u200Cخواهم'],
    ['a joiner that Hindi needs', 'क्\u200Dष'],
    ['an emoji of several', '👨\u200D👩\u200D👧'],
    ['an emoji with its selector', '❤\uFE0F'],
    ['a flag', '🇬🇧'],
    ['accents', 'e\u0301é'],
  ])('leaves %s', (_, text) => {
    expect(visible(text)).toBe(text);
  });

  test('loses nothing of any text', () => {
    for (const text of HOSTILE_NAMES) {
      const back = showInvisible(text)
        .map((run) => (run.unseen ? String.fromCodePoint(Number.parseInt(run.text.slice(2), 16)) : run.text))
        .join('');
      expect(back).toBe(text);
    }
  });
});

describe('code', () => {
  test.each([
    ['terminate', 'terminate'],
    [' a', '«U+0020»a'],
    ['a ', 'a«U+0020»'],
    ['  ', '«U+0020»«U+0020»'],
    ['a\nb', 'a«U+000A»b'],
    ['a b', 'a b'],
  ])('shows %j as %s', (name, shown) => {
    expect(nameText(name)).toBe(shown);
  });

  test('never shows nothing', () => {
    for (const name of HOSTILE_NAMES) expect(nameText(name)).not.toBe('');
  });

  test('keeps what cannot be seen apart from the code', () => {
    expect(code('a\u200Bb')).toEqual([
      { kind: 'code', text: 'a' },
      { kind: 'unseen', text: 'U+200B' },
      { kind: 'code', text: 'b' },
    ]);
  });
});

describe('clip', () => {
  test.each([
    ['short', 10, 'short'],
    ['one two three', 9, 'one two…'],
    ['abcdefghij', 5, 'abcd…'],
    ['ab👍👍', 4, 'ab…'],
    ['one, two', 6, 'one…'],
  ])('cuts %j at %i to %j', (text, length, cut) => {
    expect(clip(text, length)).toBe(cut);
    expect(clip(text, length).isWellFormed()).toBe(true);
  });
});

test('oneLine joins lines and keeps what cannot be seen named', () => {
  expect(oneLine('  a\n\n b\u202E ')).toBe('a b«U+202E»');
});

describe('phrases', () => {
  test('join words of ours and pieces of others', () => {
    expect(say`Call ${code('x')} ${2} times${[]}.`).toEqual([
      { kind: 'text', text: 'Call ' },
      { kind: 'code', text: 'x' },
      { kind: 'text', text: ' 2 times.' },
    ]);
  });

  test('leave their parts as they were', () => {
    const part = say`a`;
    expect(plain(say`${part}b`)).toBe('ab');
    expect(part).toEqual([{ kind: 'text', text: 'a' }]);
  });

  test.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('list %j as %j', (items, text) => {
    expect(plain(listed(items))).toBe(text);
  });

  test('make paragraphs without double spaces where a sentence is missing', () => {
    expect(plain(paragraph([say`A.`, [], say`B.`]))).toBe('A. B.');
    expect(plain(paragraph([[], say`B.`]))).toBe('B.');
  });

  test('read as plain text', () => {
    expect(plain(say`It says ${quote('x\u200B', 'en')}.`)).toBe('It says “x«U+200B»”.');
  });
});
