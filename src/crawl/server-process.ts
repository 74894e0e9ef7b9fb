import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { showable } from '../manifest/normalise.ts';
import { CrawlFault, messageOf } from './fault.ts';
import { folderSize } from './folder-size.ts';
import { LIMITS } from './limits.ts';
import { familyOf, listProcesses } from './processes.ts';

/** A running server: lines in, lines out, and an end that leaves nothing behind. */
export interface ServerProcess {
  /** Called with each complete line of standard output, as bytes. */
  onLine(listener: (line: Buffer) => void): void;
  send(line: string): void;
  /** Resolves with why the server ended, by itself or for a limit that it passed. Never rejects. */
  ended: Promise<CrawlFault>;
  /** Ends its input, waits a moment, then ends everything that it started. */
  stop(): Promise<void>;
}

/** Characters of standard error kept from its beginning, and as many from its end. */
const LAST_WORDS = 2000;
const SHOWN_WORDS = 500;

interface Watched {
  child: ChildProcessWithoutNullStreams;
  /** Processes seen in the family, for those that leave its group and outlive it. Process id to start time. */
  seen: Map<number, string>;
  fault?: CrawlFault;
  firstWords: string;
  lastWords: string;
  written: number;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Ends the server's group, and what left the group: a process is known by its id and its start. */
function endAll(watched: Watched): void {
  const { pid } = watched.child;
  if (pid === undefined) return;
  kill(-pid);
  const alive = new Map(listProcesses().map((row) => [row.pid, row.started]));
  for (const [seen, started] of watched.seen) if (alive.get(seen) === started) kill(seen);
}

function breakOff(watched: Watched, what: string, remedy: string): void {
  watched.fault ??= new CrawlFault(`the server ${what}, and was ended for it`, remedy);
  endAll(watched);
}

const REMEDY = 'Look at what it does when it starts; nothing that only lists its tools should need so much.';

function lookAtHome(watched: Watched, home: string): void {
  const most = { bytes: LIMITS.home, entries: LIMITS.homeEntries };
  const { bytes, entries } = folderSize(home, most);
  if (bytes > most.bytes) breakOff(watched, `wrote ${Math.round(bytes / 1024 ** 2)} MiB into its home`, REMEDY);
  if (entries > most.entries) breakOff(watched, `made more than ${most.entries} files in its home`, REMEDY);
}

function look(watched: Watched, memory: number): void {
  const { pid } = watched.child;
  if (pid === undefined) return;
  const family = familyOf(pid, listProcesses());
  for (const row of family) watched.seen.set(row.pid, row.started);
  const used = family.reduce((sum, row) => sum + row.memory, 0);
  if (used > memory) breakOff(watched, `used ${Math.round(used / 1024 ** 2)} MiB of memory`, REMEDY);
  if (family.length > LIMITS.processes) breakOff(watched, `started ${family.length} processes`, REMEDY);
}

/** The lines of standard error that seem to say what is wrong, else its last ones. */
function tellingLines({ firstWords, lastWords }: Watched): string {
  const text = stripVTControlCharacters(`${firstWords}\n${lastWords}`);
  const lines = [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line && !/^at /.test(line));
  const telling = lines.filter((line) => /error|fatal|fail|missing|required|must|cannot|invalid|no such/i.test(line));
  return showable((telling.length > 0 ? telling.slice(0, 3) : lines.slice(-3)).join(' | '), SHOWN_WORDS);
}

function endFault(watched: Watched, code: number | null, signal: string | null): CrawlFault {
  if (watched.fault) return watched.fault;
  const how = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
  const words = tellingLines(watched);
  return new CrawlFault(
    `the server ${how} before it had listed its tools${words ? `; it said: ${words}` : ''}`,
    'Start it by hand to see what it misses: an argument, a variable (--env NAME=VALUE), or the network (--allow-network).',
  );
}

/** Splits bytes into lines; a line longer than the limit ends the server. */
function lineSplitter(emit: (line: Buffer) => void, tooLong: () => void): (chunk: Buffer) => void {
  let pending: Buffer[] = [];
  let size = 0;
  return (chunk) => {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      emit(Buffer.concat([...pending, chunk.subarray(from, end)]));
      pending = [];
      size = 0;
      from = end + 1;
    }
    pending.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > LIMITS.line) tooLong();
  };
}

function watchOutput(watched: Watched, emit: (line: Buffer) => void): void {
  const remedy = 'A server’s standard output is for protocol messages only; report it to the server’s authors.';
  const count = (chunk: Buffer) => {
    watched.written += chunk.length;
    if (watched.written <= LIMITS.output) return true;
    breakOff(watched, `wrote more than ${LIMITS.output / 1024 ** 2} MiB`, remedy);
    return false;
  };
  const split = lineSplitter(emit, () =>
    breakOff(watched, `wrote a line of more than ${LIMITS.line / 1024 ** 2} MiB`, remedy),
  );
  watched.child.stdout.on('data', (chunk: Buffer) => {
    if (count(chunk)) split(chunk);
  });
  watched.child.stderr.on('data', (chunk: Buffer) => {
    if (!count(chunk)) return;
    const text = chunk.toString('utf8');
    const room = LAST_WORDS - watched.firstWords.length;
    watched.firstWords += text.slice(0, room);
    watched.lastWords = (watched.lastWords + text.slice(room)).slice(-LAST_WORDS);
  });
}

/**
 * Watches a process that leads its own group: bounds what it writes and what its family uses, and ends the family with it.
 * @param memory Resident bytes that the family may have.
 * @param home The folder, by our path, that it writes into.
 */
export function watchProcess(child: ChildProcessWithoutNullStreams, memory: number, home: string): ServerProcess {
  const watched: Watched = { child, seen: new Map(), firstWords: '', lastWords: '', written: 0 };
  const listeners: ((line: Buffer) => void)[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<CrawlFault>();
  const timer = setInterval(look, LIMITS.watch, watched, memory);
  const homeTimer = setInterval(lookAtHome, LIMITS.watchHome, watched, home);
  const finish = (fault: CrawlFault) => {
    clearInterval(timer);
    clearInterval(homeTimer);
    endAll(watched);
    resolve(fault);
  };
  child.on('error', (error) =>
    finish(new CrawlFault(`the server cannot be started: ${messageOf(error)}`, 'Check the command and its path.')),
  );
  child.on('exit', (code, signal) => {
    // A grandchild can hold the pipes open; what was written before the end is read all the same.
    setTimeout(() => finish(endFault(watched, code, signal)), 50);
  });
  child.stdin.on('error', () => {}); // The server closed its input; its end says why.
  watchOutput(watched, (line) => {
    for (const listener of listeners) listener(line);
  });
  return {
    ended,
    onLine: (listener) => listeners.push(listener),
    send: (line) => child.stdin.write(`${line}\n`),
    async stop() {
      look(watched, memory);
      child.stdin.end();
      const farewell = setTimeout(() => endAll(watched), LIMITS.farewell);
      await ended;
      clearTimeout(farewell);
      child.stdout.destroy();
      child.stderr.destroy();
    },
  };
}
