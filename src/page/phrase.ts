/*
 * Text for people, as data: the site decides how a code span or a link looks, and escapes everything.
 * Text that servers wrote is in here as it is, but with what cannot be seen made visible.
 */

/** A run of text of one kind. */
export type Span =
  | { kind: 'text'; text: string }
  /** A name, key or value. */
  | { kind: 'code'; text: string }
  /** The name of a character that cannot be seen, such as `U+202E`. */
  | { kind: 'unseen'; text: string }
  /** Words of somebody else, without quotation marks. */
  | { kind: 'quote'; text: string; lang?: string | undefined }
  | { kind: 'link'; text: string; href: string };
export type Phrase = Span[];

/**
 * Control, direction, zero-width and other characters that cannot be seen. Line breaks and tabs stay. So do characters
 * that scripts and emoji need: a joiner after an Arabic or Indic letter or between pictures, the emoji variation
 * selector, and Arabic number signs.
 */
const UNSEEN =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})|(?<=\p{Emoji})\uFE0F|(?<=[\p{scx=Arab}\p{scx=Deva}\p{scx=Beng}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}])[\u200C\u200D]|([[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\n\r\t\u0600-\u0605\u06DD\u08E2]])/gv;

/** Most texts; a quick first look. */
const PLAIN_ASCII = /^[\n\r\t -~]*$/;

/** Most names. */
const PLAIN_NAME = /^[!-~](?:[ -~]*[!-~])?$/;

function codePoint(character: string): string {
  const value = character.codePointAt(0) ?? 0;
  return `U+${value.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text in runs: what can be seen as it is, and the name of each character that cannot. */
export function showInvisible(text: string): { text: string; unseen: boolean }[] {
  if (PLAIN_ASCII.test(text)) return text === '' ? [] : [{ text, unseen: false }];
  const runs: { text: string; unseen: boolean }[] = [];
  let from = 0;
  for (const match of text.matchAll(UNSEEN)) {
    if (match[1] === undefined) continue;
    if (match.index > from) runs.push({ text: text.slice(from, match.index), unseen: false });
    runs.push({ text: codePoint(match[1]), unseen: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), unseen: false });
  return runs;
}

/** The text with each character that cannot be seen as `«U+202E»`: for titles, attributes and other plain strings. */
export function visible(text: string): string {
  return showInvisible(text)
    .map((run) => (run.unseen ? `«${run.text}»` : run.text))
    .join('');
}

/** The same on one line, without white space at the ends. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

/** At most `length` UTF-16 code units, cut at a word where there is one near, with an ellipsis. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  const end = space > length * 0.6 ? space : cut.length;
  return `${cut.slice(0, end).replace(/[\uD800-\uDBFF]$|(?<![\s,;:])[\s,;:]+$/u, '')}…`;
}

function nameUnseen(text: string): Phrase {
  return Array.from(text, (character) => ({ kind: 'unseen', text: codePoint(character) }));
}

/**
 * A name, key or value as code, cut to `most` characters. Line breaks, tabs, and white space at the ends are named like
 * other characters that cannot be seen, since a policy has to repeat them exactly.
 */
export function code(text: string, most = 100): Phrase {
  const shown = clip(text, most);
  if (PLAIN_NAME.test(shown)) return [{ kind: 'code', text: shown }];
  const core = shown.trim();
  const lead = core === '' ? shown.length : shown.indexOf(core);
  const inner = core.split(/([\n\r\t])/).flatMap((part, at) => {
    if (at % 2 === 1) return nameUnseen(part);
    return showInvisible(part).map((run): Span => ({ kind: run.unseen ? 'unseen' : 'code', text: run.text }));
  });
  return [...nameUnseen(shown.slice(0, lead)), ...inner, ...nameUnseen(shown.slice(lead + core.length))];
}

/** A name as plain text, for titles and attributes. */
export function nameText(text: string, most = 100): string {
  return plain(code(text, most));
}

export function link(text: string, href: string): Phrase {
  return [{ kind: 'link', text: visible(text), href }];
}

/** Someone else's words, in their language. */
export function quote(text: string, lang?: string): Phrase {
  return [{ kind: 'quote', text: visible(text), ...(lang !== undefined && { lang }) }];
}

type Part = string | number | Phrase;

/** Adds a span at the end; neighbouring text of ours becomes one span. */
function appendSpan(phrase: Phrase, span: Span): void {
  const last = phrase.at(-1);
  if (span.kind === 'text' && last?.kind === 'text') last.text += span.text;
  else if (span.text !== '') phrase.push(span.kind === 'text' ? { kind: 'text', text: span.text } : span);
}

function append(phrase: Phrase, part: Part): void {
  if (typeof part === 'object') for (const span of part) appendSpan(phrase, span);
  else appendSpan(phrase, { kind: 'text', text: String(part) });
}

/** Joins parts into one phrase. The parts stay as they are. */
export function join(...parts: readonly Part[]): Phrase {
  const phrase: Phrase = [];
  for (const part of parts) append(phrase, part);
  return phrase;
}

/** A template tag: strings are our own words, and every piece of another origin is a phrase. */
export function say(strings: TemplateStringsArray, ...values: readonly Part[]): Phrase {
  const phrase: Phrase = [];
  strings.forEach((text, at) => {
    append(phrase, text);
    if (at < values.length) append(phrase, values[at] as Part);
  });
  return phrase;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly Part[], word: 'and' | 'or' = 'and'): Phrase {
  return join(
    ...items.flatMap((item, at): Part[] => {
      if (at === 0) return [item];
      return [at === items.length - 1 ? ` ${word} ` : ', ', item];
    }),
  );
}

/** Sentences, with one space between them. */
export function paragraph(sentences: readonly Phrase[]): Phrase {
  const phrase: Phrase = [];
  for (const sentence of sentences) {
    if (sentence.length > 0 && phrase.length > 0) append(phrase, ' ');
    append(phrase, sentence);
  }
  return phrase;
}

const PLAIN: { [kind in Span['kind']]: (text: string) => string } = {
  text: (text) => text,
  code: (text) => text,
  link: (text) => text,
  unseen: (text) => `«${text}»`,
  quote: (text) => `“${text}”`,
};

/** The phrase as plain text: for titles, meta descriptions and JSON-LD. */
export function plain(phrase: Phrase): string {
  return phrase.map(({ kind, text }) => PLAIN[kind](text)).join('');
}
