import { existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { showable } from '../manifest/normalise.ts';
import type { CrawlContext } from './context.ts';
import { CrawlFault } from './fault.ts';
import { type InstalledPackage, installPackage, isScript, parsePackageSpec, serverFile } from './npm.ts';
import { fromPackage, titleFrom } from './particulars.ts';
import { createSandbox, type Launch, requireIsolation, type Sandbox } from './sandbox.ts';
import { accessOf, fromServerInfo, type Server, serverRecord, titleOf } from './server-record.ts';
import { credentialReplacements, replaceIn, type Started, startTwice } from './started.ts';
import { type Captured, type CommandTarget, labelOf, type NpmTarget } from './target.ts';

function fillWork(words: readonly string[], sandbox: Sandbox): string[] {
  return words.map((word) => word.replaceAll('{work}', sandbox.work));
}

async function inSandbox<T>(sandbox: Sandbox, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } finally {
    sandbox.remove();
  }
}

function startedCapture(started: Started, server: Server): Captured {
  const { tools, quarantined, notes } = started;
  return { capture: { server, tools, quarantined }, notes };
}

/** Installs a package and starts its server. */
export async function captureNpm(target: NpmTarget, context: CrawlContext): Promise<Captured> {
  const { name, version } = parsePackageSpec(target.package);
  requireIsolation('package', context.isolate);
  context.progress(labelOf(target), 'installing');
  const installed = await installPackage({ name, version }, join(context.cache, 'npm'), context.signal);
  try {
    return await captureInstalled(target, name, installed, context);
  } finally {
    if (installed.fresh && !context.keepPackages) rmSync(installed.folder, { recursive: true, force: true });
  }
}

async function captureInstalled(
  target: NpmTarget,
  name: string,
  installed: InstalledPackage,
  context: CrawlContext,
): Promise<Captured> {
  const file = serverFile(installed, name, target.bin);
  const sandbox = createSandbox({
    profile: 'package',
    network: target.network,
    isolate: context.isolate,
    visible: { '/opt/server': installed.folder, '/opt/node/bin/node': process.execPath },
    files: target.files,
  });
  return inSandbox(sandbox, async () => {
    const words = fillWork(target.arguments, sandbox);
    const launch = npmLaunch(join(installed.folder, file), file, words, target, context);
    const hidden = [[installed.folder, '/opt/server'] as const, ...credentialReplacements(target.env)];
    const step = (what: string) => context.progress(labelOf(target), what);
    const started = await startTwice(sandbox, launch, context, hidden, step);
    const source = npmSource(target, name, installed, started);
    const recorded = maskSecrets(replaceIn(words, [...sandbox.paths, ...hidden]));
    if (recorded.length > 0) source.arguments = recorded;
    const title = titleOf(started.listing.serverInfo, name);
    return startedCapture(started, serverRecord(target, title, fromPackage(installed.manifest), source));
  });
}

function npmSource(
  target: NpmTarget,
  name: string,
  installed: InstalledPackage,
  { listing }: Started,
): Server['source'] {
  return {
    kind: 'npm',
    name,
    version: installed.version,
    capture: listing.complete ? 'complete' : 'partial',
    access: accessOf(target),
    transport: 'stdio',
    protocolVersion: listing.protocolVersion,
  };
}

const SECRET_FLAG = /^--?[\w-]*(?:key|token|secret|passw|credential|auth)[\w-]*/i;

/** The arguments as they may be published: what a flag that asks for a secret is given is left out. */
export function maskSecrets(words: readonly string[]): string[] {
  return words.map((word, index) => {
    const before = words[index - 1] ?? '';
    if (SECRET_FLAG.test(before) && !before.includes('=') && !word.startsWith('-')) return '<secret>';
    return SECRET_FLAG.test(word) ? word.replace(/=.*/s, '=<secret>') : word.replace(/(:\/\/)[^/@]*@/, '$1<secret>@');
  });
}

function npmLaunch(path: string, file: string, words: string[], target: NpmTarget, context: CrawlContext): Launch {
  const seen = context.isolate ? join('/opt/server', file) : path;
  const node = context.isolate ? '/opt/node/bin/node' : process.execPath;
  const command = isScript(path) ? [node, seen] : [seen];
  const [program, ...first] = command as [string, ...string[]];
  return {
    program,
    arguments: [...first, ...words],
    given: target.stranger ? [] : words,
    env: target.env,
    memory: context.memory,
  };
}

/** The file that a program's name stands for, looked up in `PATH` as a shell would. */
function findProgram(name: string): string {
  const places = name.includes('/')
    ? [resolve(name)]
    : (process.env.PATH ?? '').split(delimiter).map((at) => join(at, name));
  const path = places.find((place) => existsSync(place) && statSync(place).isFile());
  if (path) return path;
  throw new CrawlFault(
    `there is no program ${JSON.stringify(showable(name, 100))}`,
    'Check its name, or give its path.',
  );
}

/** A word that names a file or folder here, as an absolute path: the server is started elsewhere. */
function locateWord(word: string): string {
  return !word.startsWith('-') && word !== '' && existsSync(word) ? realpathSync(word) : word;
}

/** Starts a server that this machine has. */
export async function captureCommand(target: CommandTarget, context: CrawlContext): Promise<Captured> {
  const program = findProgram(target.program);
  const sandbox = createSandbox({ profile: 'command', network: target.network, isolate: context.isolate, visible: {} });
  return inSandbox(sandbox, async () => {
    const words = fillWork(target.arguments.map(locateWord), sandbox);
    const launch = { program, arguments: words, given: words, env: target.env, memory: context.memory };
    const step = (what: string) => context.progress(labelOf(target), what);
    const started = await startTwice(sandbox, launch, context, credentialReplacements(target.env), step);
    const { listing } = started;
    const source: Server['source'] = {
      kind: 'command',
      name: target.name,
      version: titleFrom(listing.serverInfo.version),
      capture: listing.complete ? 'complete' : 'partial',
      access: accessOf(target),
      transport: 'stdio',
      protocolVersion: listing.protocolVersion,
    };
    const found = fromServerInfo(listing.serverInfo);
    return startedCapture(started, serverRecord(target, titleOf(listing.serverInfo, target.name), found, source));
  });
}
