import { type Action, actionOf, nounPhraseLength, PREPOSITIONS } from './action.ts';
import { clue, mayBeForeign } from './clues.ts';
import type { Sentence } from './description.ts';
import { isRead, KIND_EFFECTS } from './effect.ts';
import { foreignClause } from './foreign.ts';
import { leadingVerb, PREAMBLE } from './lead-verb.ts';
import { ADVERBS, INFORMATION } from './lexicon/english.ts';
import { GRAMMARS } from './lexicon/grammar.ts';
import { type Verb, verbOf } from './lexicon/index.ts';
import type { Language } from './lexicon/languages.ts';
import { isEnglish, languageOf } from './lexicon/languages.ts';
import { carriedOut, nominalOf } from './lexicon/nominals.ts';
import { nounSet, wordSet } from './lexicon/word-set.ts';
import { isNegated, reassures, soothes } from './reassurance.ts';
import { isUnspaced, unspacedActions } from './unspaced.ts';
import { breaksObject, coordinated, DETERMINERS, verbAt } from './verb-places.ts';
import { sentenceWords, type Word } from './words.ts';

/** What a sentence leads with. */
export interface Lead {
  /** What it says is done. */
  actions: Action[];
  /** Those of them that are evidence: a verb of reading is none beside words of reassurance, nor where it reads "data". */
  evident: Action[];
  /** False where the verb was found somewhere within the sentence, not at its head. */
  firm: boolean;
  /** True where all that it says is that something is read. */
  hollow: boolean;
  /** True where the sentence starts with the verb, or with "this tool" or "it". */
  direct: boolean;
  /** A noun of information that the sentence starts with, where it has no verb. */
  information?: Word | undefined;
  /** True where that is the word of a question, which the tool answers. */
  asks?: boolean;
  /** True where it starts with a word that no lexicon has, and that stands where a verb does: "Demolish the table". */
  unknown?: boolean;
}

const NOTHING: Lead = { actions: [], evident: [], firm: false, hollow: false, direct: false };

const CLIPPED = 300;
const ARTICLES = wordSet(
  'the a an this that these those your its their any all existing new specific given single one',
);
const IDIOM_TEXT = String.raw`\b(?:start here|remember (?:that [a-z]+ |to )|replaces (?:\d+|many|multiple|several|the manual|the need)|back up to|make sure|in order to|as needed|set of|list of supported|read[- ]only|write[- ]only|use case|built[- ]in|open[- ]source|pull requests?|rate limits?|start with|call (?:this|it|exactly|only|once|after|before|when)|dry[- ]run)\b`;
/** Phrases in which a verb is none. */
export const IDIOM = new RegExp(IDIOM_TEXT, 'i');
const IDIOMS = new RegExp(IDIOM_TEXT, 'gi');
export const IDIOM_WORDS = clue(
  'start remem repla back sure order neede set suppo only case built open sourc pull rate call dry',
);

const withoutIdioms = (text: string): string => text.replace(IDIOMS, (idiom) => ' '.repeat(idiom.length));

/** What a sentence leads with. */
export function readClause(sentence: Sentence): Lead {
  const { clues } = sentence;
  const clipped = sentence.text.slice(0, CLIPPED);
  if (mayBeForeign(clues) && isUnspaced(clipped)) {
    const found = unspacedActions(clipped, sentence.start);
    const actions = sentence.crumb ? found.map(asLevel) : found;
    const evident = actions.filter((action) =>
      changesSomething(action) ? !isIdle(action) : isPlainlyRead(action, clipped, sentence),
    );
    return {
      actions,
      evident,
      firm: evident.some(({ certain }) => certain),
      hollow: actions.length > 0 && actions.every(isHollow),
      direct: true,
    };
  }
  const text = (clues & IDIOM_WORDS) !== 0 && IDIOM.test(clipped) ? withoutIdioms(clipped) : clipped;
  const words = sentenceWords(text, clues, sentence.start);
  const language = languageOf(words) ?? leadingLanguage(words);
  const foreign = language && foreignLead(text, sentence.start, words, language);
  if (foreign) return foreign;
  const asked = question(words);
  if (asked && !soothes(text, clues)) return { ...NOTHING, information: asked, asks: true };
  const lead = leadingVerb(text, sentence.start, words);
  if (lead === undefined) return withoutVerb(text, sentence, words);
  if (isSubject(words, lead, sentence)) return NOTHING;
  const before = text.slice(0, (words[lead] as Word).start - sentence.start);
  const around = text.slice(0, (words[lead] as Word).end - sentence.start + 14);
  if (isNegated(before, clues)) return NOTHING;
  const actions = [lead, ...coordinated(text, sentence.start, words, lead)].map((at) =>
    actionAt(text, sentence.start, words, at),
  );
  const reassured = reassures(around, clues);
  const evident = actions.filter((action) =>
    changesSomething(action) ? !isIdle(action) : !reassured && !isHollow(action),
  );
  return {
    actions,
    evident,
    firm: evident.length > 0,
    hollow: actions.every(isHollow),
    direct: isDirect(words.slice(0, lead)),
  };
}

/** The language of the verb that a sentence without a word of English starts with, or a short German one ends in. */
function leadingLanguage(words: readonly Word[]): Language | undefined {
  const [opening] = words;
  if (!opening) return undefined;
  const first = ADJECTIVES.holds(opening) ? undefined : (verbOf(opening)?.language ?? ledLanguage(words));
  if (first || words.length > SHORT) return first;
  const last = verbOf(words.at(-1) ?? opening);
  return last?.language === 'de' && last.form === 'base' ? 'de' : undefined;
}

/** The language of a verb behind words of its own preamble: "Permite eliminar elementos". */
function ledLanguage(words: readonly Word[]): Language | undefined {
  const at = words.slice(0, SHORT).findIndex((word, index) => index > 0 && verbOf(word)?.language);
  const language = verbOf(words[at] ?? (words[0] as Word))?.language;
  if (!language || words.slice(0, SHORT).some(isEnglish)) return undefined;
  return words.slice(0, at).every((word) => GRAMMARS[language].preamble.holds(word)) ? language : undefined;
}

const SHORT = 6;
/** Verbs of French that are more often words of English. */
const ADJECTIVES = wordSet('active different');

/** What a sentence in another language leads with. */
function foreignLead(text: string, offset: number, words: readonly Word[], language: Language): Lead | undefined {
  const clause = foreignClause(text, offset, words, language);
  if (!clause) return undefined;
  const { actions, direct, information } = clause;
  const evident = actions.filter((action) =>
    changesSomething(action) ? !isIdle(action) : !clause.reassured && !isHollow(action),
  );
  const hollow = actions.length > 0 && actions.every(isHollow);
  return { actions, evident, firm: evident.length > 0, hollow, direct, information };
}

const changesSomething = (action: Action): boolean => !isRead(action.done);

/** One level of a trail may only name an area ("subscriptions", "approval"); one that tells of a loss tells of the tool. */
const asLevel = (action: Action): Action => {
  const { word, kind, done, lemma, known, object, many, language } = action;
  const certain = action.certain && KIND_EFFECTS[done].category === 'destructive';
  return { word, kind, done, lemma, known, certain, object, many, language };
};

/** True where a reading names what is read, and nothing beside the verb plays it down. */
const isPlainlyRead = (action: Action, text: string, { start, clues }: Sentence): boolean => {
  const at = action.word.start - start;
  const beside = text.slice(Math.max(0, at - BESIDE), action.word.end - start + BESIDE);
  return !isHollow(action) && !reassures(beside, clues);
};
const BESIDE = 10;

/** "Creating and running them is another tool's": what a later sentence says of a deed, not that it is done. */
const isSubject = (words: readonly Word[], lead: number, { start }: Sentence): boolean =>
  start > 0 &&
  lead === 0 &&
  verbAt(words, lead)?.form === 'gerund' &&
  words.slice(1, SUBJECT_REACH).some(({ text }) => text === 'is' || text === 'works');

/** How far behind a gerund its own verb may stand. */
const SUBJECT_REACH = 8;

/** What may stand before the verb of a sentence that says what the tool does. */
const SUBJECTS = wordSet('this tool it also the function will can and then');
const isDirect = (before: readonly Word[]): boolean =>
  before.every((word) => SUBJECTS.holds(word) || ADVERBS.holds(word));

/** Nouns that say nothing of what is read: anyone can claim to "return information". */
const HOLLOW =
  nounSet(`action anything call content data detail everything info information input item kind nothing object
  operation output request resource response result something stuff thing tool type value`);
const FILLERS = wordSet('about available basic current relevant requested respective returned specified various');

/** "Classify this tool as reading": it says nothing of what the tool does. */
const LIKENING = wordSet('as como comme als like');
function isAboutItself({ object }: Action): boolean {
  const at = object[0]?.text === 'tool' ? 0 : object[1]?.text === 'tool' ? 1 : -1;
  return at >= 0 && (object.length === at + 1 || LIKENING.holds(object[at + 1]));
}

const isHollow = (action: Action): boolean =>
  (isAboutItself(action) ||
    action.object.every((word) => HOLLOW.holds(word) || FILLERS.holds(word) || PREPOSITIONS.holds(word))) &&
  !changesSomething(action);

/** "Runs in a sandbox": nothing is run. */
const isIdle = ({ kind, object, certain }: Action): boolean =>
  kind === 'executes' &&
  (object.length === 0 || (PREPOSITIONS.holds(object[0]) && !(certain && object[0]?.text === 'or')));

function actionAt(text: string, offset: number, words: Word[], at: number): Action {
  const word = words[at] as Word;
  const { kind, lemma, nounLike } = verbAt(words, at) as Verb;
  const object = objectOf(text, offset, words, at);
  const deed = carriedOut(lemma, object.slice(0, nounPhraseLength(object)));
  const done = deed
    ? { kind: deed.verb.kind, lemma: deed.verb.lemma, certain: true }
    : { kind, lemma, certain: !nounLike };
  return actionOf({
    word,
    ...done,
    object: deed ? object.filter((_, index) => index !== deed.at) : object,
    many: undefined,
    language: undefined,
  });
}

/** What a sentence leads with that has no verb of its own at its head. */
function withoutVerb(text: string, sentence: Sentence, words: readonly Word[]): Lead {
  const named = namedDeed(text, sentence, words);
  if (named) return { actions: [named], evident: [named], firm: true, hollow: false, direct: true };
  return { ...NOTHING, information: leadNoun(words), unknown: startsUnknown(text, sentence.start, words) };
}

/** What a sentence without a verb names: "Deletion of an account", "Bulk user removal tool", "User deletion by id". */
function namedDeed(text: string, { start, clues }: Sentence, words: readonly Word[]): Action | undefined {
  const link = words.findIndex((word) => PREPOSITIONS.holds(word));
  const nominal = nominalOf(link < 0 ? words : words.slice(0, link));
  if (!nominal || (words[link]?.text === 'by' && !IDENTIFIERS.holds(words[link + 1]))) return undefined;
  const word = words[nominal.at] as Word;
  const before = text.slice(0, word.start - start);
  if (breaksObject(before) || isNegated(before, clues)) return undefined;
  const of = words[link]?.text === 'of' ? objectOf(text, start, words, link) : [];
  const object = words.slice(0, nominal.at).filter((one) => !PREAMBLE.holds(one) && !ADVERBS.holds(one));
  const { kind, lemma } = nominal.verb;
  return actionOf({
    word,
    kind,
    lemma,
    certain: true,
    object: [...object, ...of],
    many: undefined,
    language: undefined,
  });
}
const IDENTIFIERS = wordSet('email id ids key name number slug uid username uuid');

/** What opens another noun phrase. */
const OPENING = wordSet('the a an this your its their our my');

function objectOf(text: string, offset: number, words: readonly Word[], at: number): Word[] {
  const object: Word[] = [];
  for (let index = at + 1; index < Math.min(words.length, at + 10); index++) {
    const word = words[index] as Word;
    if (breaksObject(text.slice((words[index - 1] as Word).end - offset, word.start - offset))) break;
    if (object.length > 0 && OPENING.holds(word) && !PREPOSITIONS.holds(object.at(-1))) break;
    if (!ARTICLES.holds(word)) object.push(word);
  }
  return object;
}

/** Questions that a tool answers: "Which commits would vanish", "How many processes were killed". */
const QUESTIONS = wordSet('what where which who whose');
const AMOUNTS = wordSet('far long many much often');

function question(words: readonly Word[]): Word | undefined {
  const [first, second] = words;
  if (!first || !second) return undefined;
  if (first.text === 'how') return AMOUNTS.holds(second) ? first : undefined;
  if (!QUESTIONS.holds(first) || second.text === 'to') return undefined;
  const verb = verbAt(words, 1);
  return verb?.form === 'third' && !verb.nounLike ? undefined : first;
}

/**
 * True for a verb of no lexicon: a word at the front, behind which a determiner stands or which ends as verbs do, or one
 * behind "to": "Use this tool to demolish houses".
 */
function startsUnknown(text: string, offset: number, words: readonly Word[]): boolean {
  const at = words.findIndex((word) => !SUBJECTS.holds(word) && !ADVERBS.holds(word));
  const word = words[at];
  const next = words[at + 1];
  if (word && PREAMBLE.holds(word)) return isAimed(words);
  if (word && next && VERBAL.test(word.text) && isUnknown(word)) return true;
  if (!word || !next || !DETERMINERS.holds(next) || !isUnknown(word)) return false;
  return ONLY_SPACE.test(text.slice(word.end - offset, next.start - offset));
}

/** "Use this tool to demolish houses": a word that is not known, behind "to" at the end of a preamble. */
function isAimed(words: readonly Word[]): boolean {
  const at = words.findIndex((word) => !PREAMBLE.holds(word) && !ADVERBS.holds(word));
  const word = words[at];
  return word !== undefined && words[at + 1] !== undefined && words[at - 1]?.text === 'to' && isUnknown(word);
}

/** How verbs of no lexicon end, and few nouns do. */
const VERBAL = /..[^aeiou](?:ize|izes|ifies|izing|ifying)$/;

/** Spaces, and what makes a word bold, italic or code. */
const ONLY_SPACE = /^[\s*_`]+$/;

const isUnknown = (word: Word): boolean =>
  !verbOf(word) && !NO_VERBS.some((set) => set.holds(word)) && word.known.languages === 0;

/** How sentences start that say how to call a tool or what it is made of, or that link one to what stood before. */
const STATING =
  wordSet(`avoid avoids basically because behind boost but clarifies clarify cover covers critical currently
  depict depicts despite ensure ensures illustrate illustrates include includes including irreversible learn mandatory
  mirror mirrors normally offer offers omit omitting otherwise pass passes passing prefer present presents provide
  regarding represent represents require requires serve serves since specifies specify supplies supply surface surfaces
  treat whether wrap wraps yield yields`);

function leadNoun(words: readonly Word[]): Word | undefined {
  const at = words.slice(0, 6).findIndex((word) => !PREAMBLE.holds(word) && !ADVERBS.holds(word));
  const noun = words[at];
  if (!noun || !INFORMATION.holds(noun) || HOLLOW.holds(noun)) return undefined;
  return words.slice(at + 1, at + 4).some((word) => COPULAS.holds(word)) ? undefined : noun;
}

/** After a noun these make a statement about it, and no answer of it. */
const COPULAS = wordSet('are be can has have is may must shall should was were will would');

const NO_VERBS = [STATING, PREAMBLE, PREPOSITIONS, INFORMATION, HOLLOW, COPULAS];
