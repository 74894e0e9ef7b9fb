import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { claudeCode, claudeCodeManaged } from '../../src/policy/formats/claude-code.ts';
import { exportServers } from '../../src/policy/formats/export.ts';
import { claudeCodeEngine } from '../policy/formats/engines/claude-code.ts';
import { answers, SERVERS } from './catalogue.ts';
import { inFolder, runIn, testAlone, unpacked } from './programs.ts';

const SDK = '@anthropic-ai/claude-agent-sdk';

const own = exportServers(claudeCode, SERVERS);
const managed = exportServers(claudeCodeManaged, SERVERS);
const OWN = own.files[0]?.text ?? '';
const MANAGED = managed.files[0]?.text ?? '';

/** Resolves the settings of the folder that it runs in, or those of a company. */
const RESOLVE = `
import { readFileSync } from 'node:fs';
const { resolveSettings } = await import(process.argv[1]);
const file = process.argv[2];
const options = file ? { settingSources: [], serverManagedSettings: JSON.parse(readFileSync(file, 'utf8')) } : { settingSources: ['project'] };
process.stdout.write(JSON.stringify((await resolveSettings(options)).effective));
`;

/** What Claude Code's own reader makes of settings, as a person's or a company's. */
function read(text: string, file: '.claude/settings.json' | 'managed-settings.json'): string {
  return inFolder({ [file]: text }, (folder) => {
    const sdk = pathToFileURL(unpacked(SDK, 'sdk.mjs')).href;
    const company = file === 'managed-settings.json' ? [join(folder, file)] : [];
    const args = ['--input-type=module', '--eval', RESOLVE, sdk, ...company];
    const { status, stdout, stderr } = runIn(folder, process.execPath, args);
    if (status !== 0) throw new Error(stderr);
    return stdout;
  });
}

const readOwn = (text: string) => read(text, '.claude/settings.json');
const readManaged = (text: string) => read(text, 'managed-settings.json');

testAlone('Claude Code’s own reader keeps every rule', () => {
  const found = readOwn(OWN);
  expect(JSON.parse(found)).toEqual(JSON.parse(OWN));
  const engine = claudeCodeEngine([{ text: found }]);
  expect(answers(engine, own.refused)).toEqual(answers(claudeCodeEngine(own.files), own.refused));
});

testAlone('Claude Code’s own reader keeps what a company manages', () => {
  expect(JSON.parse(readManaged(MANAGED))).toEqual(JSON.parse(MANAGED));
});

testAlone.each([
  ['skips a rule with parentheses', OWN.replace(/"allow": \[/, '"allow": ["mcp__one__two(three)",'), JSON.parse(OWN)],
  ['skips a glob for every server', OWN.replace(/"allow": \[/, '"allow": ["mcp__*",'), JSON.parse(OWN)],
  ['reads nothing of a file with a list that is none', '{"permissions":{"deny":["mcp__one__two"],"ask":"a"}}', {}],
])('Claude Code’s own reader %s', (_, text, expected) => {
  expect(JSON.parse(readOwn(text))).toEqual(expected);
});

/** The type of settings that also lets through any other key, without that. */
const KNOWN = `import type { Settings } from ${JSON.stringify(unpacked(SDK, 'sdk.d.ts'))};
type Known<T> = { [K in keyof T as string extends K ? never : K]: T[K] };
type KnownSettings = Omit<Known<Settings>, 'permissions'> & { permissions: Known<NonNullable<Settings['permissions']>> };
`;

const KNOWN_LINES = KNOWN.split('\n').length - 1;

/** Whether the compiler takes a text for settings. */
function typed(text: string): boolean {
  const source = `${KNOWN}export const settings: KnownSettings = ${text};\n`;
  const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
  const options = '--noEmit --strict --skipLibCheck --module preserve --allowImportingTsExtensions --ignoreConfig';
  return inFolder({ 'settings.ts': source }, (folder) => {
    const { status, stdout } = runIn(folder, process.execPath, [tsc, ...options.split(' '), 'settings.ts']);
    // What is wrong has to be wrong with the text, which comes after those lines.
    const line = Number(/^settings\.ts\((\d+),/.exec(stdout)?.[1] ?? 0);
    if (status !== 0 && line <= KNOWN_LINES) throw new Error(stdout);
    return status === 0;
  });
}

test.each([
  ['settings', OWN, true],
  ['managed settings', MANAGED, true],
  ['a misspelt key', MANAGED.replace('allowManagedPermissionRulesOnly', 'allowManagedPermissionRules'), false],
  ['a misspelt list', OWN.replace('"deny"', '"denied"'), false],
  ['another value', MANAGED.replace('"disable"', '"disabled"'), false],
  ['a list that is none', '{"permissions":{"deny":"mcp__one__two"}}', false],
])('the type of Claude Code’s settings takes %s', (_, text, expected) => {
  expect(typed(text)).toBe(expected);
});
