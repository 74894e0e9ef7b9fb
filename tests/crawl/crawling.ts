import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Suggestion } from '../../src/catalog/record.ts';
import type { CrawlContext } from '../../src/crawl/context.ts';
import { LIMITS } from '../../src/crawl/limits.ts';
import { type RunOptions, runCrawl } from '../../src/crawl/run.ts';
import { isolationFault } from '../../src/crawl/sandbox.ts';
import type { CommandTarget, Target } from '../../src/crawl/target.ts';

/** True where this machine can isolate servers: elsewhere they run as they do with --no-sandbox. */
export const ISOLATES = isolationFault('command') === '' && isolationFault('package') === '';

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function contextWith(changes: Partial<CrawlContext> = {}): CrawlContext {
  return {
    signal: new AbortController().signal,
    cache: join(tmpdir(), 'toolrisk-test-cache'),
    keepPackages: true,
    startTime: 20_000,
    isolate: ISOLATES,
    memory: LIMITS.memory,
    progress: () => {},
    ...changes,
  };
}

export const SUGGESTION: Suggestion = { category: 'read', capabilities: [], risk: 'low', confidence: 0, because: [] };

export interface CrawlChanges {
  context?: Partial<CrawlContext>;
  dryRun?: boolean;
  onDone?: RunOptions['onDone'];
  today?: string;
  suggestion?: Suggestion;
}

/** Crawls targets into a catalogue of their own, with a suggestion that is always the same. */
export function crawlInto(root: string, targets: Iterable<Target> | AsyncIterable<Target>, changes: CrawlChanges = {}) {
  return runCrawl(targets, {
    context: contextWith(changes.context),
    save: {
      root,
      today: changes.today ?? '2026-11-21',
      suggest: () => changes.suggestion ?? SUGGESTION,
      dryRun: changes.dryRun ?? false,
    },
    reporter: { started() {}, step() {}, finished() {} },
    concurrency: 2,
    onDone: changes.onDone,
  });
}

/** The server with a defect, as a command. */
export function oddServer(...words: string[]): CommandTarget {
  const script = join(import.meta.dirname, 'servers/odd-server.ts');
  return {
    kind: 'command',
    program: process.execPath,
    name: 'odd',
    arguments: [script, ...words],
    env: {},
    network: false,
  };
}

export function recordText(root: string, id: string): string {
  return readFileSync(join(root, 'servers', `${id}.yaml`), 'utf8');
}
