import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { exportServers } from '../../src/policy/formats/export.ts';
import { geminiCli } from '../../src/policy/formats/gemini-cli.ts';
import type { Engine, Outcome } from '../policy/formats/engines/engine.ts';
import { geminiCliEngine } from '../policy/formats/engines/gemini-cli.ts';
import { answers, CALLS, letThrough, outcomesOf, SERVERS } from './catalogue.ts';
import { engines } from './programs.ts';

interface Loaded {
  rules: unknown[];
  errors: { severity: string; errorType: string }[];
}
interface Core {
  loadPoliciesFromToml(folders: string[], tier: () => number): Promise<Loaded>;
  PolicyEngine: new (options: {
    rules: unknown[];
  }) => { check(call: { name: string; args: object }, server: string): Promise<{ decision: string }> };
}

const USER_TIER = 4;
const OUTCOMES: Readonly<Record<string, Outcome>> = { allow: 'allow', ask_user: 'ask', deny: 'deny' };

const { files, refused } = exportServers(geminiCli, SERVERS);
const TEXT = files[0]?.text ?? '';

async function core(): Promise<Core> {
  const file = join(engines(), 'node_modules/@google/gemini-cli-core/dist/index.js');
  return (await import(pathToFileURL(file).href)) as Core;
}

/** What Gemini CLI's own loader makes of a text, without warnings. */
async function load(text: string): Promise<Loaded> {
  const { loadPoliciesFromToml } = await core();
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-engine-'));
  try {
    writeFileSync(join(folder, 'recommended-tools.toml'), text);
    const { rules, errors } = await loadPoliciesFromToml([folder], () => USER_TIER);
    return { rules, errors: errors.filter(({ severity }) => severity !== 'warning') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What its engine decides. */
async function engineOf(text: string): Promise<ReturnType<Engine>> {
  const { PolicyEngine } = await core();
  const engine = new PolicyEngine({ rules: (await load(text)).rules });
  const found = new Map<string, Outcome>();
  for (const { label, tool } of CALLS) {
    const { decision } = await engine.check({ name: `mcp_${label}_${tool}`, args: {} }, label);
    found.set(`${label} ${tool}`, OUTCOMES[decision] as Outcome);
  }
  return ({ label, tool }) => found.get(`${label} ${tool}`) as Outcome;
}

test('Gemini CLI’s own engine decides as the quick tests’ algorithm does', async () => {
  const engine = await engineOf(TEXT);
  const found = answers(engine, refused);
  expect(found).toEqual(answers(geminiCliEngine(files), refused));
  expect(outcomesOf(found)).toEqual(['allow', 'ask', 'deny']);
  expect(letThrough(engine, refused)).toEqual([]);
  const restFirst = TEXT.replaceAll('priority = 960', 'priority = 999');
  expect(answers(await engineOf(restFirst), refused)).not.toEqual(found);
});

test.each([
  ['takes the rules', TEXT, 0],
  ['rejects a decision that there is not', TEXT.replace('"ask_user"', '"ask"'), 1],
  ['rejects a rule without its tool', TEXT.replace(/^toolName/m, 'toolname'), 1],
  ['rejects a priority of another tier', TEXT.replace('priority = 960', 'priority = 1000'), 1],
])('Gemini CLI’s own loader %s', async (_, text, expected) => {
  expect((await load(text)).errors).toHaveLength(expected);
});
