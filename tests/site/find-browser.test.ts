import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-browser-'));
const works = join(folder, 'google-chrome-stable');
const broken = join(folder, 'broken-chrome');
writeFileSync(works, '#!/bin/sh\necho Chromium 1.0\n');
writeFileSync(broken, '#!/bin/sh\nexit 1\n');
for (const path of [works, broken]) chmodSync(path, 0o755);

afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('CHROME_PATH is taken where it starts', () => {
  vi.stubEnv('CHROME_PATH', works);
  expect(findBrowser()).toBe(works);
});

for (const path of [broken, join(folder, 'none')]) {
  test(`CHROME_PATH ${path.slice(folder.length)} that does not start is refused, and no other is taken instead`, () => {
    vi.stubEnv('CHROME_PATH', path);
    expect(() => findBrowser()).toThrow(`CHROME_PATH is ${path}, which does not start.`);
  });
}

test('a browser on PATH is found', () => {
  vi.stubEnv('CHROME_PATH', '');
  vi.stubEnv('PATH', [folder, process.env.PATH].join(delimiter));
  expect(findBrowser()).toBe(works);
});
