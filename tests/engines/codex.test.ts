import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'smol-toml';
import { expect, test } from 'vitest';
import { codex } from '../../src/policy/formats/codex.ts';
import { exportServers } from '../../src/policy/formats/export.ts';
import { engines, SERVERS } from './catalogue.ts';

interface Server {
  enabled?: boolean;
  enabled_tools?: string[];
  disabled_tools?: string[];
}

/** What Codex reads of a server: what it prints is what it would use. */
function read(home: string, label: string): unknown {
  const binary = join(engines(), 'node_modules/@openai/codex/bin/codex.js');
  const text = execFileSync(process.execPath, [binary, 'mcp', 'get', label, '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, HOME: home, CODEX_HOME: home },
  });
  return JSON.parse(text) as unknown;
}

test('Codex’s own loader reads the lists as they were written', () => {
  const { files, remove } = exportServers(codex, SERVERS);
  const config = parse(files[0]?.text ?? '') as unknown as {
    mcp_servers: Record<string, Server & { command?: string }>;
  };
  // A reader's own entry says how the server is started; the policy is merged into it.
  for (const server of Object.values(config.mcp_servers)) server.command = 'true';
  const home = mkdtempSync(join(tmpdir(), 'toolrisk-codex-'));
  try {
    writeFileSync(join(home, 'config.toml'), stringify(config));
    const written = SERVERS.filter(({ label }) => !remove.includes(label));
    expect(written.length).toBeGreaterThan(20);
    for (const { label } of written) {
      const found = read(home, label);
      const { enabled = true, enabled_tools, disabled_tools } = config.mcp_servers[label] ?? {};
      expect(found).toMatchObject({
        enabled,
        enabled_tools: enabled_tools ?? null,
        disabled_tools: disabled_tools ?? null,
      });
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
