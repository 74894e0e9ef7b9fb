import type { Kind } from './effect.ts';
import { isRead } from './effect.ts';
import { ADVERBS, INFORMATION } from './lexicon/english.ts';
import { chineseVerbAt, type Verb, verbOf } from './lexicon/index.ts';
import type { Word } from './words.ts';

/** A verb found in a text, with what it acts on. */
export interface Action {
  word: Word;
  kind: Kind;
  lemma: string;
  /** False where the word may be a noun. */
  certain: boolean;
  /** The words of what it acts on, in order. */
  object: Word[];
}

/** What a name says. */
export interface NameReading {
  words: Word[];
  actions: Action[];
  /** A word that names information, where no verb was found. */
  information?: Word | undefined;
}

const CONJUNCTIONS = new Set(['and', 'or', 'n', 'then']);
const NEVER_A_VERB = /^\d+$/;

/** Reads a name's words, without the prefix that it shares with its server's other tools. */
export function readName(all: readonly Word[], prefix: number): NameReading {
  const words = all.slice(prefix).filter((word) => !NEVER_A_VERB.test(word.text));
  const index = leadIndex(words);
  if (index === undefined) {
    const information = words.findLast((word) => INFORMATION.has(word.text));
    return { words, actions: [], information };
  }
  const indexes = [index, ...joined(words, index)];
  const taken = new Set(indexes);
  const object = words.filter((word, at) => !taken.has(at) && !ADVERBS.has(word.text) && !CONJUNCTIONS.has(word.text));
  const actions = indexes.map((at) => actionAt(words, at, object));
  return { words, actions: actions.filter((action) => action !== undefined) };
}

function verbAt(words: readonly Word[], at: number): Verb | undefined {
  const word = words[at];
  if (!word) return undefined;
  const verb = verbOf(word.text);
  if (verb) return verb.form === 'base' ? verb : undefined;
  const han = chineseVerbAt(word.text, 0);
  return han && { lemma: han.text, kind: han.kind, nounLike: false, form: 'base' };
}

/** Which word is the verb that the name is about: a plain verb first, last or within; else a noun-like one. */
function leadIndex(words: readonly Word[]): number | undefined {
  const at = words.findIndex((word) => !ADVERBS.has(word.text));
  if (at < 0) return undefined;
  const last = words.length - 1;
  const plain = (index: number) => verbAt(words, index)?.nounLike === false;
  if (plain(at)) return at;
  if (plain(last)) return last;
  const within = words.findIndex((_, index) => index > at && plain(index));
  const informs = last > at && INFORMATION.has(words[last]?.text ?? '');
  if (verbAt(words, at)) return informs ? undefined : at;
  if (within >= 0) return within;
  if (informs) return undefined;
  if (verbAt(words, last)) return last;
  const any = words.findIndex((_, index) => index > at && verbAt(words, index) !== undefined);
  return any >= 0 ? any : undefined;
}

/** The verbs that "and" and "or" put beside the first. */
function joined(words: readonly Word[], index: number): number[] {
  return words.flatMap((word, at) =>
    at > index && CONJUNCTIONS.has(word.text) && verbAt(words, at + 1) ? [at + 1] : [],
  );
}

function actionAt(words: readonly Word[], at: number, object: Word[]): Action | undefined {
  const verb = verbAt(words, at);
  const word = words[at];
  return verb && word && { word, kind: verb.kind, lemma: verb.lemma, certain: !verb.nounLike, object };
}

/** How many leading words of a name are its product's, judged by the names of the server's other tools. */
export function sharedPrefix(words: readonly Word[], siblings: readonly (readonly Word[])[]): number {
  if (siblings.length < 3) return 0;
  let prefix = 0;
  while (prefix < words.length - 1) {
    const word = words[prefix] as Word;
    const depth = prefix;
    const sharing = siblings.filter((other) => other[depth]?.text === word.text).length;
    if (sharing < siblings.length * 0.8) break;
    prefix++;
  }
  const kept = words[prefix - 1];
  return kept && isVerbPrefix(kept) ? prefix - 1 : prefix;
}

/** A server whose every tool starts with `get` shares a verb, not a product. */
function isVerbPrefix(word: Word): boolean {
  const verb = verbOf(word.text);
  return verb !== undefined && verb.form === 'base' && (!verb.nounLike || isRead(verb.kind));
}
