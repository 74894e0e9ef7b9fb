import { wordsOf } from '../catalog/name-words.ts';
import type { ToolRecord } from '../catalog/record.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../manifest/json.ts';
import { type ArgumentKind, riskOfArgument } from '../policy/argument-kinds.ts';
import { type Act, singular } from './acts.ts';
import { clip, code, join, listed, type Phrase, plain, visible } from './phrase.ts';
import { listedValues, type Property, propertiesOf, rangeText, typeText } from './schema-text.ts';

/** One row of a tool's table of parameters. */
export interface ParameterRow {
  /** The name alone; rows below another row carry the depth. */
  name: Phrase;
  /** 0 for a parameter, 1 for a property of the parameter above, and so on. */
  depth: number;
  type: string;
  required: boolean;
  /** Allowed values, range and default, in words; empty where the schema gives none. */
  values: Phrase;
  /** The server's own words, in the language of the definition where that is known. */
  description?: string | undefined;
  /** Present on an argument that carries risk. */
  risk?: { kind: ArgumentKind; why: string } | undefined;
}

export interface ParameterTable {
  rows: ParameterRow[];
  /** The names of at most three parameters that say what a call is about, as code. */
  targets: Phrase[];
  /** How many rows are left out because there are too many. */
  omitted: number;
}

const MAX_ROWS = 120;
const MAX_DEPTH = 2;
const MAX_VALUES = 12;
const MAX_TEXT = 400;

function valueText(value: JsonValue): Phrase {
  return code(typeof value === 'string' && value !== '' ? value : JSON.stringify(value), 60);
}

function valuesText(schema: JsonObject): Phrase {
  const values = listedValues(schema);
  const shown = values.slice(0, MAX_VALUES).map(valueText);
  const more = values.length - shown.length;
  const parts: Phrase[] = [];
  if (shown.length > 0) {
    parts.push(
      join(
        shown.length > 1 ? 'one of ' : 'always ',
        more > 0 ? join(...commas(shown), ` and ${more} more`) : listed(shown, 'or'),
      ),
    );
  }
  const range = rangeText(schema);
  if (range !== '') parts.push(join(range));
  if (Object.hasOwn(schema, 'default')) parts.push(join('default ', valueText(schema.default as JsonValue)));
  return join(...parts.flatMap((part, at) => (at === 0 ? [part] : ['; ', part])));
}

function commas(items: readonly Phrase[]): (Phrase | string)[] {
  return items.flatMap((item, at) => (at === 0 ? [item] : [', ', item]));
}

function descriptionOf(schema: JsonObject): string | undefined {
  const text = Object.hasOwn(schema, 'description') ? schema.description : undefined;
  return typeof text === 'string' && text.trim() !== '' ? clip(visible(text.trim()), MAX_TEXT) : undefined;
}

function rowOf(
  { name, schema, required }: Property,
  depth: number,
  record: ToolRecord,
  root: JsonObject,
): ParameterRow {
  const type = clip(visible(typeText(schema, root)), 80);
  return {
    name: code(name, 80),
    depth,
    type,
    required,
    values: valuesText(schema),
    description: descriptionOf(schema),
    risk: riskOfArgument(name, type, record),
  };
}

/** The parameters of a tool, nested objects indented. Undefined where the definition has no input schema. */
export function parameterTable(record: ToolRecord, act: Act): ParameterTable | undefined {
  const root = record.definition.inputSchema;
  if (!isJsonObject(root)) return undefined;
  const rows: ParameterRow[] = [];
  let omitted = 0;
  const visit = (schema: JsonValue, depth: number) => {
    for (const property of propertiesOf(schema, root)) {
      if (rows.length < MAX_ROWS) rows.push(rowOf(property, depth, record, root));
      else omitted += 1;
      if (depth < MAX_DEPTH && rows.length < MAX_ROWS) visit(property.schema, depth + 1);
    }
  };
  visit(root, 0);
  const targets = targetRows(rows, act);
  if (record.category === 'destructive')
    for (const row of targets) row.risk ??= { kind: 'target', why: 'what is lost' };
  return { rows, targets: targets.map(({ name }) => name), omitted };
}

/** The names of the parameters that carry these kinds of risk, as code, at most three. */
export function namesOfKind(table: ParameterTable | undefined, kinds: readonly ArgumentKind[]): Phrase[] {
  const found = (table?.rows ?? []).filter(({ risk }) => risk !== undefined && kinds.includes(risk.kind));
  const top = found.filter(({ depth }) => depth === 0);
  return (top.length > 0 ? top : found).slice(0, 3).map(({ name }) => name);
}

/** An argument that names what a call is about. */
const TARGET =
  /(^|[_.-]|[a-z])(id|ids|name|names|key|slug|uuid|number|path|paths|owner|repo|repository|file|directory|folder|branch|project|table|collection|database|user|username)$/i;

/** Arguments of these kinds have sentences of their own. */
const ELSEWHERE: readonly (ArgumentKind | undefined)[] = [
  'code',
  'recipient',
  'amount',
  'secret',
  'force',
  'url',
  'bulk',
  'access',
];

/** Types whose values cannot name a thing. */
const NAMES_NOTHING = ['object', 'boolean'];

/**
 * The parameters that say what a call is about: of the required ones, or of all where none is required, those that
 * share a word with the object of the tool's name, else those that look like a name, a number or a place. At most three.
 */
function targetRows(rows: readonly ParameterRow[], act: Act): ParameterRow[] {
  const top = rows.filter(({ depth }) => depth === 0);
  const required = top.filter((row) => row.required);
  const candidates = (required.length > 0 ? required : top).filter(
    ({ type, risk }) => !NAMES_NOTHING.includes(type) && !ELSEWHERE.includes(risk?.kind),
  );
  const object = new Set(act.object.split(' '));
  const named = candidates.filter(({ name }) => wordsOf(plain(name)).some((word) => object.has(singular(word))));
  const found = named.length > 0 ? named : candidates.filter(({ name }) => TARGET.test(plain(name)));
  return found.slice(0, 3);
}
