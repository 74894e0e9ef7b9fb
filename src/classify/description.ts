import { ADVERBS } from './lexicon/english.ts';
import { chineseVerbAt, type Verb, verbOf } from './lexicon/index.ts';
import type { Action } from './name.ts';
import { sentenceWords, type Word } from './words.ts';

/** One sentence of the part of a description that says what the tool does. */
export interface Sentence {
  text: string;
  start: number;
}

const SENTENCES = 12;
/** A line that opens a part about something else: parameters, results, examples, when to use it. */
const ASIDE =
  /^[\s#*_\-<>]*(args?|arguments?|params?|parameters?|inputs?|returns?|outputs?|response|raises|throws|examples?|usage|use cases?|notes?|prerequisites?|requirements|best for|not recommended for|common mistakes|prompt example|workflow|see also|related tools?|when to use|when not to use|参数|返回|示例|用法|注意)\b[^.\n]{0,40}[:：>]/iu;
const END = /[.!?]+(?=\s|$)|[。！？；;]|\n\s*\n|\n(?=\s*[-*•#\d])|\n(?=\s*[A-Z][A-Za-z ]{2,20}:)/g;

/** The first sentences of `text` up to its first aside. */
export function mainSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const take = (end: number) => {
    const sentence = text.slice(start, end);
    if (sentence.trim() !== '') sentences.push({ text: sentence, start });
  };
  for (const match of text.matchAll(END)) {
    if (sentences.length > 0 && ASIDE.test(text.slice(start, start + 120))) return sentences;
    take(match.index);
    start = match.index + match[0].length;
    if (sentences.length >= SENTENCES) return sentences;
  }
  take(text.length);
  return sentences;
}

const PREAMBLE = new Set(
  `this tool function will can could is are used to allows allow you the user users agent agents lets let enables enable
  helps help designed use it a an that which for be should must when whenever need want ability me us mcp endpoint
  method operation api your we i one simple please may also tools if able wants provides provide`
    .trim()
    .split(/\s+/),
);
const NEGATION = /\b(no|not|never|without|nothing|none|only|safe|harmless|cannot|can't|don't|doesn't|won't|isn't)\b/i;

/** The verbs that a sentence leads with. */
export function leadActions(sentence: Sentence): Action[] {
  const clipped = sentence.text.slice(0, 300);
  const words = sentenceWords(clipped, sentence.start);
  const index = leadIndex(words);
  if (index === undefined) return chineseActions(sentence);
  const first = verbOf((words[index] as Word).text) as Verb;
  const before = clipped.slice(0, (words[index] as Word).end - sentence.start + 12);
  if (NEGATION.test(before)) return [];
  return [index, ...coordinated(clipped, sentence.start, words, index, first.form)].map((at) => toAction(words, at));
}

function toAction(words: Word[], at: number): Action {
  const word = words[at] as Word;
  const verb = verbOf(word.text) as Verb;
  return {
    word,
    kind: verb.kind,
    lemma: verb.lemma,
    certain: true,
    object: words.slice(at + 1, at + 9).filter((next) => !ARTICLES.has(next.text)),
  };
}

const ARTICLES = new Set(
  'the a an this that these those your its their any all existing new specific given'.split(' '),
);

function leadIndex(words: Word[]): number | undefined {
  for (let index = 0; index < Math.min(words.length, 14); index++) {
    const word = words[index] as Word;
    const verb = verbOf(word.text);
    if (PREAMBLE.has(word.text) || (ADVERBS.has(word.text) && !verb)) continue;
    if (!verb || verb.form === 'past') return undefined;
    return index;
  }
  return undefined;
}

/** The verbs that stand beside the first: "get, create and delete", "close/kill". */
function coordinated(text: string, offset: number, words: Word[], lead: number, form: Verb['form']): number[] {
  const found: number[] = [];
  let previous = lead;
  for (let index = lead + 1; index < Math.min(words.length, lead + 16); index++) {
    const word = words[index] as Word;
    const verb = verbOf(word.text);
    if (!verb || verb.form !== form) continue;
    const before = words[index - 1] as Word;
    const gap = text.slice(before.end - offset, word.start - offset);
    const linked = /[,/&]/.test(gap) || before.text === 'and' || before.text === 'or';
    const adjacent = index - previous <= 2 && previous >= lead;
    if (!linked || (verb.nounLike && !adjacent)) continue;
    found.push(index);
    previous = index;
  }
  return found;
}

const CLAUSE = /[^\-—–,，、:：()（）[\]【】\s]+/gu;

/** The verbs that Chinese clauses start with. */
function chineseActions(sentence: Sentence): Action[] {
  const actions: Action[] = [];
  for (const match of sentence.text.slice(0, 300).matchAll(CLAUSE)) {
    const verb = firstChineseVerb(match[0]);
    if (!verb) continue;
    const start = sentence.start + match.index + verb.at;
    const word = { text: verb.text, start, end: start + verb.text.length };
    actions.push({ word, kind: verb.kind, lemma: verb.text, certain: verb.at === 0, object: [] });
  }
  const certain = actions.filter((action) => action.certain);
  return certain.length > 0 ? certain : actions.slice(0, 1);
}

const HAN_PREFIX = /^(?:用于|可以|可|请|批量|通过|该接口用于|本接口用于|调用该接口|支持)*/u;

function firstChineseVerb(clause: string): { text: string; kind: Action['kind']; at: number } | undefined {
  const skip = HAN_PREFIX.exec(clause)?.[0].length ?? 0;
  const lead = chineseVerbAt(clause, skip);
  if (lead) return { ...lead, at: skip };
  for (let index = skip; index < Math.min(clause.length, 60); index++) {
    const verb = chineseVerbAt(clause, index);
    if (verb) return { ...verb, at: index };
  }
  return undefined;
}
