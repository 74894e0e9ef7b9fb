import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const stateSchema = z.strictObject({
  /** Milliseconds since 1970. */
  started: z.number(),
  /** Of the registry's page that is being crawled. */
  cursor: z.string().optional(),
  done: z.array(z.string()),
});
type Saved = z.infer<typeof stateSchema>;

/** After this long an unfinished run is too old to go on with: what it did has aged. */
const LONGEST = 7 * 24 * 3600 * 1000;

/** What a run has done so far, kept on disk until it is finished, so that the next one goes on after a crash. */
export interface RunState {
  /** Of the page to go on with. */
  readonly cursor: string | undefined;
  /** How many servers an earlier, unfinished run has done. */
  readonly resumed: number;
  isDone(label: string): boolean;
  markDone(label: string): void;
  /** All of the page is done; the next one begins. */
  turnPage(cursor: string): void;
  /** Nothing is left to do. */
  finish(): void;
}

function load(path: string | undefined, now: number): Saved {
  try {
    if (path === undefined) return { started: now, done: [] };
    const saved = stateSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (now - saved.started < LONGEST) return saved;
  } catch {
    // There is none, or an unfinished write of one: the run begins at the beginning.
  }
  return { started: now, done: [] };
}

/**
 * Opens the state of a run.
 * @param folder where states are kept; nothing for a run that is to leave no trace.
 * @param key what the run is of: a registry's address and the catalogue's folder, for instance.
 * @param now milliseconds since 1970.
 */
export function openRunState(folder: string | undefined, key: string, now: number): RunState {
  const name = `${createHash('sha256').update(key).digest('hex').slice(0, 16)}.json`;
  const path = folder === undefined ? undefined : join(folder, name);
  let state = load(path, now);
  const done = new Set(state.done);
  const resumed = done.size;
  const save = () => {
    if (path === undefined) return;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.tmp`, JSON.stringify({ ...state, done: [...done] }));
    renameSync(`${path}.tmp`, path);
  };
  return {
    get cursor() {
      return state.cursor;
    },
    resumed,
    isDone: (label) => done.has(label),
    markDone(label) {
      done.add(label);
      save();
    },
    turnPage(cursor) {
      state = { ...state, cursor };
      done.clear();
      save();
    },
    finish: () => path !== undefined && rmSync(path, { force: true }),
  };
}
