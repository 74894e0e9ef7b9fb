import { eachMatch } from './matches.ts';
import { englishPhrase, link, type Predicate } from './predicate.ts';
import { type Segment, segments } from './segments.ts';
import { type Before, type ClauseRead, type Ending, leftOver, nothingBefore, takeVerb } from './verb-final.ts';
import type { Word } from './words.ts';

const CLAUSE = /[^、,:;()[\]{}|【】「」『』《》“”—–\n>]+/gu;

/** What a Japanese sentence says is done. The verb stands last in its clause; what follows it says in what way. */
export function japanesePredicates(text: string): Predicate[] {
  const found: Predicate[] = [];
  let loose: Predicate | undefined;
  let listed: Word[][] = [];
  for (const { 0: clause, index } of eachMatch(CLAUSE, text)) {
    const words = segments(clause, 'ja', index);
    const read = readClause(words, text, index + clause.length, listed);
    found.push(...read.predicates);
    loose = read.loose ?? loose;
    listed = read.predicates.length > 0 ? [] : [...listed, ...read.left];
  }
  return found.length > 0 || !loose ? found : [loose];
}

const TOOLS = 'ツール|api|機能|コマンド|エンドポイント|関数|操作|処理|メソッド|サービス|ユーティリティ|サーバー?';
const DENIED =
  /^(?:[はを]?[しさせられれでき行わい]*(?:ない|ず(?:に|$)|ません|ませ|ぬ|なかった)|[はも]?(?:不可|でき(?:ない|ません)|行(?:いません|わない)|しま?せん)|なし|せず|(?:する)?(?:機能|操作|処理|こと|もの)[はがも](?:あり|な|でき|行い?|し)|は(?:され|し|行われ|行い)?ません)/;
const CONDITIONAL =
  /^[しするされたくてをにはがのいるあ]{0,5}(?:たら|なら|れば|場合|とき|時(?!間)|際|前(?!回)|まで(?:$|は)|よう|べき|必要|かどうか|か否か|可能性|予定|まま|つもり|方法|たい|権限|規定|料|率|数|件数|者|履歴|ログ|結果|条件|有無|可否|一覧|状況|対象|日時|理由)|^(?:する|した|される|された)と|^ば/;
const ASKING = /(?:ください|下さい|お願い|推奨|こと$|しましょう|なさい|お使い|べき)/;
const ENDING = new RegExp(
  `^(?:を?(?:行|おこな|実行|実施|可能|試み))?[ぁ-ゖー]{0,24}(?:(?:可能|${TOOLS})[ぁ-ゖー]{0,16})?[\\s。.!]{0,4}$`,
);
const JOINING =
  /^[しさせすられれいっん]{0,4}(?:て|で|つつ|るところまで|ところまで|ながら|たうえで|た上で|た後|たあと|たのち|た状態で)(?!い[るたまなけ]|ある|お(?:ける|いた))/;
const STATE = /^(?:済|中の|さ?れ(?:た|て|る)|した|して(?:いる|ある)|している|する|た(?=[^。ぁ-ゖ]))/;

/** What follows a verb makes of it. */
function endingOf(rest: string): Ending {
  if (DENIED.test(rest)) return 'denied';
  if (CONDITIONAL.test(rest)) return 'describes';
  if (ASKING.test(rest)) return 'denied';
  if (ENDING.test(rest)) return 'done';
  if (JOINING.test(rest)) return 'done';
  if (STATE.test(rest) || /^[ぁ-ゖ]/.test(rest))
    return /^(?:を|の|に|と|や|は|が|から|で)(?!き)/.test(rest) ? 'noun' : 'describes';
  return 'noun';
}

function readClause(words: readonly Segment[], text: string, end: number, listed: Word[][]): ClauseRead {
  let state = nothingBefore();
  const read: ClauseRead = { predicates: [], left: [] };
  for (const word of words) {
    const ending = isVerbHere(word, text, end) ? endingOf(text.slice(word.end, end)) : undefined;
    if (ending === undefined) takeWord(state, word);
    else state = takeVerb(read, state, word, ending, listed);
  }
  read.left = leftOver(state);
  return read;
}

/** A word that may be a noun, such as 一覧, is a verb only where it ends its clause or する follows. */
const isVerbHere = ({ verb, noun, end }: Segment, text: string, last: number): boolean =>
  verb !== undefined && (noun === undefined || /^(?:する|し|でき|$|[。.])/.test(text.slice(end, last)));

/** What particles say in English. */
const PREPOSITIONS: Readonly<Record<string, string>> = { goal: 'to', source: 'from', means: 'with' };

function takeWord(state: Before, word: Segment): void {
  const preposition = PREPOSITIONS[word.part ?? ''];
  if (preposition) state.around.push(link(preposition, word), ...englishPhrase(state.now));
  else if (word.part === 'object' || word.part === 'link') state.things.push(state.now);
  else if (word.part === 'topic') state.topic.push(state.now);
  else {
    if (word.noun || (!word.part && !/^[ぁ-ゖ]+$/.test(word.text))) state.now.push(word);
    return;
  }
  state.now = [];
}
