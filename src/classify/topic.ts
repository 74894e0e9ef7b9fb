import { PREPOSITIONS } from './action.ts';
import type { Sentence } from './description.ts';
import { isRead } from './effect.ts';
import { verbOf } from './lexicon/index.ts';
import { wordSet } from './lexicon/word-set.ts';
import type { Parameter } from './parameters.ts';
import { inEnglish } from './unspaced.ts';
import { isPlain, sentenceWords, type Word } from './words.ts';

/** Words that any text may share with any tool. */
const COMMON =
  wordSet(`action all and any data function info information input name new not only operation option options output
  parameter parameters request response result the this tool tools type use used user value values with without`);

/** A word without its plural or its owner's ending, so that `invoices` and `invoice's` are `invoice`. */
function stem(word: string): string {
  if (word.length <= 3 || !word.endsWith('s')) return word;
  return word.slice(0, word.endsWith("'s") ? -2 : -1);
}

function isOwn(word: Word): boolean {
  if (word.text.length < 3 ? word.text < '\u2e80' : COMMON.holds(word) || PREPOSITIONS.holds(word)) return false;
  const verb = verbOf(word);
  return !(verb && isRead(verb.kind));
}

/** What a tool's name, title and arguments speak of: the words that a sentence about it is likely to share. */
export function topicOf(words: readonly Word[], inputs: readonly Parameter[]): ReadonlySet<string> {
  const topic = new Set<string>();
  for (const word of words) if (isOwn(word)) topic.add(stem(word.text));
  for (const input of inputs) for (const word of input.words) if (isOwn(word)) topic.add(stem(word.text));
  return topic;
}

const REACH = 240;
const WORD_CHARACTER = /\w/;
/** What may follow the last letter of a word's stem. */
const ENDING = /^(?:'?s)?(?!\w)/;

/** True for a sentence that shares a word with the tool's name, title or arguments. */
export function isOnTopic({ text, start, clues }: Sentence, topic: ReadonlySet<string>): boolean {
  if (topic.size === 0) return false;
  const near = text.slice(0, REACH);
  if (!isPlain(near, clues)) {
    return inEnglish(sentenceWords(near, clues, start)).some((word) => topic.has(stem(word.text)));
  }
  // Looking for the few words of the topic takes less time than making words of the sentence.
  const lower = near.toLowerCase();
  for (const word of topic) if (holdsWord(lower, word)) return true;
  return false;
}

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (!WORD_CHARACTER.test(text.charAt(at - 1)) && ENDING.test(text.slice(end, end + 3))) return true;
  }
  return false;
}
