import { wordsOf } from '../catalog/name-words.ts';
import type { Effect } from '../catalog/risk.ts';

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
  /** Matched against the argument's words, joined by spaces. */
  words: RegExp;
  /** What the argument's words must not match. */
  except?: RegExp;
  /** Matched against the argument's type in words. Any type, if absent. */
  type?: RegExp;
  /** Where the argument matters. Everywhere, if absent. */
  when?: (record: Effect) => boolean;
  /** A few words for a mark in a table. */
  why: string;
}

const has =
  (...capabilities: readonly Effect['capabilities'][number][]) =>
  (record: Effect) =>
    capabilities.some((capability) => record.capabilities.includes(capability));

const changes = ({ category }: Effect) => category !== 'read';

const SECRET = 'a secret in a call ends up in logs and transcripts';
const TEXT = /string|any|list|object/;
const FIGURE = /number|integer|string|any/;

/** The first rule that fits an argument marks it. */
const RULES: readonly Rule[] = [
  {
    kind: 'code',
    words:
      /\b(commands?|cmd|shell|bash|code|scripts?|expression|javascript|python|function|snippet|program|argv|sql|query|queries|cypher|statements?|pipeline|mutation|soql)\b/,
    except:
      /\b(country|zip|postal|status|error|currency|language|area|exit|promo|coupon) code\b|\b(id|name|timeout|limit|options?|mode|format)$/,
    type: TEXT,
    when: has('executes-code'),
    why: 'what is run',
  },
  {
    kind: 'code',
    words: /^(input|keys|text|data|args|arguments)$/,
    type: TEXT,
    when: has('executes-code'),
    why: 'what is run',
  },
  {
    kind: 'force',
    words:
      /\b(force|forced|permanent|permanently|recursive|cascade|overwrite|hard|purge|drop|truncate|no verify|skip confirm\w*)\b/,
    type: /boolean|string|any/,
    when: changes,
    why: 'can take away the way back',
  },
  {
    kind: 'amount',
    words: /\b(amount|price|quantity|qty|total|value|sum|stake)\b/,
    type: FIGURE,
    when: has('moves-money'),
    why: 'how much',
  },
  {
    kind: 'recipient',
    words:
      /^to$|\bto (address|email|user|phone|number|account)\b|\b(cc|bcc|recipients?|emails?|phone|chat|channel|address|destination|receiver|beneficiary|payee|counterparty)\b/,
    except: /\b(password|token|subject|body|type|from|sender|template|count|limit|verified)\b/,
    type: FIGURE,
    when: has('sends-externally', 'moves-money', 'changes-access'),
    why: 'who receives it',
  },
  {
    kind: 'access',
    words: /\b(roles?|permissions?|scopes?|access|visibility|public|admin|owner|policy|grants?)\b/,
    when: has('changes-access'),
    why: 'what access is given',
  },
  {
    kind: 'secret',
    words:
      /\b(password|passwd|passphrase|secret|api key|apikey|credentials?|private key|mnemonic|seed phrase|(access|auth|bearer|refresh|session|id|user|bot) token)\b/,
    type: TEXT,
    why: SECRET,
  },
  {
    kind: 'secret',
    words: /^token$/,
    type: TEXT,
    // Where money moves, a token is a currency.
    when: (record) => !record.capabilities.includes('moves-money'),
    why: SECRET,
  },
  {
    kind: 'url',
    words: /\b(urls?|uri|href|endpoint|webhook|hostname)\b|^host$/,
    type: TEXT,
    why: 'an address that the caller chooses',
  },
  {
    kind: 'path',
    words: /\b(paths?|files?|filename|filepath|dir|directory|folder|cwd)\b/,
    except: /\b(type|size|format|count|limit|id|ids|extension|key)$/,
    type: /string|any/,
    why: 'a path that the caller chooses',
  },
  {
    kind: 'bulk',
    words: /^(all|batch)$|\b(ids|items|list|filter|where)\b/,
    when: has('acts-in-bulk'),
    why: 'how many are reached',
  },
];

function fits({ words, except, type, when }: Rule, said: string, typeText: string, record: Effect): boolean {
  if (!words.test(said) || except?.test(said)) return false;
  return (type?.test(typeText) ?? true) && (when?.(record) ?? true);
}

/** Why an argument of a tool, of this type in words, carries risk; undefined where nothing says that it does. */
export function riskOfArgument(
  name: string,
  typeText: string,
  record: Effect,
): { kind: ArgumentKind; why: string } | undefined {
  const said = wordsOf(name).join(' ');
  const rule = RULES.find((each) => fits(each, said, typeText, record));
  return rule && { kind: rule.kind, why: rule.why };
}
