import { eachMatch } from './matches.ts';
import { englishPhrase, link, type Predicate } from './predicate.ts';
import { type Segment, segments } from './segments.ts';
import { type Before, type ClauseRead, type Ending, leftOver, nothingBefore, takeVerb } from './verb-final.ts';
import type { Word } from './words.ts';

const CLAUSE = /[^,:;()[\]{}|【】「」『』《》“”—–\n>]+/gu;

/** What a Korean sentence says is done. The verb stands last in its clause; its ending says in what way. */
export function koreanPredicates(text: string): Predicate[] {
  const found: Predicate[] = [];
  let loose: Predicate | undefined;
  let listed: Word[][] = [];
  for (const { 0: clause, index } of eachMatch(CLAUSE, text)) {
    const words = segments(clause, 'ko', index);
    const read = readClause(words, text, index + clause.length, listed);
    // "(DDL allowed)": a noun in brackets only adds to what was said.
    const bare = found.length > 0 && text.charAt(index - 1) === '(';
    found.push(...read.predicates.filter(({ segment }) => !bare || segment.end < index + clause.length));
    loose = read.loose ?? loose;
    listed = read.predicates.length > 0 ? [] : [...listed, ...read.left];
  }
  return found.length > 0 || !loose ? found : [loose];
}

/** 하다, 되다 and 시키다 as the first letter of what follows the stem. */
const DOING: readonly [RegExp, string][] = [
  [/^(?:을|를|이|가)?\s?(?:수행|진행|실행|처리|실시)?(?:합|됩|시킵)/, 'ㅂ'],
  [/^(?:을|를)?\s?(?:수행|진행|실행|실시)?(?:한|된|시킨)/, 'ㄴ'],
  [/^(?:을|를)?\s?(?:수행|진행|실행|실시)?(?:할|될|시킬)/, 'ㄹ'],
  [/^(?:을|를)?\s?(?:수행|진행|실행|실시)?(?:해|하여|돼|되어|시켜)/, 'ㅓ'],
  [/^(?:을|를)?\s?(?:수행|진행|실행|실시)?(?:했|됐|되었|하였|시켰)/, 'ㅆ'],
  [/^(?:을|를)?\s?(?:수행|진행|실행|실시)?(?:함|됨|시킴)/, 'ㅁ'],
  [/^(?:을|를)?\s?(?:수행|진행|실행|실시)?(?:하|되|시키)(?![^\s는고며면지기도려])/, ''],
];

const TOOLS = '도구|툴|api|기능|작업|명령|서비스|엔드포인트|함수|메서드|유틸리티|커맨드';
const DENIED =
  /^(?:지(?:는|도|를)?\s?(?:않|못|마|말)|ㄹ 수(?:는|가|도)? ?없|(?:은|는|이|가)?\s?(?:불가|안 |되지 않|하지 않)|\s?없이|ㅓ서는 안|면 안|하지\s|되지\s|지는\s)/;
const CONDITIONAL =
  /^(?:으?면(?!서)|으?려|도록|기 ?(?:전|위)|(?:는|ㄴ|ㄹ)지|(?:ㄹ|는|ㄴ) ?(?:때|경우|동안)|자(?!마)|더라도|\s?(?:가능 )?(?:여부|권한|방법|규정|이력|내역|건수|횟수|수수료|시)(?:[^가-힣]|[을를은는이가에의과와]|$))/;
const ASKING =
  /^[^\s]{0,3}(?:\s?주)?(?:세요|십시오|시오|ㄹ 것|바랍니다|야 (?:합|한|하)|라$)|^ㅓ(?:야|라| ?주세요| ?주십시오)/;
const JOINING =
  /^(?:으?므로|니까|기 때문|고(?! 있는)|며|면서|ㅓ서|(?:ㄴ|은) ?(?:뒤|후|다음)|자마자|지만|거나|ㅓ$|ㅓ\s(?!있|둔|놓은))/;
const FINAL = new RegExp(
  `^(?:ㅂ니|는다|ㄴ다|ㅆ|ㅁ|음|기(?:$|[를가]?\\s?(?:위한 )?(?:${TOOLS}))|다[\\s.]*$|ㅓ요|ㅓ\\s?(?:주|드|줍|준|드립|보|봅|버|놓|둡|옵)|ㄹ 수 ?있|ㅓ줌|ㅓ줍|ㅓ드|ㅓ준)`,
);
const TOOL = new RegExp(
  `^(?:는|ㄹ|ㄴ|용|을 위한|를 위한|기 위한)?\\s?(?:[가-힣]+ )?(?:${TOOLS})(?:이?다|입니다|이에요|임)?[\\s.]*$`,
);
const BARE = /^(?:이|가)?\s?(?:가능|됨)?(?:하다|합니다|함|이다|입니다)?[\s.!]*$/;
const DESCRIBING = /^(?:는|은|을|ㄴ|ㄹ|던)(?:[\s가-힣]|$)/;

/** A word that may be a noun, such as 알림, is a verb only where it ends its clause or 하다 follows. */
const isVerbHere = ({ end }: Segment, text: string, last: number): boolean =>
  /^(?:\s?[하합해한할함됩되시]|\s*$|[.])/.test(text.slice(end, last));

/** What follows a verb, with the fused letter first. */
function endingText({ verb, end }: Segment, text: string, last: number): { ending: string; native: boolean } {
  const rest = text.slice(end, last);
  if (verb?.fused) return { ending: verb.fused + rest, native: true };
  for (const [pattern, letter] of DOING) {
    const match = pattern.exec(rest);
    if (match) return { ending: letter + rest.slice(match[0].length), native: true };
  }
  return { ending: rest, native: false };
}

function endingOf(word: Segment, text: string, last: number): Ending {
  const { ending, native } = endingText(word, text, last);
  if (DENIED.test(ending)) return 'denied';
  if (CONDITIONAL.test(ending)) return 'describes';
  if (ASKING.test(ending)) return 'denied';
  if (TOOL.test(ending) || BARE.test(ending)) return 'done';
  if (!native && !isStem(word.text)) return 'noun';
  if (FINAL.test(ending) || JOINING.test(ending)) return 'done';
  return DESCRIBING.test(ending) || native ? 'describes' : 'noun';
}

/** True for the stem of a native verb: 비우, 읽. */
const isStem = (text: string): boolean => /[가-힣]$/.test(text) && STEMS.test(text);
const STEMS =
  /(?:우|리|오|기|르|주|내|치|추|이|쓰|꾸|읽|찾|받|얻|담|잡|적|넣|뽑|닫|열|끄|켜|끊|팔|사|빼|덮|달|만들|고르|보|지|씌우|옮기|세|띄우|없애|버리)$/;

/** The particles at the end of a word, which are no part of it. */
const PARTICLE =
  /^(?:들)?(을|를|은|는|이|가|의|에게서|에게|에서|에|으로|로|께|부터|까지|와|과|하고|이나|나|도|만|별로|별)?(?:은|는|만|도|의)?$/;

function readClause(words: readonly Segment[], text: string, end: number, listed: Word[][]): ClauseRead {
  let state = nothingBefore();
  const read: ClauseRead = { predicates: [], left: [] };
  for (const [at, word] of words.entries()) {
    const ending = isVerb(words, at, text, end) ? endingOf(word, text, end) : undefined;
    if (ending === 'denied' && /^(?:하|되)?거나/.test(between(words, text, at))) read.predicates.pop();
    if (ending === undefined) takeWord(state, word, words[at - 1]);
    else state = takeVerb(read, state, word, ending, listed);
  }
  read.left = leftOver(state);
  return read;
}

/** True for a verb that is neither within another word nor a noun where it stands. */
function isVerb(words: readonly Segment[], at: number, text: string, last: number): boolean {
  const word = words[at] as Segment;
  if (!word.verb || isInner(words, at, text.charAt(word.end))) return false;
  return word.noun === undefined || isVerbHere(word, text, last);
}

/** The text between the verb before and the one at `at`: "지우거나 복원하지 않습니다" denies both. */
function between(words: readonly Segment[], text: string, at: number): string {
  const before = words.slice(0, at).findLast(({ verb }) => verb);
  return before ? text.slice(before.end, words[at]?.start) : '';
}

/** A verb within a word that is not known is none; nor is one syllable, but at the front of a word and with an ending. */
function isInner(words: readonly Segment[], at: number, next: string): boolean {
  const before = words[at - 1];
  const { text, verb } = words[at] as Segment;
  const leads = before === undefined || before.part !== undefined;
  if (text.length === 1) return !leads || !(verb?.fused || /[고며면기는지]/.test(next));
  return !leads && !before.verb && !before.noun;
}

function takeWord(state: Before, word: Segment, before: Segment | undefined): void {
  if (word.part === 'link') close(state, 'link', word);
  else if (word.noun && !(word.text.length === 1 && before && !before.part)) state.now.push(word);
  else if (!word.part) takeUnknown(state, word);
}

/** What is not known ends in a particle, or is nothing but one. */
function takeUnknown(state: Before, word: Segment): void {
  const particle = PARTICLE.exec(word.text)?.[1];
  if (particle !== undefined) {
    close(state, particle, word);
    return;
  }
  const tail = TAIL.exec(word.text)?.[0] ?? '';
  state.now.push({ ...word, text: word.text.slice(0, word.text.length - tail.length) || word.text });
  if (tail) close(state, tail, word);
}

const TAIL = /(?:을|를|에게|에서|으로|은|는|의)$/;

/** Ends a noun phrase by its particle. */
function close(state: Before, particle: string, word: Segment): void {
  if (state.now.length === 0 || particle === '의' || particle === '만' || particle === '별' || particle === '별로')
    return;
  if (/^(?:을|를|link|와|과|하고|이나|나|도)$/.test(particle)) state.things.push(state.now);
  else if (/^(?:은|는|이|가)$/.test(particle)) state.topic.push(state.now);
  else state.around.push(link(/서$|부터/.test(particle) ? 'from' : 'to', word), ...englishPhrase(state.now));
  state.now = [];
}
