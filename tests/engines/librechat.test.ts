import { pathToFileURL } from 'node:url';
import { stripServerNamePrefixes } from 'librechat-data-provider';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { exportServers } from '../../src/policy/formats/export.ts';
import { librechat } from '../../src/policy/formats/librechat.ts';
import type { Engine, Outcome } from '../policy/formats/engines/engine.ts';
import { librechatEngine } from '../policy/formats/engines/librechat.ts';
import { answers, CALLS, letThrough, outcomesOf, SERVERS } from './catalogue.ts';
import { unpacked } from './programs.ts';

interface Lists {
  mode: string;
  deny: string[];
  ask: string[];
  allow: string[];
}
interface Hooks {
  createToolPolicyHook: (config: Lists) => (input: { toolName: string }) => Promise<{ decision: Outcome }>;
}

const { files, refused } = exportServers(librechat, SERVERS);
const { toolApproval } = (parse(files[0]?.text ?? '') as { endpoints: { agents: { toolApproval: Lists } } }).endpoints
  .agents;

/** How LibreChat names each tool of a server among its others. */
const NAMES = new Map(
  SERVERS.map(({ label, tools }) => [
    label,
    stripServerNamePrefixes([...tools.map(({ name }) => name), 'added_later'], label),
  ]),
);

/** What LibreChat's own hook decides. */
async function engineOf(config: Lists): Promise<ReturnType<Engine>> {
  const file = unpacked('@librechat/agents', 'dist/esm/hooks/createToolPolicyHook.mjs');
  const hook = ((await import(pathToFileURL(file).href)) as Hooks).createToolPolicyHook(config);
  const found = new Map<string, Outcome>();
  for (const { label, tool } of CALLS) {
    const { decision } = await hook({ toolName: `${NAMES.get(label)?.get(tool)}_mcp_${label}` });
    found.set(`${label} ${tool}`, decision);
  }
  return ({ label, tool }) => found.get(`${label} ${tool}`) as Outcome;
}

test('LibreChat’s own hook decides as the quick tests’ algorithm does', async () => {
  const engine = await engineOf(toolApproval);
  const found = answers(engine, refused);
  expect(found).toEqual(answers(librechatEngine(files), refused));
  expect(outcomesOf(found)).toEqual(['allow', 'ask', 'deny']);
  expect(letThrough(engine, refused)).toEqual([]);
});

test.each<[string, Partial<Lists>]>([
  ['with the lists exchanged', { deny: toolApproval.allow, allow: toolApproval.deny }],
  ['with a server denied as a whole', { deny: [...toolApproval.deny, `*_mcp_${SERVERS[0]?.label}`] }],
  ['in the mode that denies what nothing names', { mode: 'dontAsk' }],
])('and otherwise %s', async (_, change) => {
  const found = answers(await engineOf({ ...toolApproval, ...change }), refused);
  expect(found).not.toEqual(answers(await engineOf(toolApproval), refused));
});
