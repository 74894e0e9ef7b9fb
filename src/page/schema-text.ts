import { isJsonObject, type JsonObject, type JsonValue } from '../manifest/json.ts';

/*
 * JSON Schema in words. Schemas come from servers: they can be wrong, huge, deep or cyclic, so that every walk here is
 * bounded.
 */

const MAX_HOPS = 8;
const MAX_DEPTH = 3;
const MAX_BRANCHES = 6;

function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function child(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  return isJsonObject(value) ? own(value, key) : undefined;
}

/** The value that a JSON pointer such as `#/$defs/Filter` names, or undefined. */
function pointed(root: JsonObject, reference: string): JsonValue | undefined {
  if (!reference.startsWith('#')) return undefined;
  const keys = reference.slice(1).split('/').slice(1, 20);
  return keys.reduce<JsonValue | undefined>(
    (value, key) => child(value, key.replaceAll('~1', '/').replaceAll('~0', '~')),
    root,
  );
}

/** The schema with its `$ref` followed, and with a single schema of `allOf` or a single one besides null put in. */
export function resolve(schema: JsonValue | undefined, root: JsonObject, hops = 0): JsonObject | undefined {
  if (!isJsonObject(schema) || hops > MAX_HOPS) return undefined;
  const reference = own(schema, '$ref');
  if (typeof reference === 'string') {
    const target = resolve(pointed(root, reference), root, hops + 1);
    return target === undefined ? schema : { ...target, ...schema };
  }
  const [only, ...others] = alternatives(schema).filter((each) => !isNull(each));
  if (only === undefined || others.length > 0) return schema;
  const inner = resolve(only, root, hops + 1);
  return inner === undefined ? schema : { ...inner, ...schema };
}

function isNull(schema: JsonValue): boolean {
  return isJsonObject(schema) && own(schema, 'type') === 'null';
}

function alternatives(schema: JsonObject): JsonValue[] {
  const lists = ['anyOf', 'oneOf', 'allOf'].map((key) => own(schema, key));
  return lists.find(Array.isArray) ?? [];
}

function typeOfValue(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

const TYPES: readonly unknown[] = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

/** The types that the schema declares, those that JSON Schema has; else those of its values. */
function declaredTypes(schema: JsonObject): string[] {
  const type = own(schema, 'type');
  const declared = (Array.isArray(type) ? type : [type]).filter((each): each is string => TYPES.includes(each));
  if (declared.length > 0) return declared;
  const values = own(schema, 'enum');
  if (Array.isArray(values)) return values.map(typeOfValue);
  if (Object.hasOwn(schema, 'const')) return [typeOfValue(schema.const as JsonValue)];
  return isJsonObject(own(schema, 'properties')) ? ['object'] : [];
}

function listType(schema: JsonObject, root: JsonObject, depth: number): string {
  const items = typesOf(own(schema, 'items'), root, depth + 1);
  return items.length === 0 ? 'list' : `list of ${items.join(' or ')}`;
}

function typesOf(part: JsonValue | undefined, root: JsonObject, depth: number): string[] {
  const schema = resolve(part, root);
  if (schema === undefined || depth > MAX_DEPTH) return [];
  const named = own(schema, 'format');
  const format = typeof named === 'string' && /^[a-z][a-z0-9-]{0,30}$/.test(named) ? ` (${named})` : '';
  const declared = declaredTypes(schema).map((type) => {
    if (type === 'array') return listType(schema, root, depth);
    return type === 'string' ? `string${format}` : type;
  });
  const branches = declared.length > 0 ? [] : alternatives(schema).slice(0, MAX_BRANCHES);
  return [...new Set([...declared, ...branches.flatMap((branch) => typesOf(branch, root, depth + 1))])];
}

/** The type in words: `string`, `list of string or integer`, `any`. */
export function typeText(schema: JsonValue | undefined, root: JsonObject): string {
  const types = typesOf(schema, root, 0);
  return types.length === 0 ? 'any' : types.join(' or ');
}

/** The values that the schema lists, or the one that it fixes. */
export function listedValues(schema: JsonObject): JsonValue[] {
  if (Object.hasOwn(schema, 'const')) return [schema.const as JsonValue];
  const values = own(schema, 'enum');
  if (Array.isArray(values)) return values;
  const items = own(schema, 'items');
  return isJsonObject(items) && Array.isArray(own(items, 'enum')) ? (items.enum as JsonValue[]) : [];
}

/** Smallest and largest, in words, or nothing. */
export function rangeText(schema: JsonObject): string {
  const from = own(schema, 'minimum');
  const to = own(schema, 'maximum');
  if (typeof from === 'number' && typeof to === 'number') return `${from} to ${to}`;
  if (typeof from === 'number') return `${from} or more`;
  return typeof to === 'number' ? `${to} or less` : '';
}

/** One property of a schema. */
export interface Property {
  name: string;
  schema: JsonObject;
  required: boolean;
}

/** The properties of an object schema, or of the objects in a list, in the schema's order. */
export function propertiesOf(given: JsonValue | undefined, root: JsonObject): Property[] {
  const schema = resolve(given, root);
  if (schema === undefined) return [];
  const holder = isJsonObject(own(schema, 'properties')) ? schema : resolve(own(schema, 'items'), root);
  const properties = holder && own(holder, 'properties');
  if (holder === undefined || !isJsonObject(properties)) return [];
  const list = own(holder, 'required');
  const required = new Set(Array.isArray(list) ? list : []);
  return Object.keys(properties).map((name) => ({
    name,
    schema: resolve(properties[name], root) ?? {},
    required: required.has(name),
  }));
}
