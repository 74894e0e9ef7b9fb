import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { exportServers } from '../../src/policy/formats/export.ts';
import { opencode } from '../../src/policy/formats/opencode.ts';
import { opencodeEngine } from '../policy/formats/engines/opencode.ts';
import { answers, letThrough, outcomesOf, SERVERS } from './catalogue.ts';
import { type Ended, inFolder, runIn, testAlone, unpacked } from './programs.ts';

const { files, refused } = exportServers(opencode, SERVERS);
const TEXT = files[0]?.text ?? '';

/** What opencode says with this configuration in the folder of a project. */
function run(text: string, ...args: string[]): Ended {
  const binary = unpacked(process.env.OPENCODE ?? '', 'bin/opencode');
  const env = { OPENCODE_DISABLE_AUTOUPDATE: '1', OPENCODE_DISABLE_MODELS_FETCH: '1' };
  return inFolder({ 'opencode.json': text }, (folder) => runIn(folder, binary, args, env));
}

interface Rule {
  permission: string;
  pattern: string;
  action: string;
}

/** What opencode decides with, its own rules before those of the file: a configuration of all of them. */
function read(text: string): string {
  const { status, stdout, stderr } = run(text, 'debug', 'agent', 'build');
  if (status !== 0) throw new Error(stderr);
  const { permission: rules } = JSON.parse(stdout) as { permission: Rule[] };
  const whole = rules.filter(({ pattern }) => pattern === '*').map(({ permission, action }) => [permission, action]);
  return JSON.stringify({ permission: Object.fromEntries(whole) });
}

const engineOf = (text: string) => opencodeEngine([{ text }]);
const decisions = (text: string) => answers(engineOf(text), refused);

/** With the entries of the servers as a whole last. */
function turned(): string {
  const { permission } = JSON.parse(TEXT) as { permission: Record<string, string> };
  return JSON.stringify({ permission: Object.fromEntries(Object.entries(permission).toReversed()) });
}

testAlone('opencode reads the rules in the order in which they were written', () => {
  const whole = read(TEXT);
  const found = decisions(whole);
  expect(found).toEqual(decisions(TEXT));
  expect(outcomesOf(found)).toEqual(['allow', 'ask', 'deny']);
  expect(letThrough(engineOf(whole), refused)).toEqual([]);
  expect(decisions(read(turned()))).not.toEqual(found);
});

testAlone('opencode does not start with a decision that there is not', () => {
  const { status, stderr, stdout } = run(TEXT.replace('"ask"', '"asked"'), 'debug', 'config');
  expect(status).not.toBe(0);
  expect(stderr + stdout).toContain('Configuration is invalid');
});

testAlone('opencode ignores a misspelt key', () => {
  expect(outcomesOf(decisions(read(TEXT.replace('"permission"', '"permision"'))))).toEqual(['allow']);
});

testAlone('the schema that the quick tests use is the one that opencode prints', () => {
  const kept = new URL('../policy/formats/schemas/opencode/config.json', import.meta.url);
  const { components } = JSON.parse(run('{}', 'generate').stdout) as { components: { schemas: object } };
  const { schemas } = (JSON.parse(readFileSync(kept, 'utf8')) as { components: { schemas: object } }).components;
  expect(Object.keys(schemas)).toContain('Config');
  expect(components.schemas).toMatchObject(schemas);
});
