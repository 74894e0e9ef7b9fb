import type { JsonObject, JsonValue } from '../manifest/json.ts';
import { isJsonObject } from '../manifest/json.ts';
import { type Clue, cluesIn } from './clues.ts';
import { fold } from './fold.ts';
import { inEnglish } from './unspaced.ts';
import { nameWords, type Word } from './words.ts';

/** A parameter of a tool, as far as the classifier reads it. */
export interface Parameter {
  /** The keys that lead to it from the definition. */
  path: readonly string[];
  name: string;
  words: readonly Word[];
  /** The words, with spaces between them. */
  phrase: string;
  description: string;
  /** The words in the name and the description that patterns need. */
  clues: Clue;
  type: string;
  /** The strings it is limited to, with their keys, if it is. */
  values: readonly string[];
  required: boolean;
  /** What it was read from. */
  schema: JsonObject;
}

const MOST_PARAMETERS = 300;
const DEEPEST = 6;

/** A schema to be looked into, and the keys that lead to it. */
interface Place {
  schema: JsonObject;
  path: string[];
}

/** The parameters of `schema`, outermost first, at most 300 and six levels deep. `text` is the tool's description. */
export function parameters(schema: JsonObject | undefined, text = ''): Parameter[] {
  const found: Parameter[] = [];
  eachProperty(schema, 'inputSchema', (name, value, path, required) => {
    found.push(parameter(name, value, path, required, text));
    return true;
  });
  return found;
}

/**
 * Looks at the properties of a schema and of what it consists of, outermost first, at most 300 and six levels deep, for
 * as long as `look` returns true.
 */
export function eachProperty(
  schema: JsonObject | undefined,
  root: 'inputSchema' | 'outputSchema',
  look: (name: string, schema: JsonObject, path: string[], required: boolean) => boolean,
): void {
  const queue: Place[] = [];
  if (schema) addWithBranches({ schema, path: [root] }, queue);
  let seen = 0;
  for (let at = 0; at < queue.length && seen < MOST_PARAMETERS; at++) {
    const next = queue[at] as Place;
    const properties = next.schema.properties;
    if (!isJsonObject(properties) || next.path.length > DEEPEST) continue;
    const required = requiredOf(next.schema);
    for (const name of Object.keys(properties).slice(0, MOST_PARAMETERS - seen)) {
      const value = resolved(properties[name], schema);
      if (!isJsonObject(value)) continue;
      const place: Place = { schema: value, path: [...next.path, 'properties', name] };
      if (!look(name, value, place.path, required.includes(name))) return;
      seen++;
      addWithBranches(place, queue);
    }
  }
}

const requiredOf = ({ required }: JsonObject): readonly JsonValue[] => (Array.isArray(required) ? required : []);

const MOST_BRANCHES = 20;

/** Adds a schema, and what it consists of besides its own properties: its items, their alternatives and its own. */
function addWithBranches(place: Place, places: Place[]): void {
  if (place.schema.properties) places.push(place);
  const { items } = place.schema;
  if (isJsonObject(items)) {
    const inner: Place = { schema: items, path: [...place.path, 'items'] };
    places.push(inner);
    addAlternatives(inner, places);
  }
  addAlternatives(place, places);
}

function addAlternatives({ schema, path }: Place, places: Place[]): void {
  // Each key by its name, which is found much sooner than one that a variable holds.
  if (schema.anyOf) places.push(...listed('anyOf', schema.anyOf, path));
  if (schema.oneOf) places.push(...listed('oneOf', schema.oneOf, path));
  if (schema.allOf) places.push(...listed('allOf', schema.allOf, path));
  if (isJsonObject(schema.then)) places.push({ schema: schema.then, path: [...path, 'then'] });
  if (isJsonObject(schema.else)) places.push({ schema: schema.else, path: [...path, 'else'] });
}

function listed(key: string, list: JsonValue, path: readonly string[]): Place[] {
  if (!Array.isArray(list)) return [];
  const places: Place[] = [];
  for (const [at, one] of list.slice(0, MOST_BRANCHES).entries()) {
    if (isJsonObject(one)) places.push({ schema: one, path: [...path, key, String(at)] });
  }
  return places;
}

/** What a reference to a place of the same schema stands for; one that leads to another is not followed. */
function resolved(value: JsonValue | undefined, root: JsonObject | undefined): JsonValue | undefined {
  if (!isJsonObject(value) || typeof value.$ref !== 'string' || !value.$ref.startsWith('#/')) return value;
  let target: JsonValue | undefined = root;
  for (const key of value.$ref.slice(2).split('/').slice(0, DEEPEST)) {
    target = isJsonObject(target) && Object.hasOwn(target, key) ? target[key] : undefined;
  }
  return isJsonObject(target) ? { ...target, ...value } : value;
}

function parameter(name: string, schema: JsonObject, path: string[], required: boolean, text: string): Parameter {
  const { words, phrase, clues } = wordsOf(name);
  const description =
    typeof schema.description === 'string' ? schema.description.slice(0, 1000) : documented(name, text);
  return {
    path,
    name,
    words,
    phrase,
    description,
    clues: clues | cluesIn(description),
    type: typeOf(schema),
    values: stringsOf(schema),
    required,
    schema,
  };
}

/** The type that a schema names, if it names one. */
export const typeOf = ({ type }: JsonObject): string => (typeof type === 'string' ? type : '');

/** What of a parameter's name alone decides. */
type Named = Pick<Parameter, 'words' | 'phrase' | 'clues'>;

/** How much of a name is read. */
const LONGEST_NAME = 100;
const MOST_KNOWN = 10_000;
const known = new Map<string, Named>();

/** The words of a parameter's name. The same few thousand names are in nearly all definitions, so they are kept. */
export function wordsOf(name: string): Named {
  const start = name.slice(0, LONGEST_NAME);
  const found = known.get(start);
  if (found) return found;
  const words = inEnglish(nameWords(fold(start)));
  const phrase = words.map(({ text }) => text).join(' ');
  const read = { words, phrase, clues: cluesIn(phrase) };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(start, read);
  return read;
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
  const own = shallowStrings(schema);
  if (own.length > 0) return own;
  if (isJsonObject(schema.items)) return shallowStrings(schema.items);
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) {
    return choices.slice(0, 200).flatMap((choice) => (isJsonObject(choice) ? shallowStrings(choice) : []));
  }
  return [];
}

function shallowStrings(schema: JsonObject): string[] {
  if (Array.isArray(schema.enum)) return schema.enum.filter(isString).slice(0, 200);
  return isString(schema.const) ? [schema.const] : [];
}
