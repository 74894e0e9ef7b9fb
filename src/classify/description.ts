import { type Clue, cluesBetween, cluesIn, mayBeForeign } from './clues.ts';
import { codeAt } from './codes.ts';
import type { Field } from './field.ts';
import { jointOf } from './joints.ts';
import { eachMatch } from './matches.ts';
import { soothes } from './reassurance.ts';

/** One sentence of the part of a description that says what the tool does. */
export interface Sentence {
  text: string;
  /** Where it starts in the folded description. */
  start: number;
  /** The words in it, or in what it is a part of, that patterns need. */
  clues: Clue;
  /** One level of a trail such as `[Product]-Area-Object-Title-`, which may be the tool's title or may not. */
  crumb: boolean;
}

const SENTENCES = 40;
const LONGEST_SENTENCE = 600;

/** Headings of the parts that are about something else: parameters, results, examples, when to use it. */
const ASIDE_WORDS = `args?|arguments?|param(?:eter)?s?|inputs?|returns?|outputs?|response|raises|throws|examples?|usage|use cases?|notes?|prerequisites?|requirements?|best for|not recommended for|common mistakes|prompt example|workflow|see also|related tools?|when to use|when not to use|important|warning|caution|tips?|limitations?|errors?|next steps?|required permissions?|参数|返回|示例|用法|关键词|使用场景|适用场景|触发词|引数|パラメータ|戻り値|例|매개변수|반환|예시|аргументы|параметры|возвращает|parametros|argumentos|retorna|exemplos?|ejemplos?|parametres|arguments|exemple|parameter|beispiel`;
const ASIDE = new RegExp(`^[\\s#*_<>-]*(?:${ASIDE_WORDS})[^\\S\\n]?[*_]*[:：>]`, 'iu');
const BREADCRUMBS = /\[[^\]\n]{1,60}\](?:-[^-\n]{1,60}){2}-/u;
/** Where a sentence ends, or something else starts; a picture ends one, too. */
const ENDS = String.raw`<!--|(?<![.!?])(?!\.{1,3}\) (?:and|as|for|from|in|into|onto|then|to|with|als|et|para|y|zu) )[.!?]+(?=[\s"')\]*]|$)|[。！？；;]|\n(?:[^\S\n]*\n)+|\n(?=[^\S\n]*[-*•#\d<])|\n(?=[^\S\n]*[A-Z][A-Za-z ]{2,24}:)|>\s*\n`;
const BOUNDARY = new RegExp(`${ENDS}|\\p{Extended_Pictographic}\\s`, 'gu');
/** The same in text without pictures, which nearly all is: without Unicode's classes it takes half the time. */
const PLAIN_BOUNDARY = new RegExp(ENDS, 'g');
/** Code units of which every picture has one, and few other characters do. */
export const MAY_BE_PICTURE =
  /[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2bff\u3030\u303d\u3297\u3299\ud83c-\ud83f]/;

/** The first sentences of a description, up to its first aside. Linear. */
export function mainSentences(description: Field): Sentence[] {
  const { text } = description.folded;
  const sentences: Sentence[] = [];
  let start = pushTrail(sentences, description);
  const boundary = MAY_BE_PICTURE.test(text) ? BOUNDARY : PLAIN_BOUNDARY;
  for (const match of eachMatch(boundary, text)) {
    if (match.index < start) continue;
    if (isAside(text, start)) {
      if (sentences.length > 0 && !isPassedOver(text.slice(start, match.index))) return sentences;
    } else push(sentences, description, start, match.index);
    start = match.index + match[0].length;
    if (sentences.length >= SENTENCES) return sentences;
  }
  if (!isAside(text, start) || sentences.length === 0) push(sentences, description, start, text.length);
  return sentences;
}

/** What stands before a trail, and its levels. Where the rest starts. */
function pushTrail(sentences: Sentence[], description: Field): number {
  const { text } = description.folded;
  const start = text.slice(0, 600);
  const trail = start.includes(']-') ? BREADCRUMBS.exec(start) : null;
  if (!trail) return 0;
  push(sentences, description, 0, trail.index);
  return pushCrumbs(sentences, description, trail.index + trail[0].length);
}

/** The next two parts of a breadcrumb: one of them is the tool's title, the other may be one more level. */
function pushCrumbs(sentences: Sentence[], description: Field, from: number): number {
  const { text } = description.folded;
  let start = from;
  for (let level = 0; level < 2; level++) {
    const end = text.indexOf('-', start);
    if (end < 0 || end > start + 120) break;
    push(sentences, description, start, end, true);
    start = end + 1;
  }
  return start;
}

/** How long a note may be that is there to calm. What follows it is about the tool all the same. */
const NOTE = 60;
const isPassedOver = (text: string): boolean =>
  text.length <= NOTE && NOTED.test(text) && (text.trim() === '' || soothes(text, cluesIn(text)));
const NOTED = /^[\s#*_<>-]*(?:$|(?:notes?|important|warning|caution|tips?)\b)/i;

function isAside(text: string, start: number): boolean {
  const head = text.slice(start, start + 80);
  return HEADED.test(head) && ASIDE.test(head);
}
const HEADED = /[:：>]/;

const PLAIN_WORD = /[A-Za-z0-9]{2}/;
const WORD = /[\p{L}\p{N}]{2}|[\u2e80-\uffef]/u;

function push(sentences: Sentence[], description: Field, start: number, end: number, crumb = false): void {
  const { text } = description.folded;
  const sentence = text.slice(start, Math.min(end, start + LONGEST_SENTENCE));
  const clues = cluesBetween(text, description.clues, start, start + sentence.length);
  if (!PLAIN_WORD.test(sentence) && !(mayBeForeign(clues) && WORD.test(sentence))) return;
  const joint = crumb || sentences.length >= JOINTS ? undefined : jointOf(sentence, isLabelled(text, start), clues);
  sentences.push({ text: sentence.slice(0, joint), start, clues, crumb });
  if (joint !== undefined) sentences.push({ text: sentence.slice(joint), start: start + joint, clues, crumb: false });
}

/** How many sentences are asked whether they are two. */
const JOINTS = 6;

const PICTOGRAPH = /\p{Extended_Pictographic}/u;

/** True right behind a picture, or behind one and a space. */
const isLabelled = (text: string, start: number): boolean =>
  start > 0 &&
  (isNotAscii(text, start - 1) || isNotAscii(text, start - 2)) &&
  PICTOGRAPH.test(text.slice(Math.max(0, start - 3), start));

const isNotAscii = (text: string, at: number): boolean => at >= 0 && codeAt(text, at) > 0x7f;
