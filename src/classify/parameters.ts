import type { JsonObject, JsonValue } from '../manifest/json.ts';
import { isJsonObject } from '../manifest/json.ts';
import { fold } from './fold.ts';
import { inEnglish } from './unspaced.ts';
import { nameWords } from './words.ts';

/** A parameter of a tool, as far as the classifier reads it. */
export interface Parameter {
  /** The keys that lead to it from the definition. */
  path: readonly string[];
  name: string;
  words: readonly string[];
  description: string;
  type: string;
  /** The strings it is limited to, with their keys, if it is. */
  values: readonly string[];
  required: boolean;
}

const MOST_PARAMETERS = 300;
const DEEPEST = 6;

/** The parameters of `schema`, outermost first, at most 300 and six levels deep. `text` is the tool's description. */
export function parameters(schema: JsonObject | undefined, text = '', root = 'inputSchema'): Parameter[] {
  const found: Parameter[] = [];
  const queue: { schema: JsonObject; path: string[] }[] = schema ? [{ schema, path: [root] }] : [];
  for (let next = queue.shift(); next && found.length < MOST_PARAMETERS; next = queue.shift()) {
    const properties = next.schema.properties;
    if (!isJsonObject(properties) || next.path.length > DEEPEST) continue;
    const required = Array.isArray(next.schema.required) ? next.schema.required : [];
    for (const name of Object.keys(properties).slice(0, MOST_PARAMETERS - found.length)) {
      const value = properties[name];
      if (!isJsonObject(value)) continue;
      const path = [...next.path, 'properties', name];
      found.push(parameter(name, value, path, required.includes(name), text));
      queue.push({ schema: value, path });
    }
  }
  return found;
}

function parameter(name: string, schema: JsonObject, path: string[], required: boolean, text: string): Parameter {
  return {
    path,
    name,
    words: wordsOf(name.slice(0, 100)),
    description: typeof schema.description === 'string' ? schema.description.slice(0, 1000) : documented(name, text),
    type: typeof schema.type === 'string' ? schema.type : '',
    values: stringsOf(schema),
    required,
  };
}

const MOST_KNOWN = 10_000;
const known = new Map<string, readonly string[]>();

/** The words of a parameter's name. The same few thousand names are in nearly all definitions, so they are kept. */
function wordsOf(name: string): readonly string[] {
  const found = known.get(name) ?? inEnglish(nameWords(fold(name))).map(({ text }) => text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, found);
  return found;
}

/** What the tool's description says of a parameter, where it lists them as a docstring does: `name: …`. */
function documented(name: string, text: string): string {
  if (name.length < 3) return '';
  const at = text.indexOf(`${name}:`);
  if (at < 0) return '';
  const rest = text.slice(at + name.length + 1, at + name.length + 301);
  const end = NEXT_ENTRY.exec(rest)?.index;
  return rest.slice(0, end).replaceAll('\n', ' ');
}

/** Where a docstring goes on to the next parameter or part. */
const NEXT_ENTRY = /\n\s{0,40}(?:\n|\w{1,40}:)/;

const isString = (value: JsonValue | undefined): value is string => typeof value === 'string';

function stringsOf(schema: JsonObject): string[] {
  if (Array.isArray(schema.enum)) return schema.enum.filter(isString).slice(0, 200);
  if (isString(schema.const)) return [schema.const];
  const choices = schema.anyOf ?? schema.oneOf;
  if (!Array.isArray(choices)) return [];
  return choices.slice(0, 200).flatMap((choice) => (isJsonObject(choice) ? shallowStrings(choice) : []));
}

function shallowStrings(schema: JsonObject): string[] {
  if (Array.isArray(schema.enum)) return schema.enum.filter(isString).slice(0, 200);
  return isString(schema.const) ? [schema.const] : [];
}
