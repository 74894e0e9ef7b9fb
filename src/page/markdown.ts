import type { Phrase, Span } from './phrase.ts';
import { oneLine, visible } from './phrase.ts';

/*
 * Markdown for programs that read text. What somebody else wrote stands in code: in a span on one line, or in a fence,
 * with a delimiter that is longer than any run of it inside. What cannot be seen is named.
 */

function longestRun(text: string, character: '`' | '~'): number {
  let longest = 0;
  let run = 0;
  for (const each of text) {
    run = each === character ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

/** Characters that mean something in Markdown or HTML wherever they stand. */
const SPECIAL = /[\\`*_{}[\]<>#|&~]/g;
/** What starts a list or underlines a heading at the start of a line. */
const OPENING = /^(?:[-+=]|\d{1,9}(?=[.)]))/;

/** Words outside of code, on one line: whatever could be markup is escaped. */
export function markdownWords(text: string): string {
  return oneLine(text)
    .replace(SPECIAL, '\\$&')
    .replace(OPENING, (found) => (/\d/.test(found) ? `${found}\\` : `\\${found}`));
}

/** Somebody else's text as a code span on one line. */
export function codeSpan(text: string): string {
  const inner = oneLine(text);
  if (inner === '') return '` `';
  const fence = '`'.repeat(longestRun(inner, '`') + 1);
  const pad = inner.startsWith('`') || inner.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${inner}${pad}${fence}`;
}

/** Somebody else's text as a block. */
export function fenced(text: string, language = 'text'): string {
  const inner = visible(text.replace(/\r\n?/g, '\n'));
  const fence = '`'.repeat(Math.max(3, longestRun(inner, '`') + 1));
  return `${fence}${language}\n${inner}\n${fence}`;
}

/** What of a URL could end a link, start something else in Markdown, or not be seen. */
const UNPLAIN = /[^A-Za-z0-9:/._~%?#=&@+,;-]/gu;

/** A URL that means nothing but itself in Markdown. */
function destination(url: string): string {
  return url
    .toWellFormed()
    .replace(UNPLAIN, (found) =>
      encodeURIComponent(found).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16)}`),
    );
}

export function markdownLink(words: string, url: string): string {
  return `[${words}](${destination(url)})`;
}

type Write = (span: Span, origin: string) => string;

const SPANS = {
  text: ({ text }) => markdownWords(text),
  code: ({ text }) => codeSpan(text),
  unseen: ({ text }) => codeSpan(text),
  quote: ({ text }) => codeSpan(text),
  link: (span, origin) => {
    if (span.kind !== 'link') return '';
    return markdownLink(codeSpan(span.text), span.href.startsWith('/') ? origin + span.href : span.href);
  },
} as const satisfies Record<Span['kind'], Write>;

/** The spaces at the ends of a span, which `oneLine` takes. */
function spaced(span: Span, written: string): string {
  if (span.kind !== 'text') return written;
  const lead = /^\s/.test(span.text) ? ' ' : '';
  const end = /\s$/.test(span.text) ? ' ' : '';
  return written === '' ? ' ' : `${lead}${written}${end}`;
}

/** Neighbours in code as one: the fences of two code spans side by side would run together, and hold nothing. */
function joined(phrase: Phrase): Phrase {
  const spans: Phrase = [];
  for (const span of phrase) {
    const last = spans.at(-1);
    const isCode = span.kind !== 'text' && span.kind !== 'link';
    const text = span.kind === 'unseen' ? `«${span.text}»` : span.text;
    if (isCode && last?.kind === 'code') last.text += text;
    else spans.push(isCode ? { kind: 'code', text } : span);
  }
  return spans;
}

/** A phrase as Markdown on one line. `origin` makes its links full URLs. */
export function markdownPhrase(phrase: Phrase, origin: string): string {
  return joined(phrase)
    .map((span) => spaced(span, SPANS[span.kind](span, origin)))
    .join('');
}

/** Blocks with an empty line between them. */
export function document(blocks: readonly (string | undefined | false)[]): string {
  return `${blocks.filter((block) => typeof block === 'string' && block !== '').join('\n\n')}\n`;
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
