import type { Capability, Category } from '../catalog/vocabulary.ts';
import { headNoun } from './action.ts';
import { isRead } from './effect.ts';
import { cite } from './field.ts';
import type { Finding } from './finding.ts';
import { ACCESS, CREDENTIALS } from './lexicon/nouns.ts';
import { wordSet } from './lexicon/word-set.ts';
import type { Parameter } from './parameters.ts';
import type { Reading } from './reading.ts';
import type { RuleId } from './rules.ts';

const BULK = wordSet('batch bulk mass all multiple many');
const PRIVATE = wordSet(`message messages conversation conversations chat chats email emails mail mailbox inbox contact
  contacts customer customers employee employees patient patients user users profile profiles transaction transactions
  account accounts balance balances calendar event events payroll person people member members dialogs dialog lead leads
  talent invoice invoices payment payments subscriber subscribers candidate location history memory memories`);
const UNTRUSTED =
  wordSet(`web website webpage page pages url urls internet email emails mail inbox message messages issue
  issues comment comments review reviews ticket tickets post posts feed feeds tweet tweets conversation conversations
  chat chats discussion discussions thread threads news crawl scrape snapshot dialogs`);
const SECRET_TEXT =
  /(?:session\s*字符串|bearer token|access token|api[ -]?key|client secret|private key|session string|connection string|密钥|密码|令牌)/i;

/** The capabilities that a tool's objects give it. */
export function capabilityFindings(reading: Reading, category: Category, _inputs: readonly Parameter[]): Finding[] {
  const reads = category === 'read';
  const found = reads ? readFindings(reading) : changeFindings(reading);
  return [...found, ...secretFindings(reading, reads)];
}

function byObject(reading: Reading, rule: RuleId, capability: Capability, objects: ReadonlySet<string>): Finding[] {
  for (const { action, field } of reading.deciding) {
    const hit = action.object.slice(0, 6).find((word) => objects.has(word.text));
    if (hit) return [{ capabilities: [capability], evidence: cite(rule, field, hit.start, hit.end) }];
  }
  return [];
}

function readFindings(reading: Reading): Finding[] {
  return [
    ...byObject(reading, 'private-data-read', 'reads-private-data', PRIVATE),
    ...byObject(reading, 'untrusted-text-read', 'ingests-untrusted', UNTRUSTED),
  ];
}

function changeFindings(reading: Reading): Finding[] {
  const bulk = reading.words.find((word) => BULK.has(word.text));
  const found = byObject(reading, 'access-changed', 'changes-access', ACCESS);
  if (bulk)
    found.push({ capabilities: ['acts-in-bulk'], evidence: cite('bulk-word', reading.name, bulk.start, bulk.end) });
  return found;
}

function secretFindings(reading: Reading, reads: boolean): Finding[] {
  for (const { action, kind, field } of reading.deciding) {
    const head = headNoun(action);
    if (!head || !CREDENTIALS.has(head) || !(isRead(kind) || kind === 'grants')) continue;
    const word = action.object.find((candidate) => candidate.text === head);
    if (word)
      return [
        { capabilities: ['returns-secrets'], evidence: cite('credential-returned', field, word.start, word.end) },
      ];
  }
  const lead = reading.sentences[0];
  const match = reads && lead ? SECRET_TEXT.exec(lead.text) : null;
  if (!match || !lead) return [];
  const start = lead.start + match.index;
  return [
    {
      capabilities: ['returns-secrets'],
      evidence: cite('credential-returned', reading.description, start, start + match[0].length),
    },
  ];
}
