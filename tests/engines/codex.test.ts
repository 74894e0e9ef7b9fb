import { join } from 'node:path';
import { parse, stringify } from 'smol-toml';
import { expect } from 'vitest';
import { codex } from '../../src/policy/formats/codex.ts';
import { exportServers } from '../../src/policy/formats/export.ts';
import { SERVERS } from './catalogue.ts';
import { type Ended, engines, inFolder, runIn, testAlone } from './programs.ts';

interface Server {
  command?: string;
  enabled?: boolean;
  enabled_tools?: string[];
  disabled_tools?: string[];
}

const { files, remove } = exportServers(codex, SERVERS);
const config = parse(files[0]?.text ?? '') as unknown as { mcp_servers: Record<string, Server> };
// A reader's own entry says how the server is started; the policy is merged into it.
for (const server of Object.values(config.mcp_servers)) server.command = 'true';
const TEXT = stringify(config);

/** Runs Codex in a folder with its `config.toml`. */
function run(folder: string, ...args: string[]): Ended {
  const binary = join(engines(), 'node_modules/@openai/codex/bin/codex.js');
  return runIn(folder, process.execPath, [binary, ...args], { CODEX_HOME: folder });
}

testAlone('Codex’s own loader reads the lists as they were written', () => {
  const written = SERVERS.filter(({ label }) => !remove.includes(label));
  expect(written.length).toBeGreaterThan(20);
  inFolder({ 'config.toml': TEXT }, (folder) => {
    for (const { label } of written) {
      const { enabled = true, enabled_tools, disabled_tools } = config.mcp_servers[label] ?? {};
      expect(JSON.parse(run(folder, 'mcp', 'get', label, '--json').stdout)).toMatchObject({
        enabled,
        enabled_tools: enabled_tools ?? null,
        disabled_tools: disabled_tools ?? null,
      });
    }
  });
});

/** What Codex has against a configuration: its first problem, or nothing. */
function problem(text: string, ...options: string[]): string | undefined {
  const { status, stdout } = inFolder({ 'config.toml': text }, (folder) =>
    run(folder, 'app-server', ...options, '--print-startup-config'),
  );
  const answer = JSON.parse(stdout) as { error?: { data: { detail: string } }; configRequirements?: object };
  expect(answer.configRequirements === undefined).toBe(status !== 0);
  return answer.error?.data.detail;
}

const MISSPELT = TEXT.replace('enabled_tools', 'enabledtools');
const OTHER_MODE = TEXT.replace('approval_mode = "approve"', 'approval_mode = "approved"');

testAlone('Codex knows every key and every value, also where it is strict', () => {
  expect(problem(TEXT)).toBeUndefined();
  expect(problem(TEXT, '--strict-config')).toBeUndefined();
  expect(problem(OTHER_MODE)).toContain('unknown variant `approved`');
});

testAlone('Codex finds a misspelt key only where it is strict', () => {
  expect(problem(MISSPELT)).toBeUndefined();
  expect(problem(MISSPELT, '--strict-config')).toContain('unknown configuration field');
});
