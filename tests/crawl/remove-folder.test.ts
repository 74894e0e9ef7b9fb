import { chmodSync, existsSync, mkdirSync, mkdtempSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { removeFolder } from '../../src/crawl/remove-folder.ts';

const NOBODY = 65534;

/** Root may write everywhere, so this becomes somebody else until the test ends. */
function withoutRoot(): void {
  if (process.geteuid?.() !== 0) return;
  process.seteuid?.(NOBODY);
  onTestFinished(() => void process.seteuid?.(0));
}

it.runIf(process.platform !== 'win32')('removes folders that nobody may write to, and follows no link', () => {
  withoutRoot();
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-test-'));
  const [inner, other] = [join(folder, 'home'), join(folder, 'other')];
  for (const path of [other, inner, join(inner, 'read-only'), join(inner, 'closed'), join(inner, 'closed/deep')])
    mkdirSync(path);
  writeFileSync(join(inner, 'read-only/file'), '');
  writeFileSync(join(inner, 'closed/deep/file'), '');
  symlinkSync(other, join(inner, 'link'));
  chmodSync(other, 0o555);
  for (const name of ['closed/deep', 'closed', 'read-only'])
    chmodSync(join(inner, name), name === 'closed' ? 0 : 0o555);

  removeFolder(inner);
  expect(existsSync(inner)).toBe(false);
  expect(statSync(other).mode & 0o777).toBe(0o555);
  removeFolder(folder);
  expect(existsSync(folder)).toBe(false);
  removeFolder(folder);
});
