import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { showable } from '../manifest/normalise.ts';
import { CrawlFault } from './fault.ts';
import { removeFolder } from './remove-folder.ts';
import { SANDBOX_SCRIPT } from './sandbox-script.ts';
import { type ServerProcess, watchProcess } from './server-process.ts';

/** `package`: somebody's published program. `command`: a program of this machine, which may need any of its files. */
export type Profile = 'package' | 'command';

export interface SandboxOptions {
  profile: Profile;
  /** Whether the server may reach the network. */
  network: boolean;
  /** False to run servers with all rights of the person who crawls, where the machine cannot do better. */
  isolate: boolean;
  /** Files and folders that the server sees read-only, by the path at which it sees them. */
  visible: Record<string, string>;
  /** Files that are in its working directory from the start, by name. */
  files?: Record<string, string> | undefined;
}

export interface Launch {
  program: string;
  arguments: readonly string[];
  /** Of the arguments, those that the person who crawls gave: the paths among them are made visible. */
  given: readonly string[];
  /** Added to the little that every server gets. */
  env: Record<string, string>;
  /** Resident bytes of all its processes. */
  memory: number;
}

/** A place in which a server can be started several times, each time in the home that the last one left. */
export interface Sandbox {
  /** The server's home and working directory, as it sees them. */
  home: string;
  work: string;
  start(launch: Launch): ServerProcess;
  /** Text by which paths of this machine are to be replaced in what the server says, longest first. */
  paths: readonly (readonly [from: string, to: string])[];
  remove(): void;
}

/** The home that is written wherever a path of this machine would stand. */
const NEUTRAL_HOME = '/home/user';
/** The second is where the sandbox puts the home of a command. */
const HOMES = { package: NEUTRAL_HOME, command: '/mnt/user' } as const satisfies Record<Profile, string>;

const NAMESPACES = ['--user', '--map-root-user', '--mount', '--pid', '--fork', '--kill-child', '--uts', '--ipc'];

function launcher(root: string, profile: Profile, home: string, network: boolean): string[] {
  const namespaces = network ? NAMESPACES : [...NAMESPACES, '--net'];
  // The parent's death ends `unshare`, whose own death ends process 1 of the namespace, and with it all the others.
  const die = ['setpriv', '--pdeathsig', 'KILL', '--'];
  return [...die, 'unshare', ...namespaces, '--', 'sh', '-c', SANDBOX_SCRIPT, 'sandbox', root, profile, home];
}

const found = new Map<Profile, string>();

/**
 * Why this machine cannot isolate a server, or an empty text if it can. Tried once for each profile, by isolating a
 * program that does nothing.
 */
export function isolationFault(profile: Profile): string {
  const known = found.get(profile);
  if (known !== undefined) return known;
  const fault = process.platform === 'linux' ? tryIsolation(profile) : 'only Linux has the namespaces that it needs';
  found.set(profile, fault);
  return fault;
}

function tryIsolation(profile: Profile): string {
  const folder = makeFolder();
  try {
    const [program, ...rest] = launcher(join(folder, 'root'), profile, join(folder, 'home'), false) as [string];
    const tried = spawnSync(program, [...rest, '--', '/bin/true'], { encoding: 'utf8', timeout: 20_000 });
    if (tried.status === 0) return '';
    return (tried.error?.message ?? tried.stderr.trim().split('\n').at(-1)) || 'namespaces are not permitted';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws {CrawlFault} where servers cannot be isolated and nobody has said that they need not be. */
export function requireIsolation(profile: Profile, isolate: boolean): void {
  if (!isolate) return;
  const fault = isolationFault(profile);
  if (fault === '') return;
  throw new CrawlFault(
    `this machine cannot isolate a server (${fault}), and without that it would have all your rights and the network`,
    'Crawl on Linux with user namespaces, in a virtual machine or container, or pass --no-sandbox if you trust the server.',
  );
}

function makeFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'toolrisk-')));
  for (const name of ['root', 'home', 'home/work', 'home/tmp']) mkdirSync(join(folder, name));
  return folder;
}

/** The environment of every server: nothing of ours but where programs are. */
function environment(home: string, temporary: string, path: string): Record<string, string> {
  return {
    PATH: path,
    HOME: home,
    TMPDIR: temporary,
    USER: 'user',
    LOGNAME: 'user',
    SHELL: '/bin/sh',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    NO_COLOR: '1',
    NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
  };
}

const SYSTEM_PATH = '/usr/local/bin:/usr/bin:/bin';

/** https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html: names that a shell can export. */
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * The server's own variables, under names that mean nothing to the programs that start it: see `SANDBOX_SCRIPT`.
 * @throws {CrawlFault} for a name that no shell can export.
 */
function wrapVariables(env: Record<string, string>): Record<string, string> {
  const pairs = Object.entries(env).map(([name, value], index) => {
    if (VARIABLE.test(name)) return [`SANDBOX_ENV_${index}`, `${name}=${value}`];
    throw new CrawlFault(
      `${JSON.stringify(showable(name, 80))} is no name of a variable`,
      'Use letters, digits and underscores, and begin with no digit.',
    );
  });
  return Object.fromEntries(pairs);
}

/** Absolute paths among the arguments: those that exist are shown to the server, the others exist for it as empty folders. */
function argumentMounts(launch: Launch, inside: string): string[] {
  const paths = launch.given.filter((word) => isAbsolute(word) && !word.startsWith(`${inside}/`));
  return paths.flatMap((path) => (existsSync(path) ? ['bind', realpathSync(path), path] : ['folder', path]));
}

function isolated(options: SandboxOptions, folder: string): Sandbox {
  const { profile, network } = options;
  const home = HOMES[profile];
  const binds = Object.entries(options.visible).flatMap(([inside, outside]) => ['bind', outside, inside]);
  return {
    home,
    work: `${home}/work`,
    paths: profile === 'command' ? machinePaths(folder, home) : [],
    start(launch) {
      const [program, ...rest] = launcher(join(folder, 'root'), profile, join(folder, 'home'), network) as [string];
      const mounts = profile === 'package' ? argumentMounts(launch, home) : commandMounts(launch);
      const path = profile === 'package' ? `/opt/node/bin:${SYSTEM_PATH}` : (process.env.PATH ?? SYSTEM_PATH);
      const child = spawn(program, [...rest, ...binds, ...mounts, '--', launch.program, ...launch.arguments], {
        detached: true,
        env: { ...environment(home, '/tmp', path), ...wrapVariables(launch.env) },
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      return watchProcess(child, launch.memory, join(folder, 'home'));
    },
    remove: () => removeFolder(folder),
  };
}

/** Folders that the sandbox of a command lays its own over. */
const COVERED = ['/tmp/', '/mnt/', '/run/', '/var/run/'];

/** What a command needs of the folders that are covered: its own files, where they are there. */
function commandMounts(launch: Launch): string[] {
  const words = [launch.program, ...launch.given].filter((word) => isAbsolute(word) && existsSync(word));
  const folders = words.map((word) => (statSync(word).isDirectory() ? word : resolve(word, '..')));
  const hidden = [process.cwd(), ...folders].filter((path) => COVERED.some((cover) => path.startsWith(cover)));
  return [...new Set(hidden)].flatMap((path) => ['bind', path, path]);
}

/** Paths that a server without a file system of its own can say, and what is recorded instead. */
function machinePaths(folder: string, home: string): (readonly [string, string])[] {
  const own = [join(folder, 'home'), home, process.cwd(), process.env.HOME ?? ''].filter((path) => path.length > 1);
  return [...new Set(own)].sort((a, b) => b.length - a.length).map((path) => [path, NEUTRAL_HOME] as const);
}

function exposed(folder: string): Sandbox {
  const home = join(folder, 'home');
  return {
    home,
    work: join(home, 'work'),
    paths: machinePaths(folder, home),
    start(launch) {
      const child = spawn(launch.program, launch.arguments, {
        cwd: join(home, 'work'),
        detached: true,
        env: { ...environment(home, join(home, 'tmp'), process.env.PATH ?? SYSTEM_PATH), ...launch.env },
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      return watchProcess(child, launch.memory, join(folder, 'home'));
    },
    remove: () => removeFolder(folder),
  };
}

/**
 * Makes a throw-away home. What a server does in it lasts until `remove`, so that a second start finds what the first
 * one left.
 * @throws {CrawlFault} where the machine cannot isolate, unless `isolate` is false.
 */
export function createSandbox(options: SandboxOptions): Sandbox {
  requireIsolation(options.profile, options.isolate);
  const folder = makeFolder();
  for (const [name, text] of Object.entries(options.files ?? {})) writeFileSync(join(folder, 'home/work', name), text);
  return options.isolate ? isolated(options, folder) : exposed(folder);
}
