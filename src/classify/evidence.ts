import type { ToolDefinition } from '../manifest/definition.ts';

/**
 * The string that an evidence's `field` names, or undefined where the field is no string or is missing.
 *
 * A field is a path of keys joined by dots: `name`, `inputSchema.properties.sql.description`. In a key, `\` stands
 * before each `.` and `\`. A parameter is cited by its own path (`inputSchema.properties.sql`), with its name as the
 * text and no start; so is a flag (`annotations.destructiveHint`, text `true`).
 */
export function fieldText(definition: ToolDefinition, field: string): string | undefined {
  let value: unknown = definition;
  for (const key of fieldKeys(field)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return typeof value === 'string' ? value : undefined;
}

/** The keys of a field's path. */
export function fieldKeys(field: string): string[] {
  const keys: string[] = [''];
  for (let index = 0; index < field.length; index++) {
    const character = field[index] as string;
    if (character === '.') keys.push('');
    else keys[keys.length - 1] += character === '\\' ? (field[++index] ?? '') : character;
  }
  return keys;
}

/** The path of a field: the inverse of `fieldKeys`. */
export const fieldPath = (keys: readonly string[]): string =>
  (keys.some((key) => MARKED.test(key)) ? keys.map((key) => key.replaceAll(EACH_MARKED, '\\$&')) : keys).join('.');

const MARKED = /[.\\]/;
const EACH_MARKED = /[.\\]/g;
