import { asWord, englishPhrase, type Predicate, predicateOf } from './predicate.ts';
import type { Segment } from './segments.ts';
import type { Word } from './words.ts';

/** What a clause says whose verb stands last. */
export interface ClauseRead {
  predicates: Predicate[];
  loose?: Predicate | undefined;
  /** The things that a clause without a verb names. */
  left: Word[][];
}

/** What the ending of a verb makes of it. */
export type Ending = 'done' | 'denied' | 'describes' | 'noun';

/** What has been read of a clause before its verb. */
export interface Before {
  /** The noun phrase that is being read, and those that the verb's object lists. */
  now: Segment[];
  things: Segment[][];
  topic: Segment[][];
  around: Word[];
}

/** Nothing yet. */
export const nothingBefore = (): Before => ({ now: [], things: [], topic: [], around: [] });

/** Takes a verb with its ending into what is read; gives what stands before the next. */
export function takeVerb(read: ClauseRead, before: Before, word: Segment, ending: Ending, listed: Word[][]): Before {
  if (ending === 'noun') {
    read.loose = predicateOf(word, false, objectsOf(before, []));
    before.now.push(word);
    return before;
  }
  if (ending !== 'done') return { ...nothingBefore(), now: [asWord(word)], around: before.around };
  read.predicates.push(predicateOf(word, true, objectsOf(before, read.predicates.length === 0 ? listed : [])));
  return nothingBefore();
}

/** What is named where no verb followed, in English. */
export const leftOver = ({ things, topic, now }: Before): Word[][] => namedBy([...things, ...topic, now]);

/** What noun phrases say in English, without those that say nothing. */
const namedBy = (phrases: readonly Segment[][]): Word[][] =>
  phrases.map(englishPhrase).filter((phrase) => phrase.length > 0);

function objectsOf({ now, things, topic, around }: Before, listed: Word[][]): Word[][] {
  const own = namedBy(things);
  const last = englishPhrase(now);
  const topics = namedBy(topic);
  const phrases = own.length > 0 ? own.map((phrase) => [...last, ...phrase]) : last.length > 0 ? [last] : topics;
  const all = [...phrases, ...(phrases.length > 0 ? listed : [])];
  return (all.length > 0 ? all : [[]]).map((phrase) => [...phrase, ...around]).filter((phrase) => phrase.length > 0);
}
