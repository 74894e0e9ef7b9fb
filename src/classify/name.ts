import { type Action, actionOf } from './action.ts';
import { isRead } from './effect.ts';
import { asForeign, foreignInformation, foreignNameVerb } from './foreign-names.ts';
import { translated } from './foreign-nouns.ts';
import { ADVERBS, INFORMATION, NOUN_FIRST, VAGUE } from './lexicon/english.ts';
import { type Verb, verbNamed, verbOf } from './lexicon/index.ts';
import { nominalOf } from './lexicon/nominals.ts';
import { wordSet } from './lexicon/word-set.ts';
import { inEnglish } from './unspaced.ts';
import type { Word } from './words.ts';

/** What a name says. */
export interface NameReading {
  /** The words without the product's prefix and without numbers. */
  words: Word[];
  actions: Action[];
  /** A word that names information, where no verb was found. */
  information?: Word | undefined;
}

const CONJUNCTIONS = wordSet('and or then e y ou o');
/** What a name made from an HTTP interface starts with: `API-post-search`. */
const HTTP_WORDS = wordSet('get post put patch');
const NUMBER = /^\d+$/;

/**
 * Reads a name's words from the one at `prefix`. Of a path such as `im.v1.message.create` the last part is asked first;
 * `lastPart` is where it starts.
 */
export function readName(all: readonly Word[], prefix = 0, lastPart = 0): NameReading {
  const words = inEnglish(all.slice(prefix)).filter(({ text }) => text.charCodeAt(0) > 0x39 || !NUMBER.test(text));
  const tail = words.filter((word) => word.start >= lastPart);
  const reading = readWords(tail);
  if (tail.length === words.length || (reading.actions.length === 0 && !reading.information)) return readWords(words);
  const before = words.slice(0, words.length - tail.length);
  const actions = reading.actions.map(
    ({ word, kind, lemma, certain, object, many, language }): Action =>
      actionOf({ word, kind, lemma, certain, object: [...before, ...object], many, language }),
  );
  return { ...reading, actions, words };
}

function readWords(words: Word[]): NameReading {
  const verbs = asForeign(
    words,
    words.map((word, at) => nameVerb(word, at === 0)),
  );
  const lead = leadIndex(words, verbs);
  const deed = lead === undefined ? namedDeed(words) : undefined;
  if (deed) return { words, actions: [deed] };
  if (lead === undefined) {
    return {
      words,
      actions: [],
      information: INFORMATION.lastOf(words) ?? foreignInformation(words),
    };
  }
  const indexes = [lead, ...joined(words, verbs, lead)];
  const object = words.filter(
    (word, at) =>
      !indexes.includes(at) &&
      !(at < lead && HTTP_WORDS.holds(word)) &&
      !ADVERBS.holds(word) &&
      !CONJUNCTIONS.holds(word),
  );
  const language = verbs[lead]?.language;
  const thing = language ? translated(object, language) : object;
  const actions = indexes.map((at): Action => {
    const { kind, lemma } = verbs[at] as Verb;
    const certain = at !== lead || (!isRecorded(words, at) && isCertain(words, verbs[at] as Verb, at));
    return actionOf({ word: words[at] as Word, kind, lemma, certain, object: thing, many: undefined, language });
  });
  return { words, actions };
}

/** What a name without a verb names: `account_deletion`, `file_uploader_tool`. The description may say otherwise. */
function namedDeed(words: readonly Word[]): Action | undefined {
  const nominal = nominalOf(words);
  if (!nominal) return undefined;
  const { kind, lemma } = nominal.verb;
  const object = words.slice(0, nominal.at);
  return actionOf({
    word: words[nominal.at] as Word,
    kind,
    lemma,
    certain: false,
    object,
    many: undefined,
    language: undefined,
  });
}

/** What shows a deed before it is done: `cleanup_preview`, but `delete_preview` may delete one; the description decides. */
const TRIALS = wordSet('dryrun preview');

/** What a thing is in that was made by verbs whose noun is as common: `backup_status`, `upload_info`. */
const STATED = wordSet('backup build import upload');
const STATES = wordSet('info progress stats status');

/** A noun-like verb is certain at the front, unless it is mostly a noun, and at either end where it reads. */
function isCertain(words: readonly Word[], verb: Verb, at: number): boolean {
  if (at < words.length - 1 && TRIALS.holds(words.at(-1))) return false;
  if (!verb.nounLike) return true;
  const leads = words.slice(0, at).every((word) => ADVERBS.holds(word));
  if (leads && STATED.has(verb.lemma) && STATES.holds(words.at(-1))) return false;
  return leads ? !NOUN_FIRST.has(verb.lemma) : at === words.length - 1 && LAST_WORDS.has(verb.lemma);
}

/** The verb that a word of a name stands for. Names use base forms; others are adjectives and plurals. */
function nameVerb(word: Word, first: boolean): Verb | undefined {
  const verb = verbOf(word) ?? gluedVerb(word.text);
  if (verb?.language) return foreignNameVerb(verb, word.text, first);
  return verb?.form === 'base' ? verb : undefined;
}

const GLUED =
  /^(?:create|delete|update|remove|search|insert|execute|terminate|destroy|upload|download|rename|mget|batch)/;

/** How long a word is at least that holds one of them and another; `mget` has both in four letters. */
const GLUED_LENGTH = 8;

/** The verb of words written without a boundary: `deletefile`, `mget`. */
function gluedVerb(word: string): Verb | undefined {
  if (word.length < GLUED_LENGTH && !word.startsWith('mget')) return undefined;
  const lead = GLUED.exec(word)?.[0];
  if (!lead || lead.length > word.length - 3) return lead === 'mget' ? verbNamed('get') : undefined;
  return /^(?:d|r|s|ion|or|ing)/.test(word.slice(lead.length)) && word.length - lead.length < 4
    ? undefined
    : verbNamed(lead);
}

/** Verbs of reading that may end a name whose first word is a noun: `issue_read`, `message.list`. */
const LAST_WORDS = wordSet('read list get search query lookup view fetch');

/** Which word is the verb that the name is about: a plain verb first, last or within; else a noun-like one. */
function leadIndex(words: readonly Word[], verbs: readonly (Verb | undefined)[]): number | undefined {
  const at = words.findIndex((word, index) => !ADVERBS.holds(word) || (verbs[index] && index === words.length - 1));
  if (at < 0) return undefined;
  let last = words.length - 1;
  while (last > at && ADVERBS.holds(words[last])) last--;
  if (isManual(words, at, last)) return undefined;
  const within = verbs.findIndex((verb, index) => index > at && isPlain(verb));
  const index = plainIndex(words, verbs, at, within, last);
  if (index !== undefined) return index;
  const informs = last > at && INFORMATION.holds(words[last]);
  if (verbs[at]) return informs && NOUN_FIRST.holds(words[at]) ? undefined : at;
  return within >= 0 ? within : nounLikeIndex(verbs, informs);
}

/** A plain verb at the front, behind a vague one, or at the end. */
function plainIndex(
  words: readonly Word[],
  verbs: readonly (Verb | undefined)[],
  at: number,
  within: number,
  last: number,
): number | undefined {
  if (isPlain(verbs[at])) return at;
  if (within >= 0 && isChange(verbs[within]) && VAGUE.holds(words[at])) return within;
  if (isChange(verbs[at]) && isAsked(words, verbs, at, last)) return at;
  if (within === last - 1 && LAST_WORDS.holds(words[within])) return within;
  return isPlain(verbs[last]) || (last > at && endsInReading(words, at, last)) ? last : undefined;
}

/** `submit_graph_ask`: what is submitted is a question; but `sync_status_get` gets one. */
function isAsked(words: readonly Word[], verbs: readonly (Verb | undefined)[], at: number, last: number): boolean {
  return last > at && !NOUN_FIRST.holds(words[at]) && !LAST_WORDS.holds(words[last]) && !isChange(verbs[last]);
}

const isPlain = (verb: Verb | undefined): boolean => verb?.nounLike === false;
const isChange = (verb: Verb | undefined): boolean => verb !== undefined && !isRead(verb.kind);

/** Where the name has no plain verb and none in front: one that is more verb than noun, or that asks for information. */
function nounLikeIndex(verbs: readonly (Verb | undefined)[], informs: boolean): number | undefined {
  for (let at = verbs.length - 1; at >= 0; at--) {
    const verb = verbs[at];
    if (verb && (!informs || !NOUN_FIRST.has(verb.lemma) || LAST_WORDS.has(verb.lemma))) return at;
  }
  return undefined;
}

/** What is kept or worked out of deeds: behind a noun, their verbs may be part of it, as in `oom_kill_counter`. */
const RECORDS = wordSet(
  'count counter counts history log logs overview preview report statistics stats status summary trend',
);

const isRecorded = (words: readonly Word[], at: number): boolean =>
  at > 0 && at < words.length - 1 && RECORDS.holds(words.at(-1));

const MANUALS = wordSet('docs documentation faq guidance guide guidelines help instructions tips');
const AUTHORING = wordSet('add create delete edit publish remove set update upload write');

/** `migrate_to_workers_guide` is a guide to migrating; `delete_guide` deletes one. */
const isManual = (words: readonly Word[], at: number, last: number): boolean =>
  last > at + 1 && MANUALS.holds(words[last]) && !AUTHORING.holds(words[at]);

/** `issue_read`, but not `mark_as_read`. */
function endsInReading(words: readonly Word[], at: number, last: number): boolean {
  const first = words[at];
  return LAST_WORDS.holds(words[last]) && NOUN_FIRST.holds(first) && first?.text !== 'mark';
}

/** The verbs that "and" and "or" put beside the first. */
function joined(words: readonly Word[], verbs: readonly (Verb | undefined)[], lead: number): number[] {
  const found: number[] = [];
  for (let at = lead + 1; at < words.length - 1; at++) {
    if (verbs[at + 1] && CONJUNCTIONS.holds(words[at])) found.push(at + 1);
  }
  return found;
}

/** How many of the server's other tools are asked for a common prefix. */
const ASKED = 200;

/**
 * How many leading words of a name are its product's, judged by the names of the server's other tools: those that four
 * in five of them share. A verb ends it: a server whose every tool starts with `get` shares no product's name.
 */
export function sharedPrefix(name: string, words: readonly Word[], siblings: readonly string[]): number {
  const others = siblings.slice(0, ASKED);
  if (others.length < 3) return 0;
  let prefix = 0;
  while (prefix < words.length - 1) {
    const word = words[prefix] as Word;
    if (verbOf(word)?.nounLike === false) break;
    const start = name.slice(0, (words[prefix + 1] as Word).start);
    if (!isShared(start, others)) break;
    prefix++;
  }
  return prefix;
}

/** True where four in five of some names start alike; as soon as too many do not, the rest is not asked. */
function isShared(start: string, names: readonly string[]): boolean {
  const least = names.length * 0.8;
  let possible = names.length;
  for (const name of names) {
    if (!name.startsWith(start) && --possible < least) return false;
  }
  return true;
}
