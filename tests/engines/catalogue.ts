import { fileURLToPath } from 'node:url';
import { readCatalog } from '../../src/catalog/read.ts';
import type { LabelledServer } from '../../src/policy/formats/export.ts';
import { labelOf } from '../../src/policy/formats/names.ts';
import type { ClientCall, Engine } from '../policy/formats/engines/engine.ts';
import { HOSTILE_SUBJECTS } from '../policy/subjects.ts';

const { catalog } = readCatalog(fileURLToPath(new URL('../../catalog', import.meta.url)));

/** The whole catalogue, and a server of hostile names. */
export const SERVERS: readonly LabelledServer[] = [
  ...catalog.servers.map(({ id, tools }) => ({ label: labelOf(id), tools: tools.map(({ record }) => record) })),
  { label: 'hostile', tools: HOSTILE_SUBJECTS },
];

/** Every tool of them, and one for each that it does not have. */
export const CALLS: readonly ClientCall[] = SERVERS.flatMap(({ label, tools }) =>
  [...tools.map(({ name }) => name), 'added_later'].map((tool) => ({ label, tool, args: {} })),
);

/** What an engine answers, call by call: an outcome after each name. Names that were refused have no rule and are left out. */
export function answers(engine: ReturnType<Engine>, refused: readonly { label: string; tool: string }[]): string[] {
  const unwritten = new Set(refused.map(({ label, tool }) => `${label} ${tool}`));
  return CALLS.filter(({ label, tool }) => !unwritten.has(`${label} ${tool}`)).map(
    (call) => `${call.label} ${call.tool}: ${engine(call)}`,
  );
}

/** The calls of refused names that an engine lets through. */
export function letThrough(engine: ReturnType<Engine>, refused: readonly { label: string; tool: string }[]): object[] {
  return refused.filter(({ label, tool }) => engine({ label, tool, args: {} }) === 'allow');
}

/** Every outcome that there is among these answers, once. */
export const outcomesOf = (found: readonly string[]): string[] =>
  [...new Set(found.map((line) => line.slice(line.lastIndexOf(': ') + 2)))].sort();
