import { expect, test } from 'vitest';
import { printJson } from '../../src/policy/print.ts';
import { HOSTILE_NAMES } from './subjects.ts';

test.each([
  ['a\u202Eb', '"a\\u202eb"'],
  ['\u200B', '"\\u200b"'],
  ['\u{E0041}', '"\\udb40\\udc41"'],
  ['\u2028', '"\\u2028"'],
  ['\u0085', '"\\u0085"'],
  ['é 终 👍', '"é 终 👍"'],
  ['\n\t"', '"\\n\\t\\""'],
])('prints %j as %s', (text, json) => {
  expect(printJson(text)).toBe(json);
});

test('indents, and reads back to the same value whatever is in it', () => {
  expect(printJson({ hide: ['x'] })).toBe('{\n  "hide": [\n    "x"\n  ]\n}');
  for (const name of HOSTILE_NAMES) expect(JSON.parse(printJson({ [name]: [name] }))).toEqual({ [name]: [name] });
});
