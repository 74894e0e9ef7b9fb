import { codeAt, isUpper } from './codes.ts';
import { isRead } from './effect.ts';
import { ADVERBS, NOUN_FIRST } from './lexicon/english.ts';
import { wordSet } from './lexicon/word-set.ts';
import { breaksObject, DETERMINERS, verbAt } from './verb-places.ts';
import type { Word } from './words.ts';

/** Words that may stand before the verb of a sentence that says what the tool does. */
export const PREAMBLE =
  wordSet(`a ability action agent agents ai also an and api are assistant be by can could designed each efficient endpoint
  essential for function helpful here how http if intended is it llm main may mcp me method model must need needs
  of one operation our please powerful primary programmatically provides request responsible should simple so
  specified specify supports take takes that the this to tool tools us use used useful user users utility want
  wants we when whenever where which will with would you your`);

/** Where the verb stands that an English sentence leads with. */
export const leadingVerb = (text: string, offset: number, words: Word[]): number | undefined =>
  leadVerb(words) ??
  mainVerb(text, offset, words) ??
  labelledVerb(text, offset, words) ??
  aimedVerb(text, offset, words);

/** Verbs by which the reader is told when to call the tool: "Invoke to delete items". */
const CALLING = wordSet('call execute invoke run');

/** Verbs that lend the tool to somebody: "allows you to", "helps the agent". */
const LENDING = wordSet('allow allows enable enables help helps let lets permit permits');
const BORROWERS = wordSet(
  'agent agents ai an assistants claude clients developers llm llms me models the to us user users you',
);

/** Words that are verbs in names only. */
const NAME_VERBS = wordSet('new key unlike like range single multiple');

/** What opens a clause that another follows: "Given a place, gives back its coordinates". */
const SUBORDINATE = wordSet(
  'after as based before by depending for from given if in on once upon using when whenever with',
);

/** The verb of the clause behind a subordinate one. */
function mainVerb(text: string, offset: number, words: Word[]): number | undefined {
  if (!SUBORDINATE.holds(words[0])) return undefined;
  const comma = text.indexOf(', ');
  const from = comma < 0 ? -1 : words.findIndex(({ start }) => start - offset > comma);
  return from < 0 ? undefined : leadVerb(words, from);
}

/** The verb of a change right behind a label: "Official API: upload a file", "[Beta] Delete items", "Items - Delete items". */
function labelledVerb(text: string, offset: number, words: Word[]): number | undefined {
  const brackets = bracketed(text);
  const from = brackets || labelled(text);
  const at = from > 0 ? words.findIndex(({ start }) => start - offset >= from) : -1;
  const verb = at < 1 || leadVerb(words, at) !== at ? undefined : verbAt(words, at);
  if (!verb || isRead(verb.kind)) return undefined;
  const { start, end } = words[at] as Word;
  if (DETERMINERS.holds(words[at + 1])) return at;
  if (!verb.nounLike) return text[end - offset] === ' ' ? at : undefined;
  // Behind brackets a sentence starts; behind other marks a noun may stand as well: "Pricing: Start and pro plan".
  const starts = brackets > 0 || !NOUN_FIRST.has(verb.lemma);
  return starts && isUpper(codeAt(text, start - offset)) ? at : undefined;
}

/** How long labels may be. */
const LABEL = 60;

/** Where labels in brackets at the front of a text end; 0 where it has none. */
export const bracketed = (text: string): number => BRACKETED.exec(text.slice(0, LABEL))?.[0].length ?? 0;
const BRACKETED = /^\s*(?:(?:\[[^\]]*\]|\([^)]*\))[\s:-]*)+/;

/** The same of a label that another mark ends. */
function labelled(text: string): number {
  const mark = MARK.exec(text.slice(0, LABEL));
  return mark ? mark.index + mark[0].length : 0;
}
const MARK = /: | [-–—>→|] /;

/** "Helper to delete items", "Attempts to delete items": the verb of a change behind "to" and a word for what the tool is. */
function aimedVerb(text: string, offset: number, words: Word[]): number | undefined {
  const to = words.slice(0, AIM).findIndex((word) => word.text === 'to');
  const verb = to < 1 || !words[to + 1] || !HELPING.holds(words[to - 1]) ? undefined : verbAt(words, to + 1);
  if (verb?.form !== 'base' || isRead(verb.kind)) return undefined;
  return breaksObject(text.slice(0, (words[to] as Word).start - offset)) ? undefined : to + 1;
}

/** How many words from the first "to" may stand, and which before it. */
const AIM = 6;
const HELPING = wordSet(
  `attempt attempts call helper interface means method shortcut tries try utility way ways wrapper`,
);

function leadVerb(words: Word[], from = 0): number | undefined {
  for (let index = from; index < Math.min(words.length, from + 16); index++) {
    if (isPassedOver(words, index)) continue;
    const verb = verbAt(words, index);
    const noun = verb?.form === 'base' && index > 0 && isMarked(words[index - 1], verb.nounLike);
    return !verb || verb.form === 'past' || noun ? undefined : index;
  }
  return undefined;
}

/** True for a word that may stand before the verb that a sentence leads with. */
function isPassedOver(words: readonly Word[], index: number): boolean {
  const word = words[index] as Word;
  const next = words[index + 1];
  const asks = index === 0 && word.text === 'request' && DETERMINERS.holds(next);
  if (!asks && (PREAMBLE.holds(word) || ADVERBS.holds(word) || NAME_VERBS.holds(word))) return true;
  return (CALLING.holds(word) && next?.text === 'to') || (LENDING.holds(word) && isLent(word.text, next?.text));
}

/** After these a word is no verb: "a backup is kept"; after the others, it is none where it may be a noun: "the log holds". */
const NOUN_MARKERS = wordSet('a an each every no one per');
const POINTERS = wordSet('its the these your');
const isMarked = (before: Word | undefined, nounLike: boolean): boolean =>
  NOUN_MARKERS.holds(before) || (nounLike && POINTERS.holds(before));

/** "Enables the user to" lends; "enable the feature" does not. */
const isLent = (verb: string, next = ''): boolean =>
  (BORROWERS.has(next) || next.endsWith('ing')) && !(next === 'the' && /^(?:enable|allow|permit)$/.test(verb));
