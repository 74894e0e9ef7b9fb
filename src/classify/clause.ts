import { type Action, PREPOSITIONS } from './action.ts';
import type { Sentence } from './description.ts';
import { isRead } from './effect.ts';
import { ADVERBS, INFORMATION } from './lexicon/english.ts';
import { type Verb, verbOf } from './lexicon/index.ts';
import { wordSet } from './lexicon/word-set.ts';
import { isNegated, reassures } from './reassurance.ts';
import { scriptOf, unspacedActions } from './unspaced.ts';
import { sentenceWords, type Word } from './words.ts';

/** What a sentence leads with. */
export interface Lead {
  actions: Action[];
  /** False where the verb was found somewhere within the sentence, not at its head. */
  firm: boolean;
  /** A noun of information that the sentence starts with, where it has no verb. */
  information?: Word | undefined;
}

const CLIPPED = 300;
const PREAMBLE = wordSet(`a ability action agent agents ai also an and api are assistant be by can could
  designed each efficient endpoint essential for function helpful here how if intended is it
  llm main may mcp me method model must need needs of one operation our please powerful primary provides
  programmatically request should simple so specified specify supports that the this to tool tools us use used useful user
  users utility want wants we when whenever where which will with would you your esta esse este esta permite permitem
  ferramenta herramienta outil cet cette permet para pour de un una uma o os la le dieses werkzeug ermoglicht
  инструмент этот позволяет для`);
const ARTICLES = wordSet(
  'the a an this that these those your its their any all existing new specific given single one',
);
/** Phrases in which a verb is none. */
const IDIOMS =
  /\b(?:start here|page through|pages through|block until|blocks until|back up to|make sure|in order to|as needed|set of|list of supported|read[- ]only|write[- ]only|use case|built[- ]in|open[- ]source|pull requests?|start with|call this)\b/giu;
/** What a sentence leads with. Words of reassurance ("only", "safe", "no data") take the lead from a verb of reading. */
export function readClause(sentence: Sentence): Lead {
  const clipped = sentence.text.slice(0, CLIPPED);
  const language = scriptOf(clipped);
  if (language) {
    const actions = unspacedActions(clipped, sentence.start, language);
    return { actions, firm: actions.some((action) => action.certain) };
  }
  const text = clipped.replace(IDIOMS, (idiom) => ' '.repeat(idiom.length));
  const words = sentenceWords(text, sentence.start);
  const lead = leadVerb(words);
  if (lead === undefined) return { actions: [], firm: false, information: leadNoun(words) };
  const before = text.slice(0, (words[lead] as Word).start - sentence.start);
  const around = text.slice(0, (words[lead] as Word).end - sentence.start + 14);
  if (isNegated(before)) return { actions: [], firm: false };
  const actions = [lead, ...coordinated(text, sentence.start, words, lead)].map((at) =>
    actionAt(text, sentence.start, words, at),
  );
  return { actions: reassures(around) ? actions.filter(changesSomething) : actions, firm: true };
}

const changesSomething = ({ kind }: Action): boolean => !isRead(kind);

function actionAt(text: string, offset: number, words: Word[], at: number): Action {
  const word = words[at] as Word;
  const { kind, lemma, nounLike } = verbOf(word.text) as Verb;
  return { word, kind, lemma, certain: !nounLike, object: objectOf(text, offset, words, at) };
}

/** What opens another noun phrase. */
const OPENING = wordSet('the a an this your its their our my');

/** What ends the object of a verb. */
const BREAK = /[:;([—–]|\s-\s/;

function objectOf(text: string, offset: number, words: Word[], at: number): Word[] {
  const object: Word[] = [];
  for (let index = at + 1; index < Math.min(words.length, at + 10); index++) {
    const word = words[index] as Word;
    if (BREAK.test(text.slice((words[index - 1] as Word).end - offset, word.start - offset))) break;
    if (object.length > 0 && OPENING.has(word.text) && !PREPOSITIONS.has(object.at(-1)?.text ?? '')) break;
    if (!ARTICLES.has(word.text)) object.push(word);
  }
  return object;
}

/** Verbs that lend the tool to somebody: "allows you to", "helps the agent". */
const LENDING = wordSet('allow allows enable enables help helps let lets permit permits');
const BORROWERS = wordSet(
  'agent agents ai an assistants claude clients developers llm llms me models the to us user users you',
);

/** Words that are verbs in names only. */
const NAME_VERBS = new Set(['new', 'key', 'range', 'single', 'multiple']);

function leadVerb(words: Word[]): number | undefined {
  for (let index = 0; index < Math.min(words.length, 16); index++) {
    const word = words[index] as Word;
    const verb = verbOf(word.text);
    if (PREAMBLE.has(word.text) || ADVERBS.has(word.text) || NAME_VERBS.has(word.text)) continue;
    if (LENDING.has(word.text) && isLent(word.text, words[index + 1]?.text)) continue;
    return !verb || verb.form === 'past' ? undefined : index;
  }
  return undefined;
}

/** "Enables the user to" lends; "enable the feature" does not. */
const isLent = (verb: string, next = ''): boolean =>
  BORROWERS.has(next) && !(next === 'the' && /^(?:enable|allow|permit)$/.test(verb));

function leadNoun(words: Word[]): Word | undefined {
  const first = words.slice(0, 6).find((word) => !PREAMBLE.has(word.text) && !ADVERBS.has(word.text));
  return first && INFORMATION.has(first.text) ? first : undefined;
}

const DETERMINERS = wordSet(
  'the a an it its them their this that these those all any every each your new additional some',
);

/** What may stand between two verbs of a list. */
const SEPARATOR =
  /^[\s"'`*]*(?:[,/&+|]|\b(?:and|or|then|y|e|ou|et|und|o)\b)[\s"'`*]*(?:(?:and|or|then|also|optionally)\s+)?$/;

/** The verbs that stand beside the lead: "get, create and delete", "close/kill", "finds a file and removes it". */
function coordinated(text: string, offset: number, words: Word[], lead: number): number[] {
  const form = (verbOf((words[lead] as Word).text) as Verb).form;
  const found: number[] = [];
  let previous = words[lead] as Word;
  for (let index = lead + 1; index < Math.min(words.length, lead + 18); index++) {
    const word = words[index] as Word;
    const verb = verbOf(word.text);
    if (verb?.form !== form) continue;
    const listed = SEPARATOR.test(text.slice(previous.end - offset, word.start - offset));
    if (BREAK.test(text.slice((words[index - 1] as Word).end - offset, word.start - offset))) break;
    if (!listed && !isLater(words, index, verb)) continue;
    found.push(index);
    if (listed) previous = word;
  }
  return found;
}

/** A verb that "and" puts after the object of the first: "finds a file and removes it". */
function isLater(words: Word[], index: number, verb: Verb): boolean {
  if (!['and', 'or', 'then'].includes(words[index - 1]?.text ?? '')) return false;
  return (verb.form === 'third' && !verb.nounLike) || DETERMINERS.has(words[index + 1]?.text ?? '');
}
