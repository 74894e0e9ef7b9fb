import { type Clue, mayBeForeign } from './clues.ts';
import { codeAt, isDigit, isLetter, isLower, isUpper } from './codes.ts';
import { verbNamed } from './lexicon/index.ts';
import { wordSet } from './lexicon/word-set.ts';
import { eachMatch } from './matches.ts';
import { soothes } from './reassurance.ts';
import { isPlain } from './words.ts';

/**
 * Where two sentences were put together without a full stop between them: before or behind the other script, behind a
 * label such as "🔒 Safe", or before a word with a capital that opens sentences and nothing else.
 */
export function jointOf(text: string, labelled: boolean, clues: Clue): number | undefined {
  const turn = mayBeForeign(clues) ? scriptJoint(text) : undefined;
  return turn ?? labelJoint(text, labelled, clues) ?? openingJoint(text, clues);
}

const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
/** Three words of a script with spaces. */
const PROSE = /\b[a-z]{1,30} [a-z]{1,30} [a-z]/i;
const TURN_TO_PROSE = /[^a-z] (?=[A-Z][a-z]{1,30} [A-Za-z]{1,30} [A-Za-z])/;

/** Where a sentence goes over from one script into another. */
function scriptJoint(text: string): number | undefined {
  const unspaced = text.search(UNSPACED);
  if (unspaced < 0) return undefined;
  if (PROSE.test(text.slice(0, unspaced))) return /\s/.test(text[unspaced - 1] ?? '') ? unspaced : undefined;
  const turn = TURN_TO_PROSE.exec(text.slice(unspaced));
  return turn ? unspaced + turn.index + 2 : undefined;
}

/** How long a label may be. */
const LABEL = 40;
const CAPITALISED_WORD = /\s(\p{Lu}\p{Ll}+)/gu;
const PLAIN_CAPITALISED_WORD = /\s([A-Z][a-z]+)/g;
const LETTER = /[\p{L}\p{N}]/u;
const PLAIN_LETTER = /[A-Za-z0-9]/;
/** A capital behind a space, which few of these first characters hold. */
const CAPITAL = /\s\p{Lu}/u;
const PLAIN_CAPITAL = /\s[A-Z]/;
/** What stands in labels and not in the first words of a sentence. */
const MARKS = /^\s*[>#*`]|[:/|`]|\(\)/;

/** Behind a label (a picture, a mark, or words that only calm), where a verb with a capital follows. */
function labelJoint(text: string, labelled: boolean, clues: Clue): number | undefined {
  const plain = isPlain(text, clues);
  const first = text.search(plain ? PLAIN_LETTER : LETTER);
  if (first < 0) return undefined;
  const label = text.slice(first, first + LABEL);
  if (!(plain ? PLAIN_CAPITAL : CAPITAL).test(label)) return undefined;
  const verbs = eachMatch(plain ? PLAIN_CAPITALISED_WORD : CAPITALISED_WORD, label)
    .map(({ 1: word, index }) => ({ at: first + index + 1, verb: verbNamed((word as string).toLowerCase()) }))
    .filter(({ verb }) => verb !== undefined && verb.form !== 'past');
  const calms = (at: number) => labelled || soothes(text.slice(0, at), clues);
  return verbs.find(({ at, verb }) => calms(at) || (!verb?.nounLike && MARKS.test(text.slice(0, at))))?.at;
}

/** Words that open a sentence, and that nobody capitalises within one; folded. */
const OPENINGS = wordSet(`this it no nothing none never only just simply merely safe safely does you approved verified
  das dies dieses diese es nur kein keine nichts vom vorher sicher sichere lediglich
  l' d' n' s' c' cet cette ce ne aucun aucune rien seulement uniquement approuve classez une
  esta este esto solo solamente no ninguna ningun nada sin seguro apenas somente nao nenhum nenhuma sem isto clasifica
  этот эта это только ничего никаких не без безопасно`);
const CAPITALISED = /[\p{Ll}\p{N}\p{Lu}'")\]] (\p{Lu}(?:['’]|\p{Ll}+))/gu;
const PLAIN_CAPITALISED = /[A-Za-z0-9'")\]] ([A-Z](?:['’]|[a-z]+))/g;

function openingJoint(text: string, clues: Clue): number | undefined {
  for (const match of eachMatch(isPlain(text, clues) ? PLAIN_CAPITALISED : CAPITALISED, text)) {
    if (OPENINGS.has((match[1] as string).toLowerCase().replace('’', "'"))) return match.index + 2;
  }
  return undefined;
}

/** How a word ends. */
const WORD_END = /[\p{Ll}\p{N})\]"'`*,]|(?<=\p{Lu})\p{Lu}/uy;
/** A capital that a small letter follows, a label, or code. */
const OPENS = /\p{Lu}[\p{Ll}'’]*\s[\p{Ll}\p{N}]|\p{Lu}\p{Ll}+ \p{Ll}['’]|[\p{L}_]+[:=]|```/uy;
const PLAIN_OPENS = /[A-Z][a-z']*\s[a-z0-9]/y;
/** A seam has two words or a link before it. */
const TWO_WORDS = /\]\([^\s)]{1,200}\)|[\p{L}\p{N}]\s+\S*[\p{L}\p{N}]|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}/u;
const CYRILLIC = /[А-Яа-яЁё]/;
const LATIN_END = /[A-Za-z0-9)\]"'`*,]/;
const SPACE = /\s/;

const holdsAt = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(text);
};

const isUnspacedCode = (code: number): boolean =>
  (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af);

/** Behind a full stop with a comma, and behind a word, before a capital that a small letter follows, a label, code, or another script. */
function isSeam(text: string, end: number, start: number, labelled: boolean): boolean {
  const last = codeAt(text, end);
  if ((last === COMMA || last === SEMICOLON) && end > 0 && STOPS.includes(text.charAt(end - 1))) return true;
  const first = start < text.length ? codeAt(text, start) : 0;
  if (last < 0x80 && first < 0x80) return isPlainOpening(text, start, first, labelled) && isPlainEnd(text, end, last);
  if (isUnspacedCode(last) || isUnspacedCode(first)) return true;
  if (holdsAt(WORD_END, text, end) && holdsAt(OPENS, text, start)) return true;
  return CYRILLIC.test(text.charAt(start)) && LATIN_END.test(text.charAt(end));
}

const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const STOPS = '.!?';

/** ASCII: how a word ends. */
const isPlainEnd = (text: string, at: number, code: number): boolean =>
  isLower(code) ||
  isDigit(code) ||
  PLAIN_CLOSERS.includes(text.charAt(at)) ||
  (isUpper(code) && at > 0 && isUpper(codeAt(text, at - 1)));
const PLAIN_CLOSERS = ')]"\'`*,';

/** What a label or code has. */
const LABELLED = /[:=`]/;

/** ASCII: a capital that a small letter follows, a label, or code. */
function isPlainOpening(text: string, at: number, code: number, labelled: boolean): boolean {
  if (isUpper(code) && holdsAt(PLAIN_OPENS, text, at)) return true;
  if (!labelled) return false;
  let end = at;
  for (let next = code; isLetter(next) || next === 0x5f; next = end < text.length ? codeAt(text, end) : 0) end++;
  if (end > at) return text.charAt(end) === ':' || text.charAt(end) === '=';
  return code === 0x60 && text.startsWith('```', at);
}

/** True for white space: most of it is a space. */
const isSpace = (text: string, at: number, code: number): boolean =>
  code === 0x20 || (code < 0x80 ? code >= 0x09 && code <= 0x0d : code <= LAST_SPACE && SPACE.test(text.charAt(at)));
/** The last space of all but U+FEFF, which folding leaves out. */
const LAST_SPACE = 0x3000;

/** A dash, a bar or a point between two texts. */
const PARTING = '-–—|·•/';
/** What may open an addition. */
const isBracket = (code: number): boolean => code === 0x28 || code === 0x5b || code === 0x7b;

/** True for a sign between two spaces, of which the first is known to be there. */
const isParting = (text: string, at: number, code: number): boolean =>
  !isLetter(code) && text.charAt(at + 1) === ' ' && PARTING.includes(text.charAt(at));

/** Where in a sentence another may have been put behind it, without a full stop between. */
export function seamsOf(text: string): number[] {
  const seams: number[] = [];
  const labelled = LABELLED.test(text);
  let gap = 0;
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at);
    if (isSpace(text, at, code) || (at === gap + 1 && isParting(text, at, code))) continue;
    if (gap > 0 && gap < at && isSeam(text, gap - 1, isBracket(code) ? at + 1 : at, labelled)) {
      if (seams.length > 0 || TWO_WORDS.test(text.slice(0, at))) seams.push(at);
    }
    gap = at + 1;
  }
  return seams;
}
