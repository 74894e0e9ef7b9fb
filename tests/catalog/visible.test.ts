import { describe, expect, test } from 'vitest';
import { escapeHidden, escapeHiddenInJson, hasHidden, hiddenIn, showText } from '../../src/catalog/visible.ts';

describe('what a reader cannot see', () => {
  test.each([
    ['\u0000', '\\u0000'],
    ['\t', '\\t'],
    ['\u001b', '\\u001b'],
    ['\u007f', '\\u007f'],
    ['\u0085', '\\u0085'],
    ['\u00a0', '\\u00a0'],
    ['\u00ad', '\\u00ad'],
    ['\u200b', '\\u200b'],
    ['\u200d', '\\u200d'],
    ['\u202e', '\\u202e'],
    ['\u2028', '\\u2028'],
    ['\u2066', '\\u2066'],
    ['\ufeff', '\\ufeff'],
    ['\ufffe', '\\ufffe'],
    ['\ud800', '\\ud800'],
    ['\udfff', '\\udfff'],
    ['\u{e0001}', '\\U000e0001'],
    ['\u{e0100}', '\\U000e0100'],
  ])('%j is escaped as %s', (character, escaped) => {
    expect(hasHidden(`a😀${character}b`)).toBe(true);
    expect(hiddenIn(`${character}${character}`)).toContain(character);
    expect(escapeHidden(`a${character}b`)).toBe(`a${escaped}b`);
  });

  test.each(['\n', ' ', 'é', 'e\u0301', '终', '　', '😀', '❤️', '𝔞', 'עברית', '\ufffd', '~'])('%j is seen', (text) => {
    expect(hasHidden(`a${text}b`)).toBe(false);
    expect(escapeHidden(text)).toBe(text);
    expect(hiddenIn(text)).toEqual([]);
  });
});

test.each([
  ['one\ntwo', 'one\\ntwo'],
  ['\u001b[31mred', '\\u001b[31mred'],
  ['x'.repeat(300), `${'x'.repeat(200)}…`],
  [`${'x'.repeat(199)}😀y`, `${'x'.repeat(199)}…`],
])('a stranger’s text is shown on one line: %j', (text, shown) => {
  expect(showText(text)).toBe(shown);
});

test.each(['a\u202eb', '\u{e0041}', '\ud800', '\u2028', 'seen 😀 ❤️ é'])(
  '%j stands in JSON where it can be seen',
  (text) => {
    const json = escapeHiddenInJson(JSON.stringify({ [text]: text }));
    expect(hasHidden(json)).toBe(false);
    expect(JSON.parse(json)).toEqual({ [text]: text });
    expect(json.includes('\\u')).toBe(hasHidden(text));
  },
);
