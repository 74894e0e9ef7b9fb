import type { Action } from './action.ts';
import { type Found, unspacedVerbAt } from './lexicon/index.ts';
import { isNegated } from './reassurance.ts';
import type { Word } from './words.ts';

/** A language that puts no spaces between words. */
type Unspaced = 'zh' | 'ja' | 'ko';

interface Seen extends Found {
  certain: boolean;
}

/** True for a sentence in a script without spaces between words. One that starts with Latin words is not such. */
export function isUnspaced(text: string): boolean {
  if (!/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text)) return false;
  return !/^[^\p{L}]*[a-z]+(?:[\s,]+[a-z]+){3}/iu.test(text.slice(0, 120));
}

/** What a sentence without spaces says is done, in each of its languages. `offset` is where it starts in its field. */
export function unspacedActions(text: string, offset: number): Action[] {
  return runs(text).flatMap(({ language, start, end }) => {
    const run = text.slice(start, end);
    const seen = language === 'zh' ? chineseVerbs(run) : lastVerbs(run, language);
    return seen.filter((verb) => !isDenied(verb, run, language)).map((verb) => toAction(verb, run, offset + start));
  });
}

/** The stretches of a sentence that are in one language. */
function runs(text: string): { language: Unspaced; start: number; end: number }[] {
  const found: { language: Unspaced; start: number; end: number }[] = [];
  for (const { 0: chunk, index } of text.matchAll(/\S+/gu)) {
    const language = languageOf(chunk);
    const last = found.at(-1);
    if (
      last &&
      (language === undefined || language === last.language || (language === 'zh' && last.language === 'ja'))
    ) {
      last.end = index + chunk.length;
    } else if (language) found.push({ language, start: index, end: index + chunk.length });
  }
  return found;
}

function languageOf(text: string): Unspaced | undefined {
  if (/[\u3040-\u30ff]/.test(text)) return 'ja';
  if (/[\uac00-\ud7af]/.test(text)) return 'ko';
  return /[\u3400-\u9fff]/.test(text) ? 'zh' : undefined;
}

/** Chinese denies before the verb, Japanese and Korean after it. */
function isDenied({ at, text: verb }: Seen, text: string, language: Unspaced): boolean {
  const end = at + verb.length;
  return isNegated(language === 'zh' ? text.slice(Math.max(0, at - 3), at) : text.slice(end, end + 8));
}

function toAction({ text: lemma, kind, at, certain }: Seen, text: string, offset: number): Action {
  const start = offset + at;
  const end = start + lemma.length;
  const rest = /^[^，。,；;、\n]{0,30}/u.exec(text.slice(at + lemma.length))?.[0] ?? '';
  const object: Word = { text: rest.trim().toLowerCase(), start: end, end: end + rest.length };
  return { word: { text: lemma, start, end }, kind, lemma, certain, object: [object] };
}

const CLAUSE = /[^\-—–,，、:：()（）[\]【】\s/]+/gu;
const PURPOSE =
  /^(?:该接口|本接口|此接口|调用|接口|用于|可以|用来|可|请|批量|通过|支持|工具|将|对|为|给|向|在|把|根据|按|并|且|和|或|及|以及|然后|同时)*/u;
const JOINED = /^(?:并|且|和|或|及|以及|然后|同时)/u;

/** Verbs that may as well be nouns, or that leave open what comes of them. */
const UNSURE = new Set([
  '管理',
  '处理',
  '處理',
  '设置',
  '配置',
  '生成',
  '产生',
  '관리',
  '생성',
  '처리',
  '設定',
  '管理',
]);

/** What makes a noun of a verb: 发送者 is a sender, 分享数 a count of shares. */
const NOUN_ENDING = /^(?:者|数|率|列表|次数)/u;

/** The verb of the first Chinese clause that leads with one, and those of the clauses joined to it. */
function chineseVerbs(text: string): Seen[] {
  const leading: Seen[] = [];
  let loose: Seen | undefined;
  let listed = -1;
  for (const { 0: clause, index } of text.matchAll(CLAUSE)) {
    const verb = clauseVerb(clause, index);
    loose ??= verb && { ...verb, certain: false };
    const follows = JOINED.test(clause) || (listed === index - 1 && '、/和或'.includes(text[index - 1] ?? ' '));
    listed = -1;
    if (!verb?.leads || (leading.length > 0 && !follows)) continue;
    leading.push(verb);
    if (clause.length <= verb.text.length + 1) listed = index + clause.length;
  }
  return leading.length > 0 || !loose ? leading : [loose];
}

/** The first verb of a clause. It leads where nothing stands before it and something after. */
function clauseVerb(clause: string, offset: number): (Seen & { leads: boolean }) | undefined {
  const skip = PURPOSE.exec(clause)?.[0].length ?? 0;
  for (let index = skip; index < Math.min(clause.length, 60); index++) {
    const verb = unspacedVerbAt('zh', clause, index);
    if (!verb || NOUN_ENDING.test(clause.slice(index + verb.text.length))) continue;
    const leads = index === skip && (index + verb.text.length < clause.length || offset === 0);
    return { ...verb, at: index + offset, leads, certain: leads && !UNSURE.has(verb.text) };
  }
  return undefined;
}

/** The last verb of a Japanese or Korean sentence, which is its main one, and those listed right before it. */
function lastVerbs(text: string, language: 'ja' | 'ko'): Seen[] {
  const found: Found[] = [];
  for (let at = 0; at < text.length; at++) {
    const verb = unspacedVerbAt(language, text, at);
    if (!verb) continue;
    found.push(verb);
    at += verb.text.length - 1;
  }
  const seen: Seen[] = [];
  for (const verb of found.toReversed()) {
    const next = seen.at(-1);
    const gap = next && text.slice(verb.at + verb.text.length, next.at);
    if (gap !== undefined && !/^(?:[・、,/／\s]|および|または|と|や|및|또는|하고|와|과){1,3}$/u.test(gap)) break;
    seen.push({ ...verb, certain: !UNSURE.has(verb.text) });
  }
  return seen;
}
