import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { codeSpan, fenced, markdownLink, markdownPhrase, markdownWords } from '../../src/page/markdown.ts';
import { code, nameText, say } from '../../src/page/phrase.ts';

const reader = new MarkdownIt({ html: true, linkify: true });

const SPANS = [
  ['plain', '`plain`'],
  ['a`b', '``a`b``'],
  ['`a``', '``` `a`` ```'],
  ['two\nlines', '`two lines`'],
  ['', '` `'],
  ['a\u200bb', '`a«U+200B»b`'],
] as const;

for (const [text, written] of SPANS) {
  test(`${JSON.stringify(text)} is the span ${written}`, () => {
    expect(codeSpan(text)).toBe(written);
  });
}

for (const text of ['', '```', '````\n# x', '~~~', 'a\r\nb', '\u202e', '`'.repeat(40)]) {
  test(`${JSON.stringify(text)} stays in its fence`, () => {
    const tokens = reader.parse(fenced(text), {});
    expect(tokens.map(({ type }) => type)).toEqual(['fence']);
    expect(tokens[0]?.content).toBe(`${text.replaceAll('\r\n', '\n').replace('\u202e', '«U+202E»')}\n`);
  });
}

for (const text of [
  '# x',
  '- x',
  '+ x',
  '1. x',
  '12) x',
  '> x',
  '= x',
  '| a |',
  '<b>x</b>',
  '*x* _y_ ~~z~~',
  '[a](b)',
  '&amp;',
  '\\',
]) {
  test(`${JSON.stringify(text)} as words is a paragraph that says just that`, () => {
    const tokens = reader.parse(markdownWords(text), {});
    expect(tokens.map(({ type }) => type)).toEqual(['paragraph_open', 'inline', 'paragraph_close']);
    const children = tokens[1]?.children ?? [];
    expect(new Set(children.map(({ type }) => type))).toEqual(new Set(['text']));
    expect(children.map(({ content }) => content).join('')).toBe(text);
  });
}

test('names side by side are one code span, so that their fences do not run together', () => {
  const written = markdownPhrase([...code('a`</b> '), ...code(' c')], '');
  expect(written).toBe('``a`</b>«U+0020»«U+0020»c``');
  const [, inline] = reader.parse(written, {});
  expect(inline?.children?.map(({ type }) => type)).toEqual(['code_inline']);
});

const URLS = [
  ['https://example.org/a_b?c=d#e', 'https://example.org/a_b?c=d#e'],
  ['https://example.org/a)b', 'https://example.org/a%29b'],
  ['https://example.org/`<x> \u202e', 'https://example.org/%60%3Cx%3E%20%E2%80%AE'],
  ['https://example.org/\ud800', 'https://example.org/%EF%BF%BD'],
] as const;

for (const [url, written] of URLS) {
  test(`${JSON.stringify(url)} is linked as ${written}`, () => {
    expect(markdownLink('x', url)).toBe(`[x](${written})`);
  });
}

for (const text of ['a`<b>', '`', '</script>  ', 'a\u200b`\u200bb', ' `<i>` ', 'http://a.example/%60']) {
  test(`${JSON.stringify(text)} as a name in a sentence is code, whatever of it cannot be seen`, () => {
    const sentence = markdownPhrase(say`A call of ${code(text)} reads.`, '');
    const [, inline] = reader.parse(sentence, {});
    expect(inline?.children?.map(({ type }) => type)).toEqual(['text', 'code_inline', 'text']);
    expect(inline?.children?.[1]?.content).toBe(nameText(text));
  });
}
