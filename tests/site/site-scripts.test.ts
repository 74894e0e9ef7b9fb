import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

/* What the scripts that look at a built site say of wrong usage: in a sentence, before they start anything. */

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-site-scripts-'));
const site = join(folder, 'site');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

mkdirSync(site);
writeFileSync(join(site, 'index.html'), '<link rel="stylesheet" href="/risks/_astro/x.css">');

const none = join(folder, 'none');

/** A script with its arguments, its environment, how it ends and what it says. */
const CASES: [string, string[], Record<string, string>, number, RegExp][] = [
  ['screenshots', ['--kind', 'home', 'nothing'], {}, 2, /^There is no kind of page nothing\. Choose of: home, servers/],
  ['audit', ['--kind', 'nothing'], {}, 2, /^There is no kind of page nothing\. Choose of: home, servers/],
  ['audit', ['--only', 'kinds'], { BASE: '/risks/' }, 0, /nothing found/],
  ...['audit', 'screenshots'].flatMap((script): typeof CASES => [
    [script, [], { BASE: '/' }, 2, /was built with another BASE than \/\. Set BASE as for the build\.\n$/],
    [script, [], { BASE: '/a b/' }, 2, /^BASE is "\/a b\/", which is no path\./],
    [script, [], { OUT: none }, 2, /^There is no site in .*none\. Build it first: npm run build\n$/],
  ]),
  ['screenshots', [], { BASE: '/risks/', CHROME_PATH: none }, 2, /^CHROME_PATH is .*none, which does not start\./],
  ['glyphs', [], { CHROME_PATH: none }, 2, /^CHROME_PATH is .*none, which does not start\./],
];

test.each(CASES)('%s %j with %j ends with %i', (script, args, env, code, said) => {
  const { status, stdout, stderr } = spawnSync('node', [`scripts/${script}.ts`, ...args], {
    env: { ...process.env, OUT: site, ...env },
    encoding: 'utf8',
  });
  const words = code === 0 ? stdout : stderr;
  expect(words).toMatch(said);
  expect(words).not.toMatch(/\n\s+at /);
  expect(status).toBe(code);
});
