import { type Action, nounPhraseLength, PREPOSITIONS } from './action.ts';
import { type Lead, readClause } from './clause.ts';
import { mayBeForeign } from './clues.ts';
import { mainSentences, type Sentence } from './description.ts';
import { isRead, KIND_EFFECTS, type Kind, severity } from './effect.ts';
import { cite, type Field } from './field.ts';
import type { Finding } from './finding.ts';
import { seamsOf } from './joints.ts';
import { DESCRIBING, NOUN_FIRST, NOUN_LIKE, VAGUE } from './lexicon/english.ts';
import { CODE_WORDS } from './lexicon/nouns.ts';
import { wordSet } from './lexicon/word-set.ts';
import { type NameReading, readName } from './name.ts';
import { type Asked, leavesOutLittle, omissions, withoutHeads, withoutTails } from './omissions.ts';
import type { Parameter } from './parameters.ts';
import { deniesBriefly, soothes } from './reassurance.ts';
import { isLink, opening } from './thing.ts';
import { isOnTopic, topicOf } from './topic.ts';
import { isUnspaced, UNSPACED } from './unspaced.ts';
import { nameWords, type Word } from './words.ts';

/** A verb of the definition, with what it comes to and where it stands. */
export interface Deed {
  kind: Kind;
  action: Action;
  field: Field;
  /** The sentence it leads, in a description. */
  sentence: Sentence | undefined;
}

/** What the words of a definition say that the tool does. */
export interface Reading {
  name: Field;
  title: Field;
  description: Field;
  /** The sentences of the description's main part, without those that only calm the reader. */
  sentences: readonly Sentence[];
  /** All of them. */
  parts: readonly Sentence[];
  /** The words of the name without the product's prefix. */
  words: readonly Word[];
  named: readonly Deed[];
  /** What the first sentence that is evidence says. */
  told: readonly Deed[];
  /** What the first sentences say, evidence or not. */
  said: readonly Deed[];
  /** True where it tells of its deed by a verb that no lexicon has. */
  unknown: boolean;
  /** What the name says, or where it says nothing the description: what the arguments are read by. */
  main: readonly Deed[];
  /** The deeds that decide, worst first. */
  deciding: readonly Deed[];
  /** The texts of its first sentences, joined, by how many they are; each is put together when it is asked for. */
  leadTexts: string[];
  /** A noun of information, where nothing decides. */
  information?: { word: Word; field: Field } | undefined;
}

/** What is read of a tool, before its sentences are weighed. */
interface Texts {
  name: Field;
  title: Field;
  description: Field;
  nameReading: NameReading;
  named: readonly Deed[];
  titled: readonly Deed[];
  clauseOf(sentence: Sentence): Lead;
}

/**
 * Reads a name, a title and a description together. `words` are those of the name, and `prefix` counts the leading
 * ones that are the product's.
 *
 * Sentences that share no word with the tool's name, title or arguments may be there to calm: where a description
 * starts or ends with some, it is also read without them, so that nothing put around a description hides what it says.
 * The reading of the whole comes first.
 */
export function readTexts(
  name: Field,
  title: Field,
  description: Field,
  { words, prefix }: { words: readonly Word[]; prefix: number },
  inputs: readonly Parameter[],
): [Reading, ...Reading[]] {
  const nameReading = readName(words, prefix, lastPartOf(name.folded.text));
  const parts = mainSentences(description);
  const texts: Texts = {
    name,
    title,
    description,
    nameReading,
    named: nameReading.actions.map((action) => toDeed(action, name, nameReading, description)),
    titled: readTitle(title).map((action) => toDeed(action, title, nameReading, description)),
    clauseOf: remembered(readClause),
  };
  const whole = weigh(texts, parts, { whole: true, anywhere: true });
  const { said } = whole;
  const readings: [Reading, ...Reading[]] = [whole];
  const untitled = texts.titled.length > 0 && weigh({ ...texts, titled: [] }, parts, { whole: true, anywhere: true });
  if (untitled && untitled.deciding.length > 0 && tellsMore(untitled, whole)) readings.push(untitled);
  if (parts.length < 2 && !parts.some(({ text }) => seamsOf(text).length > 0)) return readings;
  const own = [...nameReading.words, ...(title.original === '' ? [] : nameWords(title.folded))];
  const named = topicOf(own, []);
  let topic: ReadonlySet<string> | undefined;
  const isOwn = (sentence: Sentence) => {
    if (isOnTopic(sentence, named)) return true;
    topic ??= topicOf(own, inputs);
    return topic.size > named.size && isOnTopic(sentence, topic);
  };
  const mixed =
    mayBeForeign(description.clues.all) &&
    UNSPACED.test(description.folded.text) &&
    parts.some(({ text }) => !isUnspaced(text));
  const standsOut = ({ text }: Sentence) => mixed && isUnspaced(text);
  const asked: Asked = {
    mayCalm: (sentence) =>
      !sentence.crumb &&
      !LISTS_FOLLOW.test(sentence.text) &&
      (!isOwn(sentence) || denies(sentence, texts) || standsOut(sentence)),
    clauseOf: texts.clauseOf,
  };
  const rests = isSettled(whole, texts, asked)
    ? withoutTails(parts.slice(0, 1), asked, parts)
    : omissions(parts, asked);
  for (const rest of [...withoutHeads(parts, asked), ...rests]) {
    const reading = weigh(texts, rest, { whole: false, anywhere: leavesOutLittle(parts, rest) });
    if (readings.every((known) => tellsMore(reading, known) || opensElsewhere(reading, known))) readings.push(reading);
    else said.push(...reading.told, ...reading.said);
  }
  return readings;
}

/** How a sentence ends that a list follows. */
const LISTS_FOLLOW = /:\s*$/;

/** True where a short sentence denies that something is done, and says at most that something else is. */
const denies = (sentence: Sentence, { clauseOf }: Texts): boolean =>
  deniesBriefly(sentence) && (BUT.test(sentence.text) || clauseOf(sentence).evident.length === 0);

const BUT = / (?:instead of|never|not|rather than|without) /;

/** True where the name and the first sentence say what the tool does, and no other sentence tells of a change. */
function isSettled({ parts, told }: Reading, texts: Texts, { mayCalm }: Asked): boolean {
  const [opening] = parts;
  if (!opening || !texts.named.some(isSure) || changesLater(parts, texts)) return false;
  return (parts.length === 1 || told[0]?.sentence === opening) && !mayCalm(opening);
}

/** True where a sentence behind the first tells of a change. */
const changesLater = (parts: readonly Sentence[], { clauseOf }: Texts): boolean =>
  parts.slice(1, LATER + 1).some((sentence) => changesMore(clauseOf(sentence)));

/** How many sentences behind the first are asked whether they tell of a change. */
const LATER = 3;

/** True where a reading finds a verb of a change that another did not, or decides by other verbs. */
function tellsMore(reading: Reading, known: Reading): boolean {
  const { deciding, told, information } = reading;
  if (deciding.length !== known.deciding.length) return true;
  if (deciding.length === 0 && information?.word.start !== known.information?.word.start) return true;
  return (
    !deciding.every((deed) => isAmong(deed, known.deciding)) ||
    !told.every((deed) => isRead(deed.kind) || isAmong(deed, known.told))
  );
}

/**
 * True where a reading has other sentences near its first one, which may give capabilities: without the first of a
 * description, or without some that calm.
 */
function opensElsewhere(reading: Reading, known: Reading): boolean {
  const { parts } = reading;
  const openings = opening(known, OPENING);
  if (opening(reading, OPENING).every(({ start }) => openings.some((one) => one.start === start))) return false;
  if (parts[0]?.start !== known.parts[0]?.start || parts.length > known.parts.length) return true;
  return known.parts.some((sentence) => soothes(sentence.text, sentence.clues) && !parts.includes(sentence));
}

/** How many sentences behind the first are searched for what gives capabilities. */
const OPENING = 4;

const isAmong = (deed: Deed, others: readonly Deed[]): boolean => others.some((other) => isSame(deed, other));

/** True for the same verb in the same place, with as many words that name what it is done to. */
const isSame = (one: Deed, other: Deed): boolean =>
  one.kind === other.kind &&
  one.action.word.start === other.action.word.start &&
  one.field.path === other.field.path &&
  lengthOf(one.action) === lengthOf(other.action);

function lengthOf({ object }: Action): number {
  const own = nounPhraseLength(object);
  return isLink(object[own]) ? object.length : own;
}

/** The same function, which reads each sentence once. */
function remembered(read: (sentence: Sentence) => Lead): (sentence: Sentence) => Lead {
  const known = new Map<Sentence, Lead>();
  return (sentence) => {
    const found = known.get(sentence);
    if (found) return found;
    const lead = read(sentence);
    known.set(sentence, lead);
    return lead;
  };
}

function toDeed(action: Action, field: Field, name: NameReading, { folded }: Field, sentence?: Sentence): Deed {
  const returns = action.done === 'ends' && hasWayBack(folded.text, name);
  return { kind: returns ? action.kind : action.done, action, field, sentence };
}

/** What the name, the title and some sentences of the description come to. */
function weigh(texts: Texts, parts: readonly Sentence[], { whole, anywhere }: Record<'whole' | 'anywhere', boolean>) {
  const { name, title, description, nameReading, named, titled } = texts;
  const { leads, sentences } = readLeads(parts, nameReading.actions.length > 0 ? NEAR : LEADS, texts.clauseOf);
  const deed = (action: Action, sentence: Sentence) => toDeed(action, description, nameReading, description, sentence);
  const unknownDeed = opensUnknown(parts, texts) && ![...named, ...titled].some(isSure);
  const counts = (lead: Lead) =>
    lead.evident.length > 0 && (anywhere || lead.direct) && (!unknownDeed || changesMore(lead));
  const near = leads.filter(({ lead }) => counts(lead));
  const first = near.find(({ lead }) => lead.firm) ?? near[0];
  const told = first ? first.lead.evident.map((action) => softened(deed(action, first.sentence))) : [];
  const telling = whole || !named.some(isSure) ? told : told.filter((one) => !isDescribing(one));
  const further = near.find((one) => one !== first && changesMore(one.lead));
  const added = further ? further.lead.evident.map((action) => deed(action, further.sentence)) : [];
  const said: Deed[] = [];
  for (const { lead, sentence } of leads.filter((one, index) => index === 0 || one.lead.direct).slice(0, SAID)) {
    for (const action of lead.actions) said.push(deed(action, sentence));
  }
  const full = named.filter(({ kind }) => !unknownDeed || !isRead(kind)).map((one) => completed(one, told));
  return {
    name,
    title,
    description,
    sentences,
    parts,
    words: nameReading.words,
    named,
    told,
    said,
    unknown: unknownDeed,
    main: mainDeeds(named, told),
    leadTexts: [] as string[],
    deciding: decide({ named: full, titled, told: telling, added, first: parts[0] }, leads[0]?.lead.asks === true),
    information: unknownDeed
      ? undefined
      : findInformation(nameReading, name, leads.find(({ sentence }) => sentence === sentences[0])?.lead, description),
  };
}

/** True where the first sentence that tells of a deed does so by a verb that no lexicon has. */
function opensUnknown(parts: readonly Sentence[], { clauseOf }: Texts): boolean {
  for (const sentence of parts.slice(0, NEAR)) {
    const { unknown, actions } = clauseOf(sentence);
    if (unknown || actions.length > 0) return unknown === true;
  }
  return false;
}

/** What the first sentences lead with. Those that say nothing of the tool are passed over and do not count. */
function readLeads(parts: readonly Sentence[], reach: number, clauseOf: (sentence: Sentence) => Lead) {
  const leads: { sentence: Sentence; lead: Lead }[] = [];
  const sentences: Sentence[] = [];
  for (const [index, sentence] of parts.entries()) {
    if (leads.length >= reach) {
      sentences.push(...parts.slice(index));
      break;
    }
    const lead = clauseOf(sentence);
    if (
      lead.evident.length === 0 &&
      (lead.hollow || (lead.actions.length === 0 && soothes(sentence.text, sentence.clues)))
    )
      continue;
    leads.push({ sentence, lead });
    sentences.push(sentence);
  }
  return { leads, sentences };
}

/** True for a sentence that plainly tells of a change. */
const changesMore = ({ firm, direct, evident }: Lead): boolean =>
  firm && direct && evident.some((action) => !isRead(action.done));

/** How many sentences are asked for a verb: fewer where the name has one. */
const LEADS = 5;
const NEAR = 3;

/** How many sentences are asked for what they name, evidence or not. */
const SAID = 2;

/** A place that a deleted thing is kept in, named in the very sentence that tells of the deletion. */
const WAY_BACK = /\b(?:trash|recycle bin|soft[- ]delet\w*|archiv\w+)\b/i;
const WAY_BACK_UNSPACED =
  /(?:移[到至入动動]|放[到入进]|进入|扔进)[^。]{0,6}(?:回收[站桶]|垃圾箱|废纸篓)|[ゴご][ミみ]箱[にへ]|휴지통(?:으로|에(?!서))/;

/** Where the last part of a path such as `im.v1.message.create` or `crm/contacts/list` starts. */
function lastPartOf(name: string): number {
  let at = name.length;
  while (at > 0 && !PATH_MARKS.includes(name.charAt(at - 1))) at--;
  return at;
}
const PATH_MARKS = './:';

/** A title is a name in words, or a short sentence in a script without spaces. */
function readTitle({ folded, clues }: Field): Action[] {
  if (folded.text === '') return [];
  if (isUnspaced(folded.text))
    return readClause({ text: folded.text, start: 0, clues: clues.all, crumb: false }).actions;
  return readName(nameWords(folded)).actions;
}

/** A tool that brings back what another closed: `load_session` for `close_session`. */
const RETURN_TOOL = /\b(?:load|resume|restore|reopen)_([a-z]+)\b/g;

function hasWayBack(text: string, { words }: NameReading): boolean {
  const things = new Set(words.map((word) => word.text));
  return [...text.slice(0, 3000).matchAll(RETURN_TOOL)].some(([, thing]) => things.has(thing as string));
}

function softened(deed: Deed): Deed {
  const text = deed.sentence?.text ?? '';
  const kept = deed.kind === 'deletes' && (isUnspaced(text) ? WAY_BACK_UNSPACED : WAY_BACK).test(text);
  return kept ? asKind(deed, 'switches') : deed;
}

/** What a name, a title and sentences tell of, and the sentence that comes first. */
interface Weighed {
  named: readonly Deed[];
  titled: readonly Deed[];
  told: Deed[];
  added: Deed[];
  first: Sentence | undefined;
}

/**
 * The deeds that decide. A plain verb of the name does, with whatever worse the title or description leads with; a
 * vague or noun-like one leaves the matter to the description.
 */
function decide({ named, titled, told, added, first }: Weighed, asks: boolean): Deed[] {
  const sure = named.filter(isSure);
  const clear = sure.length > 0 ? sure : titled.filter(isSure);
  const more = added.filter((deed) => isSure(deed) && !isRead(deed.kind) && !isDescribing(deed));
  if (clear.length === 0) return worstFirst([...(asks ? [] : decideOpen(named, told, first)), ...more]);
  return worstFirst([...clear, ...[...titled, ...told, ...more].filter((deed) => isWorse(deed, clear))]);
}

function mainDeeds(named: readonly Deed[], told: readonly Deed[]): readonly Deed[] {
  return named.some(isSure) || told.length === 0 ? named : told;
}

/** True for a deed that the name's plain verbs do not cover: a change where they read, a loss where they change. */
function isWorse(deed: Deed, clear: readonly Deed[]): boolean {
  if (deed.sentence?.crumb || isRead(deed.kind)) return false;
  if (!isSure(deed) && !(isCommand(deed) && clear.every((one) => namesToo(one, deed)))) return false;
  if (clear.some(({ action }) => saysMore(action, deed.action))) return false;
  if (clear.every(({ kind }) => isRead(kind))) return true;
  const worst = Math.max(...clear.map(({ kind }) => severity(kind)));
  return (LOSSES.has(deed.kind) || runsCode(deed)) && severity(deed.kind) > worst;
}

/** True for a verb in its base form with an object, which a sentence leads with: "Update rows". One that is mostly a noun is none. */
function isCommand(deed: Deed): boolean {
  const { word, object, known } = deed.action;
  if (deed.sentence === undefined || word.known.english?.form !== 'base' || isDescribing(deed)) return false;
  return object.length > 0 && !PREPOSITIONS.holds(object[0]) && !NOUN_FIRST.includes(known);
}

/** True for a verb of a name that may as well be a noun, where another verb stands behind it: `query_update`. */
const namesToo = ({ action }: Deed, other: Deed): boolean =>
  NOUN_LIKE.includes(action.known) && action.object.some(({ text }) => text === other.action.word.text);

/** True where the same verb stands with more of its object in `action` than in `other`. */
const saysMore = (action: Action, other: Action): boolean =>
  action.lemma === other.lemma && action.object.length >= other.object.length;

const runsCode = ({ kind, action }: Deed): boolean =>
  kind === 'executes' &&
  (TYPING.includes(action.known) || action.object.some((word) => CODE_WORDS.holds(word)) || isStatement(action));

/** "Executes INSERT, UPDATE or DELETE queries". */
const isStatement = ({ object }: Action): boolean =>
  object.some((word) => QUERIES.holds(word)) && object.some((word) => STATEMENTS.holds(word));
const QUERIES = wordSet('queries query');
const STATEMENTS = wordSet('delete insert update');

/** What is typed into a terminal is run there. */
const TYPING = wordSet('input interact press send type write');

const LOSSES: ReadonlySet<Kind> = new Set(['overwrites', 'ends', 'deletes', 'pays']);

/** A name that is all verb (`drop`) means by it what the description does ("Drop files onto an element"). */
function completed(deed: Deed, told: readonly Deed[]): Deed {
  const same = deed.action.object.length === 0 && told.find(({ action }) => action.lemma === deed.action.lemma);
  return same ? asKind(deed, same.kind) : deed;
}

const asKind = ({ action, field, sentence }: Deed, kind: Kind): Deed => ({ kind, action, field, sentence });

const isDescribing = ({ kind, action }: Deed): boolean =>
  kind === action.kind && DESCRIBING.includes(action.known) && action.word.text < '\u2e80';

/** The name leaves the matter open: the description decides, and where it tells of a change, so may the name. */
function decideOpen(named: readonly Deed[], told: readonly Deed[], first: Sentence | undefined): readonly Deed[] {
  const [lead] = told;
  if (!lead || !told.some(isPlain)) return [...named, ...told];
  if (told.every(({ action }) => ANSWERING.includes(action.known)) && named.some(isLeftOpen))
    return [...named, ...told];
  const plain = isPlain(lead) ? told.filter(isPlain) : told;
  const changing = named.filter((deed) => isPlain(deed) && !isRead(deed.kind));
  const reads = plain.every((deed) => isRead(deed.kind)) && (lead.action.certain || !lead.sentence?.crumb);
  // What a later sentence reads says nothing against a change that the name tells of by more than a noun.
  const opens = lead.sentence === first || first?.crumb === true;
  const settled = reads && (opens || changing.every(({ action }) => NOUN_FIRST.includes(action.known)));
  return settled ? plain : [...changing, ...plain];
}

/** Verbs that say what the caller gets, and not what is done. */
const ANSWERING = wordSet('return');
/** True for a change that a name tells of by a vague verb or a noun: `policy_confirm`, `account_deletion`. */
const isLeftOpen = ({ kind, action }: Deed): boolean =>
  !isRead(kind) &&
  (HANDLING.includes(action.known) || (action.language === undefined && !action.word.known.english)) &&
  !action.object.some((word) => CHOOSING.holds(word));
const HANDLING = wordSet('apply confirm configure handle manage perform');
const CHOOSING = wordSet('by filter filters');

/** "Finds a coupon and applies it": what a vague verb does to what was found before, it does. */
const takesUp = ({ known, object }: Action): boolean =>
  SETTLING.includes(known) && object.some((word) => FOUND.holds(word));
const SETTLING = wordSet('apply complete configure confirm');
const FOUND = wordSet('it one ones them');

const isPlain = ({ kind, action }: Deed) => !VAGUE.includes(action.known) || kind !== action.kind || takesUp(action);
const isSure = (deed: Deed) => (deed.action.certain || deed.kind !== deed.action.kind) && isPlain(deed);
const worstFirst = (deeds: Deed[]) =>
  deeds.length < 2 ? deeds : deeds.toSorted((a, b) => severity(b.kind) - severity(a.kind));

function findInformation(named: NameReading, name: Field, lead: Lead | undefined, description: Field) {
  if (named.information) return { word: named.information, field: name };
  return lead?.information && { word: lead.information, field: description };
}

/** The finding that a deed is. */
export function deedFinding({ kind, action, field }: Deed): Finding {
  return { ...KIND_EFFECTS[kind], evidence: cite(`verb-${kind}`, field, action.word.start, action.word.end) };
}
