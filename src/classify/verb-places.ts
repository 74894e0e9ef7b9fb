import { PREPOSITIONS } from './action.ts';
import { isRead, type Kind } from './effect.ts';
import { DESCRIBING } from './lexicon/english.ts';
import { englishVerb, type Verb } from './lexicon/index.ts';
import { phrasalVerb, takesParticle } from './lexicon/phrasal.ts';
import { nounSet, wordSet } from './lexicon/word-set.ts';
import type { Word } from './words.ts';

/** Words behind which a noun comes, or that stand for one: what stands before is no noun. */
export const DETERMINERS = wordSet(
  'the a an it its them their this that these those all any both every each one my our your new additional some',
);

/** How far behind its verb a particle may stand: "tears the old tenant down". */
const PARTICLE_REACH = 4;

/** The English verb that the word at `index` of a sentence is, alone or with a particle. */
export function verbAt(words: readonly Word[], index: number): Verb | undefined {
  const word = words[index] as Word;
  const verb = (takesParticle(word) ? withParticle(words, index) : undefined) ?? englishVerb(word);
  return verb?.nounLike && actsOn(verb, index, words) ? { ...verb, nounLike: false } : verb;
}

/**
 * "Emails every guest", "Email the guest" and "emailing every guest" tell of a deed, "Emails of a guest" and "Note that" do
 * not; nor is "it" ever behind a noun. "Runs the query" further on is what the tool is made of.
 */
function actsOn({ form, kind, lemma }: Verb, index: number, words: readonly Word[]): boolean {
  const next = words[index + 1];
  if (PRONOUNS.holds(next) || (form === 'third' && index > 0 && words[index - 1]?.text === 'then')) return true;
  if (!DETERMINERS.holds(next)) return false;
  const joined = index > 0 && JOINING.holds(words[index - 1]) && lemma !== OWN_MEMORY;
  const commands = form === 'base' && next?.text !== 'that' && !DESCRIBING.has(lemma);
  return form === 'gerund' || joined || (index === 0 && (form === 'third' || commands) && kind !== 'executes');
}

const PRONOUNS = wordSet('it them');
const JOINING = wordSet('and then');
/** What a reading tool keeps for itself changes nothing of the world. */
const OWN_MEMORY = 'cache';

/** The verb with the first preposition behind it. */
function withParticle(words: readonly Word[], index: number): Verb | undefined {
  for (let at = index + 1; at <= index + PARTICLE_REACH && at < words.length; at++) {
    const word = words[at] as Word;
    const verb = phrasalVerb(words[index]?.text ?? '', word.text);
    if (verb && isPreposition(words, at, index)) return undefined;
    if (verb || PREPOSITIONS.holds(word)) return verb;
  }
  return undefined;
}

/** "Check the guests in" has a particle, "check what renews in the next week" a preposition. */
const isPreposition = (words: readonly Word[], at: number, verb: number): boolean =>
  at > verb + 1 && words[at]?.text === 'in' && words.slice(at + 1, at + 5).some((word) => TIMES.holds(word));
const TIMES = nounSet('day hour minute month week year');

/** What ends the object of a verb. */
const BREAK = /[:;([—–]|\s-\s/;

/** True for what stands between two words, where it ends the object of a verb. Mostly it is a space. */
export const breaksObject = (between: string): boolean => between !== ' ' && BREAK.test(between);

/** How many words behind the lead are asked. */
const REACH = 24;

/** What may stand between two verbs of a list. */
const SEPARATOR = /^[\s"'`*]*(?:[,/&+|]|\b(?:and|or|then)\b)[\s"'`*]*(?:(?:and|or|then|also|optionally)\s+)?$/;

/**
 * The verbs that stand beside the lead: "get, create and delete", "close/kill", "finds a file and removes it",
 * "returns the link, minting a new one".
 */
export function coordinated(text: string, offset: number, words: readonly Word[], lead: number): number[] {
  const { form, lemma } = verbAt(words, lead) as Verb;
  const found = orderedVerbs(words, lead, lemma);
  let previous = words[lead] as Word;
  const last = Math.min(words.length, lead + REACH);
  for (let index = lead + 1; index < last; index++) {
    const verb = verbAt(words, index);
    if (!verb) continue;
    const word = words[index] as Word;
    const between = text.slice((words[index - 1] as Word).end - offset, word.start - offset);
    if (verb.form !== form) {
      if (isAlongside(words, index, verb, between)) found.push(index);
      continue;
    }
    const listed = SEPARATOR.test(text.slice(previous.end - offset, word.start - offset));
    if (breaksObject(between)) break;
    if (listed || isLater(words, index, verb)) found.push(index);
    if (listed) previous = word;
  }
  return found;
}

/** Verbs by which another is made to do something. */
const ORDERING = wordSet('ask command instruct request tell');

/** "Asks the runtime to switch its backend": what it is asked to do. */
function orderedVerbs(words: readonly Word[], lead: number, lemma: string): number[] {
  const to = ORDERING.has(lemma) ? words.findIndex(({ text }, index) => index > lead + 1 && text === 'to') : -1;
  if (to < 0 || to > lead + ORDER_REACH || !words[to + 1]) return [];
  const told = words.slice(lead + 1, to).some((word) => PREPOSITIONS.holds(word) || NOT_ORDERED.holds(word));
  return !told && verbAt(words, to + 1)?.form === 'base' ? [to + 1] : [];
}

/**
 * What opens a clause of its own ("tells whether you are allowed to drop it"), whom one only talks with, and what is only
 * asked for.
 */
const NOT_ORDERED = wordSet(`ai assistant be chatgpt claude gemini gpt how human llm model permission price quote user
  users what whether who why would`);

/** How far behind such a verb "to" may stand. */
const ORDER_REACH = 10;

/** "The price to buy or renew a domain": the second goes with the one behind "to". */
function isAlternative(words: readonly Word[], index: number): boolean {
  const other = words[index - 3]?.text === 'to' ? verbAt(words, index - 2) : undefined;
  return other?.form === 'base' && !isRead(other.kind);
}

/** A verb that "and" puts after the object of the first: "finds a file and removes it". */
function isLater(words: readonly Word[], index: number, verb: Verb): boolean {
  const before = (words[index - 1] as Word).text;
  if (before !== 'and' && before !== 'or' && before !== 'then') return false;
  if (before === 'or' && isAlternative(words, index)) return false;
  // "Read from or write to the registry".
  if (PREPOSITIONS.holds(words[index - 2]) && PREPOSITIONS.holds(words[index + 1])) return !verb.nounLike;
  return (verb.form === 'third' && !verb.nounLike) || DETERMINERS.holds(words[index + 1]);
}

/** A change that comes with the first verb: ", charging the card on file", "(deleting them)", "by dropping it". */
function isAlongside(words: readonly Word[], index: number, verb: Verb, between: string): boolean {
  if (verb.form !== 'gerund' || isRead(verb.kind) || !DETERMINERS.holds(words[index + 1])) return false;
  return /^,\s|^ [(–—-]/.test(between) || (words[index - 1]?.text === 'by' && LOSSES.has(verb.kind));
}

const LOSSES: ReadonlySet<Kind> = new Set(['ends', 'deletes', 'pays']);
