import type { ToolRecord } from '../catalog/record.ts';
import { wordsOf } from './acts.ts';

/** The kinds of argument in which a tool's danger sits. */
export type ArgumentKind =
  | 'code'
  | 'recipient'
  | 'amount'
  | 'secret'
  | 'force'
  | 'bulk'
  | 'access'
  | 'target'
  | 'path'
  | 'url';

interface Rule {
  kind: ArgumentKind;
  words: RegExp;
  /** Where the argument matters. Everywhere, if absent. */
  when?: (record: ToolRecord) => boolean;
  /** A few words for a mark in a table. */
  why: string;
}

const has =
  (...capabilities: readonly ToolRecord['capabilities'][number][]) =>
  (record: ToolRecord) =>
    capabilities.some((capability) => record.capabilities.includes(capability));

const changes = ({ category }: ToolRecord) => category !== 'read';

/** The first rule that matches an argument's words, joined by spaces, marks it. */
const RULES: readonly Rule[] = [
  {
    kind: 'code',
    words:
      /\b(command|commands|cmd|shell|bash|code|script|expression|javascript|python|function|snippet|program|argv)\b/,
    when: has('executes-code'),
    why: 'what is run',
  },
  {
    kind: 'code',
    words: /\b(sql|query|cypher|statement|statements|pipeline|mutation|soql|jql|input|keys|text)\b/,
    when: has('executes-code'),
    why: 'what is run',
  },
  {
    kind: 'force',
    words:
      /\b(force|forced|permanent|permanently|recursive|cascade|overwrite|hard|purge|drop|truncate|no verify|skip confirm\w*)\b/,
    when: changes,
    why: 'takes away a way back',
  },
  {
    kind: 'amount',
    words: /\b(amount|price|quantity|qty|total|value|sum|stake)\b/,
    when: has('moves-money'),
    why: 'how much',
  },
  {
    kind: 'recipient',
    words:
      /\b(to|cc|bcc|recipient|recipients|email|emails|phone|chat|channel|address|destination|receiver|beneficiary|payee)\b/,
    when: has('sends-externally', 'moves-money', 'changes-access'),
    why: 'who receives it',
  },
  {
    kind: 'access',
    words: /\b(role|roles|permission|permissions|scope|scopes|access|visibility|public|admin|owner|policy|grant)\b/,
    when: has('changes-access'),
    why: 'what access is given',
  },
  {
    kind: 'secret',
    words:
      /\b(password|passwd|passphrase|secret|token|api key|apikey|credential|credentials|private key|mnemonic|seed phrase)\b/,
    why: 'a secret in a call ends up in logs and transcripts',
  },
  {
    kind: 'url',
    words: /\b(url|urls|uri|href|endpoint|webhook|host|hostname)\b/,
    why: 'an address that the caller chooses',
  },
  {
    kind: 'path',
    words: /\b(path|paths|file|files|filename|filepath|dir|directory|folder|cwd)\b/,
    why: 'a path that the caller chooses',
  },
  {
    kind: 'bulk',
    words: /\b(all|ids|items|list|batch|filter|where)\b/,
    when: has('acts-in-bulk'),
    why: 'how many are changed',
  },
  {
    kind: 'target',
    words: /\b(id|name|key|uuid|slug)\b/,
    when: ({ category }) => category === 'destructive',
    why: 'what is lost',
  },
];

/** Why an argument of a tool carries risk, or undefined where nothing says that it does. */
export function riskOfArgument(name: string, record: ToolRecord): { kind: ArgumentKind; why: string } | undefined {
  const words = wordsOf(name).join(' ');
  const rule = RULES.find((each) => each.words.test(words) && (each.when?.(record) ?? true));
  return rule && { kind: rule.kind, why: rule.why };
}
