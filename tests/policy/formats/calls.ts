import type { RuledTool } from '../../../src/policy/argument-rules.ts';

/** Calls of a tool that tell policies apart: none of its arguments, each listed value, and each flag in many ways. */
export function callsOf({ definition }: RuledTool): Record<string, unknown>[] {
  const properties = Object.entries((definition?.inputSchema?.properties ?? {}) as Record<string, unknown>);
  const flags = (value: unknown) =>
    Object.fromEntries(properties.filter(([, schema]) => typeOf(schema) === 'boolean').map(([name]) => [name, value]));
  const chosen = properties.flatMap(([name, schema]) =>
    valuesOf(schema).flatMap((value) => [{ [name]: value }, { ...flags(false), [name]: value }, { [name]: [value] }]),
  );
  const asTrue = [true, 'true', 1, 'yes', [true], null].map(flags);
  return [{}, flags(false), flags('false'), ...asTrue, ...chosen.slice(0, 60)];
}

const typeOf = (schema: unknown): unknown => (schema as { type?: unknown } | null)?.type;

function valuesOf(schema: unknown): unknown[] {
  const values = (schema as { enum?: unknown } | null)?.enum;
  return Array.isArray(values) ? values : [];
}
