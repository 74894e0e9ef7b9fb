import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { styleText } from 'node:util';
import { Command, InvalidArgumentError, Option } from 'commander';
import { replaceFile } from '../src/catalog/write.ts';
import { suggest } from '../src/classify/suggest.ts';
import { readClientConfig } from '../src/crawl/client-config.ts';
import { splitCommand } from '../src/crawl/command-line.ts';
import { CrawlFault, Interrupted, messageOf } from '../src/crawl/fault.ts';
import { LIMITS } from '../src/crawl/limits.ts';
import { cacheFolder, parsePackageSpec } from '../src/crawl/npm.ts';
import { registryTargets } from '../src/crawl/registry-run.ts';
import { reportTo, type Terminal } from '../src/crawl/report.ts';
import { type Reporter, type RunOptions, runCrawl, type ServerResult, type Summary } from '../src/crawl/run.ts';
import { openRunState, type RunState } from '../src/crawl/run-state.ts';
import { type FollowedServer, followedTarget, pinVersion, readSources } from '../src/crawl/sources.ts';
import { labelOf, type NpmTarget, type Particulars, type Target } from '../src/crawl/target.ts';
import { catalogRoot } from './catalog-arguments.ts';

const ACCESS = ['anonymous', 'dummy', 'authorised'] as const;
const PROJECT = resolve(import.meta.dirname, '..');

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0 && Number.isFinite(number))) throw new InvalidArgumentError('It must be a number above 0.');
  return number;
}

/** Collects `NAME<separator>VALUE` into an object. */
function pairs(separator: '=' | ':', example: string) {
  return (text: string, before: Record<string, string> = {}): Record<string, string> => {
    const at = text.indexOf(separator);
    if (at < 1) throw new InvalidArgumentError(`Write it as ${example}.`);
    return { ...before, [text.slice(0, at)]: text.slice(at + 1).trim() };
  };
}

function several(text: string, before: string[] = []): string[] {
  return [...before, text];
}

const SOURCES = ['npm', 'stdio', 'http', 'manifest', 'config', 'registry'] as const;

const program = new Command('npm run crawl --')
  .description(
    'Asks MCP servers for their tools and records what they say, with a suggested verdict, in the catalogue.',
  )
  .argument('[arguments...]', 'arguments of the server, after --npm or --stdio and a second --')
  .option('--npm <package>', 'a package of the npm registry: NAME or NAME@VERSION')
  .option('--stdio <command>', 'a command of this machine, in one quoted word')
  .option('--http <url>', 'a server that is reached by Streamable HTTP')
  .option('--manifest <files...>', 'saved lists of tools: tools/list results, MCPB manifest.json, Docker tools.json')
  .option('--config <file>', 'the servers of a client: Claude Desktop, Cursor, VS Code')
  .option('--registry <url>', 'the servers of a registry that speaks v0.1/servers')
  .option('--catalog <dir>', 'the catalogue: the folder that holds servers/ (environment: CATALOG)')
  .option('--only <id>', 'of sources.yaml, only this server; may be repeated', several)
  .option('--latest', 'of sources.yaml, the newest versions instead of the pinned ones; those that answer are pinned')
  .option('--most <number>', 'of a registry, at most so many servers', positive)
  .option('--id <id>', 'the id to record the server under')
  .option('--env <NAME=VALUE>', 'a variable of the server’s environment; may be repeated', pairs('=', 'NAME=VALUE'))
  .option('--header <NAME:VALUE>', 'a header of every HTTP request; may be repeated', pairs(':', '"Name: value"'))
  .addOption(new Option('--access <access>', 'what the server was given to show its tools').choices(ACCESS))
  .option('--licence <SPDX>', 'the licence of the server’s definitions')
  .option('--allow-network', 'let servers that are started reach the network')
  .option('--no-sandbox', 'run servers with all your rights, where this machine cannot isolate them')
  .option('--timeout <seconds>', 'how long one start of a server may take', positive, LIMITS.start / 1000)
  .option('--concurrency <number>', 'servers crawled at one time', positive, Math.min(4, availableParallelism()))
  .option('--dry-run', 'say what would change, and write nothing')
  .option('--json', 'print the result as JSON')
  .addHelpText(
    'after',
    `
Without a source, the servers of CATALOG/sources.yaml are crawled.
A run over sources.yaml or a registry that was stopped goes on where it stopped.
{work} in an argument stands for the server's working directory.

Exit code: 0 if every server was crawled, 1 if one was not, 2 on wrong usage, 130 if you stopped it.

Examples:
  npm run crawl -- --npm @modelcontextprotocol/server-filesystem@2026.8.31 -- /some/dir
  npm run crawl -- --stdio "node build/index.js --verbose"
  npm run crawl -- --http https://mcp.example.com/mcp --header "Authorization: Bearer TOKEN" --access authorised
  npm run crawl -- --manifest saved/*.json --licence MIT
  npm run crawl -- --config ~/.cursor/mcp.json
  npm run crawl -- --registry https://registry.modelcontextprotocol.io --most 100
  npm run crawl -- --only filesystem --only memory
  npm run crawl -- --latest`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

interface Options {
  npm?: string;
  stdio?: string;
  http?: string;
  manifest?: string[];
  config?: string;
  registry?: string;
  catalog?: string;
  only?: string[];
  latest?: boolean;
  most?: number;
  id?: string;
  env?: Record<string, string>;
  header?: Record<string, string>;
  access?: (typeof ACCESS)[number];
  licence?: string;
  allowNetwork?: boolean;
  sandbox: boolean;
  timeout: number;
  concurrency: number;
  dryRun?: boolean;
  json?: boolean;
}

const options = program.opts<Options>();
const root = catalogRoot(options.catalog);
const cache = cacheFolder(PROJECT);

function usage(message: string): never {
  return program.error(`error: ${message}`, { exitCode: 2 });
}

function requireOneSource(): (typeof SOURCES)[number] | undefined {
  const given = SOURCES.filter((source) => options[source] !== undefined);
  if (given.length > 1) usage(`give one source at a time, not ${given.map((source) => `--${source}`).join(' and ')}`);
  const [source] = given;
  const takesArguments = source === 'npm' || source === 'stdio' || source === 'manifest';
  if (program.args.length > 0 && !takesArguments)
    usage(`${JSON.stringify(program.args[0])} belongs to no source; see --help`);
  if (options.only && source) usage('--only chooses among sources.yaml, so it goes with no other source');
  if (options.latest && source) usage('--latest is for sources.yaml, so it goes with no other source');
  if (options.id && (source === undefined || source === 'config' || source === 'registry'))
    usage('--id names one server, and this crawls several');
  return source;
}

const said: Particulars = { id: options.id, licence: options.licence, access: options.access };

/** Without the members that nobody gave, so that they hide nothing. */
function given<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** What this catalogue's list of followed servers says of a package: its id, its arguments, what it needs to start. */
function followedPackage(name: string): FollowedServer | undefined {
  const path = join(root, 'sources.yaml');
  if (!existsSync(path)) return undefined;
  return readSources(path).find((followed) => 'npm' in followed && followed.npm === name);
}

function npmTarget(spec: string): NpmTarget {
  const { name } = parsePackageSpec(spec);
  const followed = followedPackage(name);
  const known = followed ? (followedTarget(followed) as NpmTarget) : undefined;
  const words = program.args.length > 0 ? program.args : (known?.arguments ?? []);
  return {
    kind: 'npm',
    ...known,
    package: spec,
    arguments: words,
    stranger: program.args.length > 0 ? undefined : known?.stranger,
    env: { ...known?.env, ...options.env },
    network: options.allowNetwork ?? known?.network ?? false,
    ...(options.env ? { access: 'authorised' as const } : {}),
    ...given(said),
  };
}

function commandTarget(command: string): Target {
  const [file, ...words] = splitCommand(command);
  const all = [...words, ...program.args];
  const name = options.id ?? [file, ...all].map((word) => (word.includes('/') ? basename(word) : word)).join(' ');
  const env = options.env ?? {};
  return {
    kind: 'command',
    program: file,
    name,
    arguments: all,
    env,
    network: options.allowNetwork ?? false,
    ...given(said),
  };
}

function manifestTargets(files: string[]): Target[] {
  if (options.id && files.length > 1) usage('--id names one server, and there are several files');
  return files.map((path) => ({ kind: 'manifest', path, ...given(said) }));
}

function sourceTargets(state: RunState): Target[] {
  const followed = readSources(join(root, 'sources.yaml'));
  const unknown = options.only?.find((id) => !followed.some((each) => each.id === id));
  if (unknown) usage(`${join(root, 'sources.yaml')} follows no server ${JSON.stringify(unknown)}`);
  const wanted = options.only ? followed.filter(({ id }) => options.only?.includes(id)) : followed;
  return wanted
    .map((each) => withNetwork(followedTarget(each, options.latest)))
    .filter((target) => !state.isDone(labelOf(target)));
}

function withNetwork<T extends Target>(target: T): T {
  return options.allowNetwork && 'network' in target ? { ...target, network: true } : target;
}

const controller = new AbortController();

function openState(kind: string): RunState {
  const folder = options.dryRun ? undefined : join(cache, 'runs');
  return openRunState(
    folder,
    [kind, resolve(root), options.latest ? 'latest' : 'pinned', ...(options.only ?? [])].join('\n'),
    Date.now(),
  );
}

interface Plan {
  targets: Iterable<Target> | AsyncIterable<Target>;
  onDone?: (result: ServerResult) => void;
  finish?: () => void;
  resumed?: number;
}

/** Pins the version that answered, so that the next crawl asks the same one. */
function pin({ id, version, outcome }: ServerResult): void {
  if (!options.latest || options.dryRun || outcome === 'failed' || id === undefined || version === undefined) return;
  const path = join(root, 'sources.yaml');
  const before = readFileSync(path, 'utf8');
  if (!readSources(path).some((followed) => followed.id === id && 'npm' in followed)) return;
  const after = pinVersion(before, path, id, version);
  if (after !== before) replaceFile(path, after);
}

function planSources(): Plan {
  const state = openState('sources');
  const onDone = (result: ServerResult) => {
    pin(result);
    state.markDone(result.label);
  };
  return { targets: sourceTargets(state), resumed: state.resumed, onDone, finish: state.finish };
}

function planRegistry(registry: string): Plan {
  const state = openState(`registry ${registry}`);
  const { most = Number.POSITIVE_INFINITY, allowNetwork: network = false } = options;
  return { ...registryTargets({ registry, state, network, most, signal: controller.signal }), resumed: state.resumed };
}

function plan(): Plan {
  const source = requireOneSource();
  switch (source) {
    case 'npm':
      return { targets: [npmTarget(options.npm as string)] };
    case 'stdio':
      return { targets: [commandTarget(options.stdio as string)] };
    case 'http': {
      const headers = options.header ?? {};
      return { targets: [{ kind: 'http', url: options.http as string, headers, trusted: true, ...given(said) }] };
    }
    case 'manifest':
      return { targets: manifestTargets([...(options.manifest as string[]), ...program.args]) };
    case 'config':
      return { targets: readClientConfig(options.config as string, options.allowNetwork ?? false) };
    case 'registry':
      return planRegistry(options.registry as string);
    case undefined:
      return planSources();
  }
}

function terminal(stream: NodeJS.WriteStream): Terminal {
  return {
    write: (text) => stream.write(text),
    columns: stream.isTTY ? stream.columns : undefined,
    paint: (style, text) => styleText(style, text, { stream }),
  };
}

function stopOnSignals(): void {
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort(new Interrupted('stopped'));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

const SILENT: Reporter = { started() {}, step() {}, finished() {} };

function exitCode(summary: Summary): number {
  if (summary.interrupted) return 130;
  return summary.failed > 0 ? 1 : 0;
}

async function main(): Promise<number> {
  const { targets, onDone, finish, resumed = 0 } = plan();
  const total = Array.isArray(targets) ? targets.length : undefined;
  const reporter = options.json ? undefined : reportTo(terminal(process.stdout), terminal(process.stderr), total);
  if (resumed > 0) process.stderr.write(`Going on with an unfinished run: ${resumed} of its servers are done.\n`);
  const run: RunOptions = {
    context: {
      signal: controller.signal,
      cache,
      keepPackages: options.registry === undefined,
      startTime: options.timeout * 1000,
      isolate: options.sandbox,
      memory: LIMITS.memory,
    },
    save: { root, today: new Date().toISOString().slice(0, 10), suggest, dryRun: options.dryRun ?? false },
    reporter: reporter ?? SILENT,
    concurrency: options.concurrency,
    onDone,
  };
  const summary = await runCrawl(targets, run);
  if (!summary.interrupted) finish?.();
  if (options.json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  else reporter?.end(summary);
  return exitCode(summary);
}

stopOnSignals();
// Whoever reads the output may stop reading; the crawl goes on.
process.stdout.on('error', () => {});
try {
  process.exitCode = await main();
} catch (error) {
  const remedy = error instanceof CrawlFault ? `\n  ${error.remedy}` : '';
  process.stderr.write(`error: ${messageOf(error)}${remedy}\n`);
  process.exitCode = 2;
}
