import type { Evidence } from '../catalog/record.ts';
import { type Clues, cluesOf } from './clues.ts';
import { type Folded, fold } from './fold.ts';
import type { RuleId } from './rules.ts';

/** A text of the definition, as written and folded. */
export interface Field {
  /** Its path: see `fieldText`. */
  path: string;
  original: string;
  folded: Folded;
  /** The words in the folded text that patterns need, and where they are. */
  clues: Clues;
}

/** What of a field is read: enough for every honest definition, and a bound on the work that a hostile one causes. */
const LONGEST_FIELD = 20_000;

/** The field at `path`, of which at most 20,000 code units are read. */
export function fieldOf(path: string, value: string | undefined): Field {
  const original = (value ?? '').slice(0, LONGEST_FIELD);
  return foldedAs(path, original, fold(original));
}

/** The field at `path`, folded in a way of its own. */
export function foldedAs(path: string, original: string, folded: Folded): Field {
  return { path, original, folded, clues: cluesOf(folded.text) };
}

/** The evidence that a range of the folded field is, in terms of the original. */
export function cite(rule: RuleId, field: Field, start: number, end: number): Evidence {
  const [from, to] = field.folded.origin(start, end);
  return { rule, field: field.path, text: field.original.slice(from, to), start: from };
}
