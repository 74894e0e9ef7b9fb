import type { Quarantined } from '../manifest/normalise.ts';
import { captureTarget } from './capture.ts';
import type { CrawlContext } from './context.ts';
import { CrawlFault, messageOf } from './fault.ts';
import { type Counts, openShelf, type SaveOptions, saveCapture } from './save.ts';
import { labelOf, type Target } from './target.ts';

/** What became of one server. */
export interface ServerResult {
  label: string;
  /** The id of its record, where it has one. */
  id?: string;
  /** Of the server, where it or its package says one. */
  version?: string | undefined;
  outcome: 'written' | 'unchanged' | 'kept' | 'failed';
  counts: Counts;
  /** Tools recorded before that get another suggestion; counted by what became of their definitions all the same. */
  renewed?: number;
  /** What was odd, in sentences. */
  notes: string[];
  quarantined: Quarantined[];
  /** Why it failed, and what to do. */
  fault?: { message: string; remedy: string };
}

export interface Summary extends Counts {
  servers: number;
  written: number;
  failed: number;
  /** True if the person stopped the run. */
  interrupted: boolean;
  results: ServerResult[];
}

/** Told as the run goes on. */
export interface Reporter {
  started(label: string): void;
  step(label: string, step: string): void;
  finished(result: ServerResult): void;
}

export interface RunOptions {
  context: Omit<CrawlContext, 'progress'>;
  save: SaveOptions;
  reporter: Reporter;
  /** Servers crawled at one time. */
  concurrency: number;
  /** Called once a server's record is on disk, or its fault is known. */
  onDone?: ((result: ServerResult) => void) | undefined;
}

const KEYS = ['seen', 'recorded', 'unchanged', 'quarantined', 'retired'] as const satisfies readonly (keyof Counts)[];

function noCounts(): Counts {
  return { seen: 0, recorded: 0, unchanged: 0, quarantined: 0, retired: 0 };
}

/** Adds up what became of all servers. */
export function summarise(results: ServerResult[], interrupted: boolean): Summary {
  const total = noCounts();
  for (const { counts } of results) for (const key of KEYS) total[key] += counts[key];
  const having = (outcome: ServerResult['outcome']) => results.filter((result) => result.outcome === outcome).length;
  const { seen, recorded, unchanged, quarantined, retired } = total;
  if (seen !== recorded + unchanged + quarantined + retired) throw new Error('the counts of the run do not add up');
  return {
    ...total,
    servers: results.length,
    written: having('written'),
    failed: having('failed'),
    interrupted,
    results,
  };
}

function failed(label: string, error: unknown): ServerResult {
  const message = messageOf(error);
  const remedy = error instanceof CrawlFault ? error.remedy : 'Report it, with the command that shows it.';
  return { label, outcome: 'failed', counts: noCounts(), notes: [], quarantined: [], fault: { message, remedy } };
}

/**
 * Crawls every target and records what it says. One target's fault is its own: the others go on. What is recorded when
 * the signal fires stays recorded.
 */
export async function runCrawl(
  targets: AsyncIterable<Target> | Iterable<Target>,
  options: RunOptions,
): Promise<Summary> {
  const { reporter, save } = options;
  const { signal } = options.context;
  const shelf = openShelf(save.root);
  const results: ServerResult[] = [];
  const context = { ...options.context, progress: reporter.step };

  const record = (result: ServerResult) => {
    results.push(result);
    reporter.finished(result);
  };
  const crawlOne = async (target: Target) => {
    const label = labelOf(target);
    reporter.started(label);
    let result: ServerResult;
    try {
      const captured = await captureTarget(target, context);
      const { notes, capture } = captured;
      const { version } = capture.server.source;
      const saved = saveCapture(shelf, captured, target.id, save);
      result = { label, ...saved, version, notes, quarantined: capture.quarantined };
    } catch (error) {
      if (signal.aborted) return;
      result = failed(label, error);
    }
    options.onDone?.(result);
    record(result);
  };

  const queue = iterate(targets);
  const nextTarget = async () => {
    try {
      return (await queue.next()).value as Target | undefined;
    } catch (error) {
      if (!signal.aborted) record(failed('the list of servers', error));
      return undefined;
    }
  };
  const work = async () => {
    while (!signal.aborted) {
      const target = await nextTarget();
      if (!target) return;
      await crawlOne(target);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.concurrency) }, work));
  return summarise(results, signal.aborted);
}

async function* iterate<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
