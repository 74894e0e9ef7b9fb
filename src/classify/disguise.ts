import { type Field, foldedAs } from './field.ts';
import type { Finding } from './finding.ts';
import { isInvisible, LOOK_ALIKES } from './fold.ts';
import { verbNamed } from './lexicon/index.ts';
import { wordSet } from './lexicon/word-set.ts';
import { eachMatch } from './matches.ts';

/** Where a name hides what it is spelled with. */
interface Disguise {
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{M}\p{N}\p{So}]+/gu;
const LATIN = /\p{Script=Latin}/u;
/** Scripts of which letters pass for Latin ones: https://www.unicode.org/reports/tr39/#Mixed_Script_Detection */
const FOREIGN_RUN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]+/gu;
const NOT_ASCII = /[^\0-\x7f]/;

/** Joiners that the spelling of these scripts needs, and variants of emoji. */
const JOINED =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}\p{M}])[\u200c\u200d]|(?<=\p{Emoji})\ufe0f|(?<=\p{Extended_Pictographic}\ufe0f?)\u200d(?=\p{Extended_Pictographic})/gu;

/** Letters that Unicode takes for other forms of ASCII's: full-width, mathematical, circled. Ordinals (`1ª`) are none. */
const DRESSED =
  /[ⅰ-ⅿⓐ-ⓩⒶ-Ⓩ\u2100-\u214f\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}\u{1f110}-\u{1f189}]/u;

/** Marks that stack on a letter or strike it through, as no language spells. */
const STRUCK = /[A-Za-z][\u0334-\u0338\u20d0-\u20f0]|\p{M}[\u0300-\u036f]{2}/u;

/** The first place of a name that hides what it is spelled with, if there is one. */
function disguiseIn({ original }: Field): Disguise | undefined {
  return NOT_ASCII.test(original) ? (unseen(original) ?? strangeWord(original)) : oddCasing(original);
}

/** A run of characters that cannot be seen, or that turn text round. */
function unseen(text: string): Disguise | undefined {
  const shown = text.replace(JOINED, (joiner) => '.'.repeat(joiner.length));
  let at = 0;
  for (const character of shown) {
    if (isInvisible(character)) return { start: at, end: at + character.length };
    at += character.length;
  }
  return undefined;
}

function strangeWord(text: string): Disguise | undefined {
  const latin = LATIN.test(text.normalize('NFKC'));
  for (const { 0: word, index } of eachMatch(WORD, text)) {
    if (DRESSED.test(word) || STRUCK.test(word) || passesForLatin(word, latin)) {
      return { start: index, end: index + word.length };
    }
  }
  return oddCasing(text);
}

/** True where a stretch of another script in a word has only letters that look Latin, in a name that is Latin otherwise. */
const passesForLatin = (word: string, latin: boolean): boolean =>
  latin && (word.match(FOREIGN_RUN) ?? []).some((run) => [...run].every((letter) => LOOK_ALIKES.has(letter)));

/** A run of letters; longer ones are no words, and are not looked into. */
const LETTERS = /(?<![A-Za-z])[A-Za-z]{1,100}(?![A-Za-z])/g;
/** What every oddly cased word holds, and few names do. */
const INNER_CAPITAL = /[A-Za-z][A-Z]/;
/** Every other letter a capital, five letters or more: `DeLeTe`, `dElEtE`. Shorter ones are words, as in `toDo`. */
const ALTERNATING = /^[a-z]?(?:[A-Z][a-z]){2,}[A-Z]?$/;
/** Names that are spelled so. */
const TYPESETTERS = /(?:Bib|Con|Ka|La|Lua|MiK|Xe)?TeX(?![a-z])/;
const PARTS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;

/** Capitals in the midst of a word: those that alternate, or that cut a verb into what are no words. */
function oddCasing(text: string): Disguise | undefined {
  if (!INNER_CAPITAL.test(text)) return undefined;
  for (const { 0: run, index } of eachMatch(LETTERS, text)) {
    if (isOddlyCased(run)) return { start: index, end: index + run.length };
  }
  return undefined;
}

function isOddlyCased(run: string): boolean {
  if (run.length < 4) return false;
  const rest = run.includes('TeX') ? run.replace(TYPESETTERS, '') : run;
  return (
    (rest.length > 4 && ALTERNATING.test(rest)) ||
    (isCutVerb(run) && !partsOf(run).some((part) => isVerb(part) || PARTICLES.has(part.toLowerCase())))
  );
}

/** What stands beside a verb in one that is written as one word or as two: `goTo`, `logIn`. */
const PARTICLES = wordSet('back down in off on out over to up');

/** True for a verb in which a capital stands where no word starts: `deLete`, `unInstall`, but not `setUp`. */
function isCutVerb(run: string): boolean {
  if (!isVerb(run)) return false;
  const [first = '', ...others] = partsOf(run);
  return others.length > 0 && !isVerb(first);
}

const partsOf = (run: string): string[] => run.match(PARTS) ?? [];

/** True for an English verb that is no abbreviation. */
function isVerb(word: string): boolean {
  const verb = word.length > 2 ? verbNamed(word.toLowerCase()) : undefined;
  return verb !== undefined && verb.language === undefined;
}

/** The run in lower case, but for a capital behind the verb that it starts with: `dElEtEiTeM` is `deleteItem`. */
function evened(run: string): string {
  const lower = run.toLowerCase();
  for (let end = lower.length; end > 3; end--) {
    if (isVerb(lower.slice(0, end)))
      return lower.slice(0, end) + lower.charAt(end).toUpperCase() + lower.slice(end + 1);
  }
  return lower;
}

/** The field of a name with its oddly cased words as they are mostly spelled. */
export function evenCasing(field: Field): Field {
  const { text, origin } = field.folded;
  if (!INNER_CAPITAL.test(text)) return field;
  const even = text.replace(LETTERS, (run) => (isOddlyCased(run) || isCutVerb(run) ? evened(run) : run));
  return even === text ? field : foldedAs(field.path, field.original, { text: even, origin });
}

/**
 * A name that hides what it is spelled with: letters of other scripts among Latin ones, dressed-up letters, characters
 * that cannot be seen, odd casing. Whatever it seems to say, it is no mere read.
 */
export function disguiseFindings(name: Field): Finding[] {
  const found = disguiseIn(name);
  if (!found) return [];
  const { start, end } = found;
  const evidence = {
    rule: 'name-is-disguised',
    field: name.path,
    text: name.original.slice(start, end),
    start,
  } as const;
  return [{ category: 'write', capabilities: [], evidence, always: true }];
}
