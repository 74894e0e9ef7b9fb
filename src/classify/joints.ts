import { verbOf } from './lexicon/index.ts';
import { wordSet } from './lexicon/word-set.ts';
import { eachMatch } from './matches.ts';
import { soothes } from './reassurance.ts';

/**
 * Where two sentences were put together without a full stop between them: before or behind the other script, behind a
 * label such as "🔒 Safe", or before a word with a capital that opens sentences and nothing else.
 */
export function jointOf(text: string, labelled: boolean): number | undefined {
  return scriptJoint(text) ?? labelJoint(text, labelled) ?? openingJoint(text);
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
const LETTER = /[\p{L}\p{N}]/u;
/** A capital behind a space, which few of these first characters hold. */
const CAPITAL = /\s\p{Lu}/u;
/** What stands in labels and not in the first words of a sentence. */
const MARKS = /^\s*[>#*`]|[:/|`]|\(\)/;

/** Behind a label (a picture, a mark, or words that only calm), where a verb with a capital follows. */
function labelJoint(text: string, labelled: boolean): number | undefined {
  const first = text.search(LETTER);
  if (first < 0) return undefined;
  const label = text.slice(first, first + LABEL);
  if (!CAPITAL.test(label)) return undefined;
  const verbs = eachMatch(CAPITALISED_WORD, label)
    .map(({ 1: word, index }) => ({ at: first + index + 1, verb: verbOf((word as string).toLowerCase()) }))
    .filter(({ verb }) => verb !== undefined && verb.form !== 'past');
  const calms = (at: number) => labelled || soothes(text.slice(0, at));
  return verbs.find(({ at, verb }) => calms(at) || (!verb?.nounLike && MARKS.test(text.slice(0, at))))?.at;
}

/** Words that open a sentence, and that nobody capitalises within one; folded. */
const OPENINGS = wordSet(`this it no nothing none never only just simply merely safe safely does you approved verified
  das dies dieses diese es nur kein keine nichts vom vorher sicher sichere lediglich
  l' d' n' s' c' cet cette ce ne aucun aucune rien seulement uniquement approuve classez une
  esta este esto solo solamente no ninguna ningun nada sin seguro apenas somente nao nenhum nenhuma sem isto clasifica
  этот эта это только ничего никаких не без безопасно`);
const CAPITALISED = /[\p{Ll}\p{N}\p{Lu}'")\]] (\p{Lu}(?:['’]|\p{Ll}+))/gu;

function openingJoint(text: string): number | undefined {
  for (const match of eachMatch(CAPITALISED, text)) {
    if (OPENINGS.has((match[1] as string).toLowerCase().replace('’', "'"))) return match.index + 2;
  }
  return undefined;
}

/** Behind a word, before a capital that a small letter follows, a label, code, or another script. */
const SEAM =
  /(?<=[\p{Ll}\p{N})\]"'`*]|\p{Lu}{2})\s+(?=\p{Lu}[\p{Ll}'’]*\s[\p{Ll}\p{N}]|\p{Lu}\p{Ll}+ \p{Ll}['’]|[\p{L}_]+[:=]\s?|```)|(?<=[A-Za-z0-9)\]"'`*])\s+(?=[А-Яа-яЁё])|(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])\s+|(?<!\s)\s+(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])/gu;
/** The same in text that is all ASCII. */
const PLAIN_SEAM = /(?<=[a-z0-9)\]"'`*]|[A-Z]{2})\s+(?=[A-Z][a-z']*\s[a-z0-9]|[A-Za-z_]+[:=]|```)/g;
const NOT_ASCII = /[^\0-\x7f]/;
/** A seam has two words before it. */
const TWO_WORDS = /[\p{L}\p{N}]\s+\S*[\p{L}\p{N}]|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}/u;

/** True where `seamsOf` may find some. */
export const hasSeam = (text: string): boolean => text.search(NOT_ASCII.test(text) ? SEAM : PLAIN_SEAM) >= 0;

/** Where in a sentence another may have been put behind it, without a full stop between. */
export const seamsOf = (text: string): number[] =>
  eachMatch(NOT_ASCII.test(text) ? SEAM : PLAIN_SEAM, text)
    .map(({ 0: gap, index }) => index + gap.length)
    .filter((at) => TWO_WORDS.test(text.slice(0, at)));
