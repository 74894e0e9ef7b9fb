import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { captureTarget } from '../../src/crawl/capture.ts';
import { folderSize } from '../../src/crawl/folder-size.ts';
import { contextWith, oddServer, temporaryFolder } from './crawling.ts';

// What a real server may write would take long to write here.
vi.mock('../../src/crawl/limits.ts', async (original) => {
  const { LIMITS } = await original<typeof import('../../src/crawl/limits.ts')>();
  return { LIMITS: { ...LIMITS, homeEntries: 20, watchHome: 50 } };
});

describe('what a server writes into its home', () => {
  it('is bounded', async () => {
    await expect(captureTarget(oddServer('many-files'), contextWith())).rejects.toThrow(/more than 20 files/);
  });

  it('costs nothing below the bound', async () => {
    const { capture } = await captureTarget(oddServer('rug-pull'), contextWith());
    expect(capture.tools).toHaveLength(2);
  });
});

describe('folderSize', () => {
  const folder = () => {
    const path = temporaryFolder();
    mkdirSync(join(path, 'inner'));
    writeFileSync(join(path, 'inner/file'), Buffer.alloc(100_000, 1));
    writeFileSync(join(path, 'sparse'), '');
    truncateSync(join(path, 'sparse'), 1024 ** 3);
    symlinkSync('/', join(path, 'link'));
    return path;
  };

  it('counts what is on the disk, and follows no link', () => {
    const { bytes, entries } = folderSize(folder(), { bytes: 1e9, entries: 1000 });
    expect(entries).toBe(4);
    expect(bytes).toBeGreaterThanOrEqual(100_000);
    expect(bytes).toBeLessThan(1_000_000);
  });

  it('stops where there is too much', () => {
    expect(folderSize(folder(), { bytes: 1e9, entries: 1 }).entries).toBe(2);
    expect(folderSize(folder(), { bytes: 50_000, entries: 1000 }).bytes).toBeGreaterThan(50_000);
  });

  it('is nothing for a folder that is gone', () => {
    expect(folderSize('/nowhere', { bytes: 1, entries: 1 })).toEqual({ bytes: 0, entries: 0 });
  });
});
