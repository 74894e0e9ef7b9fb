import type { Category } from '../catalog/vocabulary.ts';
import { headNoun, nounPhrase } from './action.ts';
import { isRead } from './effect.ts';
import { fieldPath } from './evidence.ts';
import { cite } from './field.ts';
import type { Finding } from './finding.ts';
import { wordSet } from './lexicon/word-set.ts';
import type { Parameter } from './parameters.ts';
import type { Deed, Reading } from './reading.ts';

/** Signs that one call changes many things. */
export function pluralFindings(reading: Reading, inputs: readonly Parameter[], category: Category): Finding[] {
  if (category === 'read') return [];
  const changing = reading.deciding.filter(({ kind }) => !isRead(kind) && kind !== 'executes' && kind !== 'operates');
  if (changing.length === 0) return [];
  const input = inputs.find((one) => one.path.length === 3 && (isSwitch(one) || holdsMany(one, changing)));
  if (!input) return saidFinding(reading, changing);
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
  words.includes('all') &&
  !words.some((word) => ASIDE.has(word));
const ASIDE = wordSet('allow if include return show fields columns');

const THINGS = wordSet(
  'ids uids items inputs records rows documents entities objects deletions updates operations requests tasks issues files events contacts messages nodes',
);
const PARTS = wordSet(
  'attachments attendees categories cc columns bcc comments conditions fields filters headers images labels links members options parameters params participants permissions properties recipients reviewers roles scopes steps tags to tools',
);

/** A list of what is created, changed or deleted, not of the parts of one such thing. */
function holdsMany({ type, words, required }: Parameter, deeds: readonly Deed[]): boolean {
  const last = words.at(-1) ?? '';
  if (type !== 'array') return false;
  const heads = deeds.map(({ action }) => headNoun(action)).filter((noun) => noun !== undefined);
  if (last.length > 2 && heads.includes(last)) return true;
  if (PARTS.has(last) || !required) return false;
  const noun = last === 'ids' || last === 'uids' ? words.at(-2) : undefined;
  const objects = deeds.flatMap(({ action }) => nounPhrase(action));
  if (noun !== undefined) return objects.some((word) => word === noun || word === `${noun}s`) || heads.some(isPlural);
  return THINGS.has(last) || objects.some((word) => word === last || `${word}s` === last);
}

const isPlural = (noun: string): boolean => /[^s]s$/.test(noun);

const MANY =
  /^\W*(?:(?:and|or|then) )?(?:(?:[a-z]+s? ){0,4}?)(?:multiple|several|all (?!caps)|every |an array of|a (?:list|batch) of|many |one or more |in bulk|up to \d+ )/i;

/** A verb that decides, with "multiple", "all" or the like behind it. */
function saidFinding(reading: Reading, deeds: readonly Deed[]): Finding[] {
  for (const { action, field } of deeds) {
    const rest = field.folded.text.slice(action.word.end, action.word.end + 60).split(/[.;:(\n]/, 1)[0] ?? '';
    const match = MANY.exec(rest);
    if (field === reading.name || !match) continue;
    const end = action.word.end + match[0].trimEnd().length;
    return [{ capabilities: ['acts-in-bulk'], evidence: cite('says-many', field, action.word.start, end) }];
  }
  return [];
}
