import type { Category } from '../catalog/vocabulary.ts';
import { type Action, headNoun, nounPhrase, PREPOSITIONS } from './action.ts';
import { isRead } from './effect.ts';
import { fieldPath } from './evidence.ts';
import { cite } from './field.ts';
import type { Finding } from './finding.ts';
import { wordSet } from './lexicon/word-set.ts';
import type { Parameter } from './parameters.ts';
import type { Deed, Reading } from './reading.ts';
import type { Word } from './words.ts';

/** Signs that one call changes many things. */
export function pluralFindings(reading: Reading, inputs: readonly Parameter[], category: Category): Finding[] {
  if (category === 'read') return [];
  const changing = reading.deciding.filter(({ kind }) => !isRead(kind) && kind !== 'executes' && kind !== 'operates');
  if (changing.length === 0) return [];
  const input = inputs.find((one) => one.path.length === 3 && (isSwitch(one) || holdsMany(one, changing)));
  const told = reading.told.filter(({ kind }) => !isRead(kind) && kind !== 'operates');
  if (!input) return saidFinding(reading, [...changing, ...told]);
  return [
    {
      capabilities: ['acts-in-bulk'],
      evidence: { rule: 'argument-is-list', field: fieldPath(input.path), text: input.name },
    },
  ];
}

/** `allNamespaces`, `delete_all`. */
const isSwitch = ({ words, type }: Parameter): boolean =>
  type === 'boolean' &&
  words.length > 1 &&
  words.length <= 3 &&
  words.some(({ text }) => text === 'all') &&
  !words.some((word) => ASIDE.holds(word));
const ASIDE = wordSet('allow if include return show test fields columns');

export const THINGS = wordSet(
  'ids uids items inputs records rows documents entities objects deletions updates requests tasks issues files contacts messages nodes paths',
);
/** Parts of one thing. */
export const PARTS = wordSet(
  'attachments categories cc columns bcc commands comments conditions fields filters headers images labels line links metadata options parameters params permissions properties recipients reviewers scopes steps tags to tools values',
);

/** A list of what is created, changed or deleted, not of the parts of one such thing. */
function holdsMany({ type, words, required }: Parameter, deeds: readonly Deed[]): boolean {
  const last = words.at(-1);
  if (!last || type !== 'array' || words.some((word) => PARTS.holds(word))) return false;
  const heads = deeds.map(({ action }) => headNoun(action)?.text).filter((noun) => noun !== undefined);
  if (last.text.length > 3 && heads.includes(last.text)) return true;
  if (!required) return false;
  const noun = last.text === 'ids' || last.text === 'uids' ? words.at(-2)?.text : undefined;
  if (noun !== undefined && deeds.flatMap(nounsOf).some((word) => word === noun || word === `${noun}s`)) return true;
  return (THINGS.holds(last) || noun !== undefined) && heads.some(isPlural);
}

const nounsOf = ({ action }: Deed): string[] => nounPhrase(action);

const isPlural = (noun: string): boolean => /[^s]s$/.test(noun);

export const MANY =
  /^\W*(?:(?:and|or|then) )?(?:(?:(?!and |or |then )[a-z]+ ){0,3}?)(?:multiple|several|all (?!caps)|every |an array of|a (?:list|batch) of|many |one or more |in bulk|up to \d+ )/i;

/** How many, as the glossaries of languages without spaces say it. */
const QUANTITIES = wordSet('all batch multiple');

function quantityOf({ word, object }: Action): Word | undefined {
  if (word.text < '\u2e80') return undefined;
  const end = object.findIndex((word, index) => index > 0 && PREPOSITIONS.holds(word));
  return object.slice(0, end < 0 ? undefined : end).find((one) => QUANTITIES.holds(one));
}

const CLAUSE_END = /[.;:(\n]/;

/** A verb that decides, with "multiple", "all" or the like behind it. */
function saidFinding(reading: Reading, deeds: readonly Deed[]): Finding[] {
  for (const { action, field } of deeds) {
    const many = action.many ?? quantityOf(action);
    if (many) return [{ capabilities: ['acts-in-bulk'], evidence: cite('says-many', field, many.start, many.end) }];
    if (field === reading.name) continue;
    const rest = field.folded.text.slice(action.word.end, action.word.end + 60);
    const stop = rest.search(CLAUSE_END);
    const match = MANY.exec(stop < 0 ? rest : rest.slice(0, stop));
    if (!match) continue;
    const end = action.word.end + match[0].trimEnd().length;
    return [{ capabilities: ['acts-in-bulk'], evidence: cite('says-many', field, action.word.start, end) }];
  }
  return [];
}
