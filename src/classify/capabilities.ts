import type { Capability, Category } from '../catalog/vocabulary.ts';
import { nounPhrase } from './action.ts';
import { isRead } from './effect.ts';
import { cite, type Field } from './field.ts';
import type { Finding } from './finding.ts';
import { ACCESS, CREDENTIALS, MESSAGES } from './lexicon/nouns.ts';
import * as subjects from './lexicon/subjects.ts';
import { nounSet, wordSet } from './lexicon/word-set.ts';
import type { Deed, Reading } from './reading.ts';
import type { RuleId } from './rules.ts';
import type { Word } from './words.ts';

/** Something that is done to something. */
interface Phrase {
  lemma: string;
  verb: Word;
  /** The words of the thing, up to a preposition. */
  words: readonly Word[];
  field: Field;
  reads: boolean;
  /** True where the tool is about payment cards, whose tokens let nobody in. */
  card: boolean;
  /** True where the tool is about a web page. */
  page: boolean;
}

/** The capabilities that the things a tool works on give it. */
export function capabilityFindings(reading: Reading, category: Category): Finding[] {
  const phrases = reading.told.some(({ action }) => action.lemma === 'demonstrate') ? [] : phrasesOf(reading);
  const rules = category === 'read' ? ALWAYS : [...CHANGING, ...ALWAYS];
  const found = rules.flatMap(({ rule, capability, find }) => {
    for (const phrase of phrases) {
      const word = find(phrase);
      if (word) return [{ capabilities: [capability], evidence: cite(rule, phrase.field, word.start, word.end) }];
    }
    return [];
  });
  return [...found, ...bulk(reading, category), ...secretText(reading, category)];
}

/** What is done to what, by the deciding words first. */
function phrasesOf(reading: Reading): Phrase[] {
  const others = [...reading.said, ...reading.named].filter((deed) => !reading.deciding.includes(deed));
  const lead = reading.sentences
    .slice(0, 3)
    .map(({ text }) => text)
    .join(' ');
  const about = { card: /\bcards?\b/i.test(lead), page: /\b(?:web ?)?page\b/i.test(lead) };
  const phrases = [...reading.deciding, ...others].map((deed) => ({ ...toPhrase(deed), ...about }));
  if (!reading.information || reading.deciding.length > 0) return phrases;
  const { word, field } = reading.information;
  return [
    { lemma: 'get', verb: word, words: field === reading.name ? reading.words : [word], field, reads: true, ...about },
  ];
}

function toPhrase({ action, kind, field }: Deed): Omit<Phrase, 'card' | 'page'> {
  const words = action.object.slice(0, nounPhrase(action).length);
  return { lemma: action.lemma, verb: action.word, words, field, reads: isRead(kind) };
}

interface Trait {
  rule: RuleId;
  capability: Capability;
  /** The word that shows the trait. */
  find: (phrase: Phrase) => Word | undefined;
}

const head = ({ words }: Phrase): Word | undefined => words.at(-1);
const within = ({ words }: Phrase, set: ReadonlySet<string>): Word | undefined =>
  words.findLast((word) => set.has(word.text));
const among = (word: Word | undefined, set: ReadonlySet<string>): Word | undefined =>
  word && set.has(word.text) ? word : undefined;

const PRIVATE_UNSPACED =
  /消息|聊天|对话|对话|联系人|通讯录|邮件|成员|用户|员工|日历|日程|余额|账单|私信|好友|候选人|メッセージ|連絡先|メール|従業員|取引先|사용자|메시지|연락처|메일|직원/u;
const UNTRUSTED_UNSPACED =
  /消息|聊天记录|评论|邮件|网页|帖子|私信|メッセージ|コメント|メール|ウェブページ|댓글|메시지|메일|웹페이지/u;

/** The part of a word in a script without spaces that `pattern` matches. */
function part({ words }: Phrase, pattern: RegExp): Word | undefined {
  const [word] = words;
  const match = word && word.text > '\u2e80' ? pattern.exec(word.text) : null;
  return match && word
    ? { text: match[0], start: word.start + match.index, end: word.start + match.index + match[0].length }
    : undefined;
}

function privateWord(phrase: Phrase): Word | undefined {
  if (!phrase.reads || within(phrase, subjects.IMPERSONAL)) return undefined;
  const direct = among(head(phrase), subjects.PRIVATE) ?? part(phrase, PRIVATE_UNSPACED);
  if (direct) return direct;
  if (head(phrase)?.text === 'data') return within(phrase, subjects.PERSONS);
  return among(head(phrase), subjects.DETAILS) && within(phrase, subjects.PERSONAL);
}

function untrustedWord(phrase: Phrase): Word | undefined {
  if (phrase.lemma === 'scrape' || phrase.lemma === 'crawl') return phrase.verb;
  if (phrase.page && among(head(phrase), SNAPSHOTS)) return head(phrase);
  if (within(phrase, MACHINE_FEEDS)) return undefined;
  const web =
    within(phrase, subjects.WEB) ??
    (subjects.WEB_VERBS.has(phrase.lemma) ? within(phrase, subjects.ADDRESSES) : undefined);
  if (web && (phrase.reads || subjects.WEB_VERBS.has(phrase.lemma))) return web;
  return phrase.reads && !subjects.MENDING.has(phrase.lemma)
    ? (among(head(phrase), subjects.UNTRUSTED) ?? part(phrase, UNTRUSTED_UNSPACED))
    : undefined;
}

const SNAPSHOTS = nounSet('screenshot snapshot');
const MACHINE_FEEDS = nounSet('activity audit heap memory');

const noCredential = (phrase: Phrase): boolean => phrase.card || within(phrase, subjects.NO_CREDENTIALS) !== undefined;

function credentialWord(phrase: Phrase): Word | undefined {
  if (!subjects.HANDING_OVER.has(phrase.lemma) || noCredential(phrase)) return undefined;
  return among(head(phrase), CREDENTIALS) ?? keyWord(phrase);
}

/** The last word of `api key`, `connection string` and the like. */
function keyWord(phrase: Phrase): Word | undefined {
  const [before, last] = phrase.words.slice(-2);
  return before && last && KEYS.has(`${before.text} ${last.text}`) ? last : undefined;
}

const KEYS = new Set(
  [
    'access key|access keys|account key|account keys|api key|api keys|app key|connection details|connection string',
    'connection strings|connection uri|connection url|login code|private key|private keys|publishable keys|recovery phrase',
    'secret key|secret keys|secret value|secret values|seed phrase|service keys|session string|signing key|ssh key|ssh keys',
  ].flatMap((line) => line.split('|')),
);

function accessWord(phrase: Phrase): Word | undefined {
  if (phrase.reads || noCredential(phrase)) return undefined;
  if (subjects.ADMITTING.has(phrase.lemma) && among(head(phrase), subjects.PRINCIPALS)) return head(phrase);
  const [before, last] = phrase.words.slice(-2);
  if (last && before && ACCESS_RECORDS.has(last.text) && ACCESS.has(before.text)) return before;
  return among(head(phrase), ACCESS) ?? keyWord(phrase);
}

/** What access is kept in. */
const ACCESS_RECORDS = nounSet('assignment configuration group list name policy provider restriction rule setting');

const TALKING = wordSet('comment dm reply tweet');
const POSTING = wordSet('add create forward post publish reply send write submit');

function messageWord(phrase: Phrase): Word | undefined {
  if (phrase.reads) return undefined;
  if (TALKING.has(phrase.lemma)) return phrase.verb;
  return POSTING.has(phrase.lemma) ? among(head(phrase), MESSAGES) : undefined;
}

const CHANGING: readonly Trait[] = [
  { rule: 'access-changed', capability: 'changes-access', find: accessWord },
  { rule: 'message-posted', capability: 'sends-externally', find: messageWord },
];
const ALWAYS: readonly Trait[] = [
  { rule: 'private-data-read', capability: 'reads-private-data', find: privateWord },
  { rule: 'untrusted-text-read', capability: 'ingests-untrusted', find: untrustedWord },
  { rule: 'credential-returned', capability: 'returns-secrets', find: credentialWord },
];

const BULK = wordSet('all batch bulk many mass multi multiple');

/** A word that says that one call changes many things. */
function bulk(reading: Reading, category: Category): Finding[] {
  if (category === 'read') return [];
  const word = reading.words.find(({ text }) => BULK.has(text));
  return word
    ? [{ capabilities: ['acts-in-bulk'], evidence: cite('bulk-word', reading.name, word.start, word.end) }]
    : [];
}

const SECRET_TEXT =
  /\b(?:session string|environment variable|kubeconfig|password hash|keychain|bearer token|access token|refresh token|api key|client secret|private key|connection string)s?\b|session\s*字符串|密钥|密码|令牌|パスワード|アクセストークン|비밀번호|인증 토큰/iu;

/** A credential named in a sentence that says what is handed over. */
function secretText(reading: Reading, category: Category): Finding[] {
  if (category !== 'read') return [];
  for (const { action, kind, sentence } of reading.said) {
    const hands = subjects.HANDING_OVER.has(action.lemma) || (isRead(kind) && action.lemma > '\u2e80');
    const match = hands && sentence ? SECRET_TEXT.exec(sentence.text) : null;
    if (!match || !sentence) continue;
    const start = sentence.start + match.index;
    const evidence = cite('credential-returned', reading.description, start, start + match[0].length);
    return [{ capabilities: ['returns-secrets'], evidence }];
  }
  return [];
}
