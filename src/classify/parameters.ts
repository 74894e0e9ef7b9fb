import type { JsonObject, JsonValue } from '../manifest/json.ts';
import { isJsonObject } from '../manifest/json.ts';
import { type Clue, cluesIn } from './clues.ts';
import { fold } from './fold.ts';
import { inEnglish } from './unspaced.ts';
import { nameWords } from './words.ts';

/** A parameter of a tool, as far as the classifier reads it. */
export interface Parameter {
  /** The keys that lead to it from the definition. */
  path: readonly string[];
  name: string;
  words: readonly string[];
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

/** What of a schema is read. */
interface Keys {
  type: JsonValue | undefined;
  description: JsonValue | undefined;
  enum: JsonValue | undefined;
  const: JsonValue | undefined;
  properties: JsonValue | undefined;
  required: JsonValue | undefined;
  items: JsonValue | undefined;
  anyOf: JsonValue | undefined;
  oneOf: JsonValue | undefined;
  allOf: JsonValue | undefined;
  /** `then` and `else`. */
  matched: JsonValue | undefined;
  unmatched: JsonValue | undefined;
  $ref: JsonValue | undefined;
}

/**
 * Takes what is read of a schema, in one pass over its few keys. Nearly every schema has a shape of its own, and to ask
 * such an object for one key after the other takes several times as long.
 */
function keysOf(schema: JsonObject): Keys {
  const keys: Keys = {
    type: undefined,
    description: undefined,
    enum: undefined,
    const: undefined,
    properties: undefined,
    required: undefined,
    items: undefined,
    anyOf: undefined,
    oneOf: undefined,
    allOf: undefined,
    matched: undefined,
    unmatched: undefined,
    $ref: undefined,
  };
  for (const key in schema) {
    switch (key) {
      case 'type':
        keys.type = schema[key];
        break;
      case 'description':
        keys.description = schema[key];
        break;
      case 'enum':
        keys.enum = schema[key];
        break;
      case 'properties':
        keys.properties = schema[key];
        break;
      case 'required':
        keys.required = schema[key];
        break;
      case 'items':
        keys.items = schema[key];
        break;
      case 'anyOf':
        keys.anyOf = schema[key];
        break;
      case 'oneOf':
        keys.oneOf = schema[key];
        break;
      case 'allOf':
        keys.allOf = schema[key];
        break;
      case 'const':
        keys.const = schema[key];
        break;
      case '$ref':
        keys.$ref = schema[key];
        break;
      case 'then':
        keys.matched = schema[key];
        break;
      case 'else':
        keys.unmatched = schema[key];
        break;
    }
  }
  return keys;
}

/** A schema to be looked into, and the keys that lead to it. */
interface Place {
  schema: JsonObject;
  keys: Keys;
  path: string[];
}

/** The parameters of `schema`, outermost first, at most 300 and six levels deep. `text` is the tool's description. */
export function parameters(schema: JsonObject | undefined, text = '', root = 'inputSchema'): Parameter[] {
  const found: Parameter[] = [];
  const queue: Place[] = [];
  if (schema) addWithBranches({ schema, keys: keysOf(schema), path: [root] }, queue);
  for (let at = 0; at < queue.length && found.length < MOST_PARAMETERS; at++) {
    const { keys, path } = queue[at] as Place;
    const { properties } = keys;
    if (!isJsonObject(properties) || path.length > DEEPEST) continue;
    const required = Array.isArray(keys.required) ? keys.required : [];
    for (const name of Object.keys(properties).slice(0, MOST_PARAMETERS - found.length)) {
      const value = properties[name];
      if (!isJsonObject(value)) continue;
      const place = placeOf(value, schema, [...path, 'properties', name]);
      found.push(parameter(name, place, required.includes(name), text));
      addWithBranches(place, queue);
    }
  }
  return found;
}

const MOST_BRANCHES = 20;

/** Adds a schema, and what it consists of besides its own properties: its items, their alternatives and its own. */
function addWithBranches(place: Place, places: Place[]): void {
  places.push(place);
  const { items } = place.keys;
  if (isJsonObject(items)) {
    const inner: Place = { schema: items, keys: keysOf(items), path: [...place.path, 'items'] };
    places.push(inner);
    addAlternatives(inner, places);
  }
  addAlternatives(place, places);
}

function addAlternatives({ keys, path }: Place, places: Place[]): void {
  addListed('anyOf', keys.anyOf, path, places);
  addListed('oneOf', keys.oneOf, path, places);
  addListed('allOf', keys.allOf, path, places);
  addBranch('then', keys.matched, path, places);
  addBranch('else', keys.unmatched, path, places);
}

function addListed(key: string, list: JsonValue | undefined, path: readonly string[], places: Place[]): void {
  if (!Array.isArray(list)) return;
  for (const [at, one] of list.slice(0, MOST_BRANCHES).entries()) {
    if (isJsonObject(one)) places.push({ schema: one, keys: keysOf(one), path: [...path, key, String(at)] });
  }
}

function addBranch(key: string, one: JsonValue | undefined, path: readonly string[], places: Place[]): void {
  if (isJsonObject(one)) places.push({ schema: one, keys: keysOf(one), path: [...path, key] });
}

/** A schema with its keys; one that refers to a place of the same whole is that place, if it is there. */
function placeOf(schema: JsonObject, whole: JsonObject | undefined, path: string[]): Place {
  const keys = keysOf(schema);
  const { $ref } = keys;
  if (typeof $ref !== 'string' || !$ref.startsWith('#/')) return { schema, keys, path };
  const resolved = referred(schema, $ref, whole);
  return { schema: resolved, keys: keysOf(resolved), path };
}

/** What a reference stands for; one that leads to another is not followed. */
function referred(schema: JsonObject, reference: string, whole: JsonObject | undefined): JsonObject {
  let target: JsonValue | undefined = whole;
  for (const key of reference.slice(2).split('/').slice(0, DEEPEST)) {
    target = isJsonObject(target) && Object.hasOwn(target, key) ? target[key] : undefined;
  }
  return isJsonObject(target) ? { ...target, ...schema } : schema;
}

function parameter(name: string, { schema, keys, path }: Place, required: boolean, text: string): Parameter {
  const { words, phrase, clues } = wordsOf(name.slice(0, 100));
  const description = typeof keys.description === 'string' ? keys.description.slice(0, 1000) : documented(name, text);
  return {
    path,
    name,
    words,
    phrase,
    description,
    clues: clues | cluesIn(description),
    type: typeof keys.type === 'string' ? keys.type : '',
    values: stringsOf(keys),
    required,
    schema,
  };
}

/** What of a parameter's name alone decides. */
type Named = Pick<Parameter, 'words' | 'phrase' | 'clues'>;

const MOST_KNOWN = 10_000;
const known = new Map<string, Named>();

/** The words of a parameter's name. The same few thousand names are in nearly all definitions, so they are kept. */
function wordsOf(name: string): Named {
  const found = known.get(name);
  if (found) return found;
  const words = inEnglish(nameWords(fold(name))).map(({ text }) => text);
  const phrase = words.join(' ');
  const read = { words, phrase, clues: cluesIn(phrase) };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, read);
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

function stringsOf(keys: Keys): string[] {
  const own = shallowStrings(keys);
  if (own.length > 0) return own;
  if (isJsonObject(keys.items)) return shallowStrings(keysOf(keys.items));
  const choices = keys.anyOf ?? keys.oneOf;
  if (Array.isArray(choices)) {
    return choices.slice(0, 200).flatMap((choice) => (isJsonObject(choice) ? shallowStrings(keysOf(choice)) : []));
  }
  return [];
}

function shallowStrings({ enum: listed, const: only }: Keys): string[] {
  if (Array.isArray(listed)) return listed.filter(isString).slice(0, 200);
  return isString(only) ? [only] : [];
}
