import type { Evidence } from '../catalog/record.ts';
import type { Capability } from '../catalog/vocabulary.ts';
import type { Sentence } from './description.ts';
import type { Kind } from './effect.ts';
import { isRead } from './effect.ts';
import type { Folded } from './fold.ts';
import { ACCESS, CREDENTIALS } from './lexicon/objects.ts';
import type { Action } from './name.ts';
import { nounPhrase } from './object.ts';
import type { RuleId } from './rules.ts';
import type { Word } from './words.ts';

interface Field {
  field: string;
  original: string;
  folded: Folded;
}

interface Subject {
  name: Field;
  description: Field;
  words: readonly Word[];
  deciding: readonly { kind: Kind; action: Action; field: Field }[];
  sentences: readonly Sentence[];
}

interface CapabilityFinding {
  capabilities: readonly Capability[];
  evidence: Evidence;
}

const set = (list: string) => new Set(list.trim().split(/\s+/));
const BULK = set('batch bulk mass all multiple 批量 全部');
const PRIVATE = set(`message messages conversation conversations chat chats email emails mail mailbox inbox contact
  contacts customer customers employee employees patient patients user users profile profiles transaction transactions
  account accounts balance balances calendar event events payroll person people member members dialogs dialog lead leads
  talent invoice invoices payment payments subscriber subscribers candidate location history memory memories`);
const UNTRUSTED = set(`web website webpage page pages url urls internet email emails mail inbox message messages issue
  issues comment comments review reviews ticket tickets post posts feed feeds tweet tweets conversation conversations
  chat chats discussion discussions thread threads news crawl scrape snapshot dialogs`);
const SECRET_TEXT =
  /(?:session\s*字符串|bearer token|access token|api[ -]?key|client secret|private key|session string|connection string|密钥|密码|令牌)/i;

/** The capabilities that a tool's objects give it. */
export function capabilityFindings(subject: Subject): CapabilityFinding[] {
  const reads = subject.deciding.length > 0 && subject.deciding.every((read) => isRead(read.kind));
  const found = reads ? readFindings(subject) : changeFindings(subject);
  return [...found, ...secretFindings(subject, reads)];
}

function byObject(
  subject: Subject,
  rule: RuleId,
  capability: Capability,
  objects: ReadonlySet<string>,
): CapabilityFinding[] {
  for (const { action, field } of subject.deciding) {
    const hit = action.object.slice(0, 6).find((word) => objects.has(word.text));
    if (hit) return [{ capabilities: [capability], evidence: cite(rule, field, hit.start, hit.end) }];
  }
  return [];
}

function readFindings(subject: Subject): CapabilityFinding[] {
  return [
    ...byObject(subject, 'private-data-read', 'reads-private-data', PRIVATE),
    ...byObject(subject, 'untrusted-text-read', 'ingests-untrusted', UNTRUSTED),
  ];
}

function changeFindings(subject: Subject): CapabilityFinding[] {
  const bulk = subject.words.find((word) => BULK.has(word.text));
  const found = byObject(subject, 'access-changed', 'changes-access', ACCESS);
  if (bulk)
    found.push({ capabilities: ['acts-in-bulk'], evidence: cite('bulk-word', subject.name, bulk.start, bulk.end) });
  return found;
}

function secretFindings(subject: Subject, reads: boolean): CapabilityFinding[] {
  for (const { action, kind, field } of subject.deciding) {
    const phrase = nounPhrase(action);
    const head = phrase.at(-1);
    if (!head || !CREDENTIALS.has(head) || !(reads || kind === 'creates')) continue;
    const word = action.object.find((candidate) => candidate.text === head);
    if (word)
      return [
        {
          capabilities: ['returns-secrets'],
          evidence: cite('credential-returned', field, word.start, word.end),
        },
      ];
  }
  const lead = subject.sentences[0];
  const match = reads && lead ? SECRET_TEXT.exec(lead.text) : null;
  if (!match || !lead) return [];
  const start = lead.start + match.index;
  const evidence = cite('credential-returned', subject.description, start, start + match[0].length);
  return [{ capabilities: ['returns-secrets'], evidence }];
}

function cite(rule: RuleId, field: Field, start: number, end: number): Evidence {
  const [from, to] = field.folded.origin(start, end);
  return { rule, field: field.field, text: field.original.slice(from, to), start: from };
}
