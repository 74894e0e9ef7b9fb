import { isRead } from './effect.ts';
import { eachMatch } from './matches.ts';
import { englishPhrase, link, type Predicate, predicateOf, withoutQuotes } from './predicate.ts';
import { type Segment, segments } from './segments.ts';
import type { Word } from './words.ts';

const CLAUSE = /[^,:;(){}|【】—–\n>]+/gu;

/**
 * What a Chinese sentence says is done. The verb stands before its object, or behind one that 把 puts first; a clause that
 * sets a condition, denies, or tells the reader to do something says nothing of what the tool does.
 */
export function chinesePredicates(text: string): Predicate[] {
  const parted = text.replace(GAP, '$1,');
  const blanked = withoutQuotes(parted);
  const found = readSentence(blanked);
  return found.length > 0 || blanked === parted ? found : readSentence(parted);
}

/** A space between Han characters parts them as a comma does. */
const GAP = /([\u3400-\u9fff])\s(?=[\u3400-\u9fff])/gu;

function readSentence(text: string): Predicate[] {
  const found: Predicate[] = [];
  let loose: Predicate | undefined;
  for (const { 0: clause, index } of eachMatch(CLAUSE, text)) {
    const words = segments(clause, 'zh', index);
    if (found.length > 0 && DETAILS.test(words.find(({ part }) => part !== 'space')?.text ?? '')) break;
    const read = readClause(words, found.length === 0);
    loose ??= read.loose;
    addTo(found, read.predicates);
    if (found.length > 0 && words.some((word) => DETAILS.test(word.text))) break;
  }
  return found.length > 0 || !loose ? found : [loose];
}

/** Adds what a further clause says is done. */
function addTo(found: Predicate[], predicates: readonly Predicate[]): void {
  if (found.length === 1 && isGiving(found[0]) && predicates.length > 0) found.pop();
  const later = found.length > 0;
  found.push(...predicates.filter((predicate) => !later || addsTo(found, predicate)));
}

/** What opens a list of what a result holds: the verbs in it are names of fields. */
const DETAILS = /^(?:其中|主要)?(?:包括|包含)/;

/** "Enter a number, query where the parcel is": the first clause is about what the tool is given, or is a label. */
const isGiving = (one: Predicate | undefined): boolean =>
  (one?.lemma === 'manage' && one.objects.length === 0) ||
  ((one?.lemma === 'type' || one?.lemma === 'provide') && !one.objects.flat().some(({ text }) => text === 'to'));

/** A further clause matters where it tells of a change; without an object only beside a verb that stands for anything. */
function addsTo(found: readonly Predicate[], { kind, objects, certain }: Predicate): boolean {
  if (isRead(kind) || !certain) return false;
  return objects.length > 0 || found.every(({ lemma }) => lemma === 'manage' || lemma === 'process');
}

/** How far a clause has been read. */
interface State {
  first: boolean;
  predicates: Predicate[];
  loose?: Predicate | undefined;
  /** What stands before the verb: a topic, or a thing that 把 puts first. */
  before: Segment[];
  bulk: Segment[];
  prep?: Segment | undefined;
  strong: boolean;
  /** True behind a word such as 根据, which something that the verb works with follows. */
  means: boolean;
}

function readClause(words: readonly Segment[], first: boolean): State {
  const state: State = { first, predicates: [], before: [], bulk: [], strong: false, means: false };
  if (
    words.some(({ text }, at) => PLEASE.test(text) && !words.slice(0, at).some((one) => SENT.has(one.text))) ||
    (!first && isFields(words))
  )
    return state;
  for (let at: number | undefined = 0; at !== undefined && at < words.length; ) at = step(state, words, at);
  return state;
}

/** "Please"; a request that is sent starts with the same character. */
const PLEASE = /^[请請](?!款)/;
const SENT = new Set('发送 發送 发出 發出 发起 發起'.split(' '));

/** "Likes, shares and followers": a list that starts with a verb and goes on with none names fields. */
function isFields(words: readonly Segment[]): boolean {
  const at = words.findIndex(({ part }) => part === 'link');
  if (at < 1 || !words[at - 1]?.verb || words.slice(0, at - 1).some(({ verb, noun }) => verb || noun)) return false;
  return words.some(
    (word, index) => index > at && (isBlocked(words, index) || (!word.verb && !word.part && index === at + 1)),
  );
}

/** Takes the word at `at` in; gives the place to go on from, or nothing where the clause says no more. */
function step(state: State, words: readonly Segment[], at: number): number | undefined {
  const word = words[at] as Segment;
  if (word.verb && !isBlocked(words, at)) return verbStep(state, words, at);
  if (word.part && STEPS[word.part]) return STEPS[word.part]?.(state, words, at);
  if (TIMES.test(word.text)) state.before = [];
  else if (word.noun || word.verb || !word.part) state.before.push(word);
  return at + 1;
}

type Step = (state: State, words: readonly Segment[], at: number) => number | undefined;

const strong: Step = (state, _, at) => {
  state.strong = true;
  return at + 1;
};
/** Nothing of the clause counts but what follows "then". */
const resume: Step = (_, words, at) => {
  const resumed = words.findIndex(({ part }, index) => index > at && part === 'else');
  return resumed < 0 ? undefined : resumed + 1;
};

const STEPS: Readonly<Record<string, Step>> = {
  not: resume,
  if: resume,
  ask: () => undefined,
  question: () => undefined,
  aim: ({ first, predicates }, _, at) => (first && predicates.length === 0 ? at + 1 : undefined),
  done: (_, words, at) => {
    const verb = words.findIndex(({ verb: found }, index) => index > at && index < at + 5 && found);
    return verb < 0 ? at + 1 : verb + 1;
  },
  strong,
  else: strong,
  passive: strong,
  bulk: (state, words, at) => {
    state.bulk.push(words[at] as Segment);
    return at + 1;
  },
  prep: (state, words, at) => {
    state.prep = words[at];
    return at + 1;
  },
  means: (state, _, at) => {
    state.means = true;
    return at + 1;
  },
};

/** True for a verb that makes a time, a person or a measure of itself, or describes a noun. */
function isBlocked(words: readonly Segment[], at: number): boolean {
  if (!words[at]?.verb) return false;
  const next = words[at + 1];
  const person = next?.text === '人' && words[at + 2] !== undefined && isPlainNoun(words[at + 2] as Segment);
  return (next?.part === 'after' && !person) || next?.part === 'de' || words[at - 1]?.part === 'done';
}

/** A word that is not known, which 人 may be the start of: 人脸. */
const isPlainNoun = ({ verb, noun, part }: Segment): boolean => !verb && !noun && !part;

function verbStep(state: State, words: readonly Segment[], at: number): number | undefined {
  const word = words[at] as Segment;
  if (at === words.length - 1 && state.before.length === 0 && words.some(({ text }) => ABLE.test(text)))
    return undefined;
  if (
    isLookedUp(words, at) ||
    isAside(state, words, at) ||
    (word.text.length === 1 && !isShortVerb(state, words, at))
  ) {
    state.before.push(word);
    return at + 1;
  }
  if (state.before.length === 0 || state.strong || state.prep !== undefined || state.means)
    return take(state, words, at);
  const last = words.slice(at + 1).every(({ part }) => part === 'tool' || part === 'mark' || part === 'space');
  if (word.text.length > 1 && (last || !state.loose))
    state.loose = predicateOf(word, false, [englishPhrase(state.before)]);
  state.before.push(word);
  return at + 1;
}

/** A payment that the verb at the end of its clause looks up or tries: 转账查询, 下单预检. */
function isLookedUp(words: readonly Segment[], at: number): boolean {
  const rest = words.slice(at + 1).filter(({ part }) => part !== 'tool' && part !== 'mark' && part !== 'space');
  const last = rest.at(-1);
  return (
    words[at]?.verb?.kind === 'pays' &&
    !words.slice(0, at).some(({ text }) => TOWARDS.test(text)) &&
    LOOKUPS.has(last?.text ?? '') &&
    rest.every(({ part, noun, verb }) => !part || noun || verb)
  );
}

/** What stands before who gets something. */
const TOWARDS = /^[给給向对對为為]/;
const LOOKUPS = new Set('查询 查詢 预检 预检查 预览 預覽 试算 試算 预估'.split(' '));

/** "Can be undone": what may be done afterwards is not what is done. */
const ABLE = /^(?:可|可以|能|能够|均可|都可)$/;

/** "By the id of the subscription": a verb that only describes what another works with, or names a field. */
function isAside(state: State, words: readonly Segment[], at: number): boolean {
  const next = words.slice(at + 1).find(({ part }) => part !== 'space');
  const names = next?.part === 'of' || next?.text === 'id';
  if (!state.first && names && !state.prep) return true;
  if (!state.means) return false;
  const bare = state.before.length === 0 && words.slice(0, at).findLast(({ part }) => part !== 'space')?.text !== 'id';
  return (names || bare) && words.some((word, index) => index > at + 1 && word.verb && !isBlocked(words, index));
}

/** A verb of one character is one at the front, where a word follows that is known; else it is part of one that is not. */
function isShortVerb(state: State, words: readonly Segment[], at: number): boolean {
  const next = words[at + 1];
  const before = words[at - 1];
  const front =
    !before || state.prep !== undefined || before.part === 'strong' || before.part === 'bulk' || before.part === 'else';
  if (!front && !(before.part === 'skip' && before.text.length > 1) && before.part !== 'space') return false;
  return next === undefined || next.noun !== undefined || next.part !== undefined || next.verb !== undefined;
}

/** Takes the verb at `at` as what is done, with its object, and gives the place where the next may stand. */
function take(state: State, words: readonly Segment[], at: number): number {
  const word = words[at] as Segment;
  const time = timeAfter(words, at);
  if (time !== undefined && !(state.first && /[后後]$/.test(words[time]?.text ?? ''))) return time + 1;
  let end = at + 1;
  while (end < words.length && !opensAnother(words, at, end)) end++;
  state.predicates.push(predicateOf(word, true, objectsOf(state, words.slice(at + 1, end), word)));
  Object.assign(state, { before: [], prep: undefined, strong: false, means: false });
  return end;
}

const TIMES = /^(?:之?[后後前]|以[后前]|时|時|的时候|期间|过程中)$/;

/** Where "after", "before" or "when" ends the clause of the verb at `at`: it then tells of the time of something else. */
function timeAfter(words: readonly Segment[], at: number): number | undefined {
  const time = words.findIndex(({ text }, index) => index > at + 1 && TIMES.test(text));
  const next = words[time + 1];
  const ends = next === undefined || next.verb !== undefined || next.part !== undefined;
  return time < 0 || !ends ? undefined : time;
}

/** "And" with a verb behind it, right after the first verb or its object. */
function opensAnother(words: readonly Segment[], from: number, at: number): boolean {
  const word = words[at] as Segment;
  if (word.part === 'not' || word.part === 'ask' || word.part === 'aim') return true;
  if (word.part !== 'strong' && word.part !== 'link') return false;
  const verb = words.findIndex((one, index) => index > at && one.part !== 'skip' && one.part !== 'bulk');
  const follows = words[verb]?.verb !== undefined && !isBlocked(words, verb);
  if (word.part === 'strong') return follows;
  return (
    follows &&
    !words[verb]?.noun &&
    words[verb + 1]?.part !== 'of' &&
    words.slice(from + 1, at).every((one) => !one.verb || one.noun)
  );
}

function objectsOf(state: State, after: readonly Segment[], { start, end }: Segment): Word[][] {
  const to = after.findIndex(({ part }) => part === 'prep');
  const things = listed(to < 0 ? after : after.slice(0, to));
  const goal = to < 0 ? [] : [link('to', after[to] as Segment), ...englishPhrase(listed(after.slice(to)).flat())];
  const asked = after.find(({ part }) => part === 'question');
  const before = englishPhrase(state.before);
  const many = [...state.bulk, ...after.filter(({ part }) => part === 'bulk')].map((word) => link('all', word));
  const phrases = things.map(englishPhrase).filter((phrase) => phrase.length > 0);
  const put = state.prep ? prepositionOf(state.prep) === 'to' : state.strong;
  if (phrases.length === 0 && before.length > 0 && put) phrases.push(before);
  else if (before.length > 0 && state.prep) goal.push(link(prepositionOf(state.prep), { start, end }), ...before);
  if (phrases.length === 0 && (state.strong || many.length + goal.length > 0)) phrases.push([]);
  state.bulk = [];
  // Whether something holds is no more than a state.
  if (asked) return [[...many, ...(phrases[0] ?? []), link('status', asked)]];
  return phrases.map((phrase) => [...many, ...phrase, ...goal]);
}

/** The noun phrases of a list. */
function listed(words: readonly Segment[]): Segment[][] {
  const things: Segment[][] = [[]];
  for (const word of words) {
    if (word.part === 'link') things.push([]);
    else if (word.part !== 'bulk' && (word.noun || word.verb || !word.part)) things.at(-1)?.push(word);
  }
  return things;
}

const FROM = new Set(['从', '從', '由']);
const prepositionOf = ({ text }: Segment): string => (FROM.has(text) ? 'from' : text === '在' ? 'in' : 'to');
