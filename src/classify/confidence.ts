import type { Category } from '../catalog/vocabulary.ts';
import { isRead } from './effect.ts';
import type { Finding } from './finding.ts';
import type { Deed, Reading } from './reading.ts';

/** What a verdict rests on: where the words that decided stand, and whether the others agree. */
export type Ground =
  | 'nothing'
  | 'arguments'
  | 'noun'
  | 'phrase'
  | 'name'
  | 'name-and-text'
  | 'name-against-text'
  | 'open-name'
  | 'text';

const RATES: Record<Ground, number> = {
  nothing: 0.4,
  arguments: 0.91,
  noun: 0.92,
  phrase: 0.89,
  name: 0.95,
  'name-and-text': 0.98,
  'name-against-text': 0.8,
  'open-name': 0.93,
  text: 0.94,
};

/** What the category rests on. */
export function groundOf(reading: Reading, findings: readonly Finding[], category: Category | undefined): Ground {
  if (category === undefined) return 'nothing';
  const rules = findings.filter((finding) => finding.category === category).map(({ evidence }) => evidence.rule);
  if (!rules.some((rule) => rule.startsWith('verb-'))) {
    if (rules.includes('noun-informs')) return 'noun';
    return rules.some((rule) => rule.startsWith('argument-')) ? 'arguments' : 'phrase';
  }
  return wordGround(reading);
}

function wordGround({ named, told, deciding, name }: Reading): Ground {
  const lead = named[0];
  const plain = told[0];
  if (!lead) return 'text';
  if (!plain) return lead.action.certain ? 'name' : 'open-name';
  if (!agree(lead, plain)) return 'name-against-text';
  return lead.action.certain && deciding.some(({ field }) => field === name) ? 'name-and-text' : 'open-name';
}

const agree = (one: Deed, other: Deed): boolean => isRead(one.kind) === isRead(other.kind);

/** How sure a suggestion is: of verdicts with this ground, the share that is right. */
export const confidenceOf = (reading: Reading, findings: readonly Finding[], category: Category | undefined): number =>
  RATES[groundOf(reading, findings, category)];
