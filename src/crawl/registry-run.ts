import { within } from './deadline.ts';
import { CrawlFault } from './fault.ts';
import { LIMITS } from './limits.ts';
import { readRegistryPage } from './registry.ts';
import type { RunState } from './run-state.ts';
import { labelOf, type RegistryTarget } from './target.ts';

export interface RegistryRun {
  registry: string;
  state: RunState;
  /** Whether servers that are started may reach the network. */
  network: boolean;
  /** At most so many servers, for a first look. */
  most: number;
  signal: AbortSignal;
}

/** Waits until each of some servers is done. */
class OpenServers {
  readonly #open = new Set<string>();
  #allDone = Promise.withResolvers<void>();

  add(labels: readonly string[]): void {
    this.#allDone = Promise.withResolvers<void>();
    for (const label of labels) this.#open.add(label);
    if (labels.length === 0) this.#allDone.resolve();
  }

  done(label: string): void {
    this.#open.delete(label);
    if (this.#open.size === 0) this.#allDone.resolve();
  }

  get allDone(): Promise<void> {
    return this.#allDone.promise;
  }
}

async function* pages(run: RegistryRun, open: OpenServers): AsyncGenerator<RegistryTarget> {
  const { state, registry, network, signal } = run;
  let left = run.most;
  for (let page = 0; page < LIMITS.registryPages; page++) {
    const { targets, cursor: next } = await readRegistryPage(registry, state.cursor, network, signal);
    const waiting = targets.filter((target) => !state.isDone(labelOf(target))).slice(0, left);
    open.add(waiting.map(labelOf));
    yield* waiting;
    await within(signal, open.allDone);
    left -= waiting.length;
    if (left <= 0) return;
    if (next === undefined) return state.finish();
    if (next === state.cursor) {
      throw new CrawlFault('the registry’s pages go round in a circle', 'Report it to its operators.');
    }
    state.turnPage(next);
  }
}

/**
 * The servers of a registry, page by page, from where the last run stopped. A page is turned only once all of its
 * servers are done, so that a crash loses at most the work on the servers that were under way.
 */
export function registryTargets(run: RegistryRun): {
  targets: AsyncGenerator<RegistryTarget>;
  onDone: (result: { label: string }) => void;
} {
  const open = new OpenServers();
  const onDone = ({ label }: { label: string }) => {
    run.state.markDone(label);
    open.done(label);
  };
  return { targets: pages(run, open), onDone };
}
