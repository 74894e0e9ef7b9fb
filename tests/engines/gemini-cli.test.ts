import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { exportServers } from '../../src/policy/formats/export.ts';
import { geminiCli } from '../../src/policy/formats/gemini-cli.ts';
import { geminiCliEngine } from '../policy/formats/engines/gemini-cli.ts';
import { engines, SERVERS } from './catalogue.ts';

interface Core {
  loadPoliciesFromToml(
    folders: string[],
    tier: () => number,
  ): Promise<{ rules: unknown[]; errors: { severity: string }[] }>;
  PolicyEngine: new (options: {
    rules: unknown[];
  }) => { check(call: { name: string; args: object }, server: string): Promise<{ decision: string }> };
}

const USER_TIER = 4;
const OUTCOMES: Readonly<Record<string, string>> = { allow: 'allow', ask_user: 'ask', deny: 'deny' };

test('Gemini CLI’s own loader takes the rules, and its engine decides as the quick tests’ algorithm does', async () => {
  const core = (await import(
    pathToFileURL(join(engines(), 'node_modules/@google/gemini-cli-core/dist/index.js')).href
  )) as Core;
  const { files, refused } = exportServers(geminiCli, SERVERS);
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-gemini-'));
  try {
    writeFileSync(join(folder, 'recommended-tools.toml'), files[0]?.text ?? '');
    const { rules, errors } = await core.loadPoliciesFromToml([folder], () => USER_TIER);
    expect(errors.filter(({ severity }) => severity !== 'warning')).toEqual([]);
    const engine = new core.PolicyEngine({ rules });
    const quick = geminiCliEngine(files);
    const refusedNames = new Set(refused.map(({ label, tool }) => `${label} ${tool}`));
    const counts: Record<string, number> = {};
    for (const { label, tools } of SERVERS) {
      for (const { name } of [...tools, { name: 'added_later' }]) {
        const { decision } = await engine.check({ name: `mcp_${label}_${name}`, args: {} }, label);
        const outcome = OUTCOMES[decision] ?? decision;
        if (refusedNames.has(`${label} ${name}`)) expect(outcome, `${label} ${name}`).not.toBe('allow');
        else expect(outcome, `${label} ${name}`).toBe(quick({ label, tool: name, args: {} }));
        counts[outcome] = (counts[outcome] ?? 0) + 1;
      }
    }
    expect(Object.keys(counts).sort()).toEqual(['allow', 'ask', 'deny']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
