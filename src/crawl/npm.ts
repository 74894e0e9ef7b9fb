import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isJsonObject, type JsonObject } from '../manifest/json.ts';
import { showable } from '../manifest/normalise.ts';
import { deadline, within } from './deadline.ts';
import { CrawlFault } from './fault.ts';
import { LIMITS } from './limits.ts';

/** A package as it was asked for: `@scope/name@version`, the version being `latest` where none is given. */
export interface PackageSpec {
  name: string;
  version: string;
}

/** An installed package, ready to be started. */
export interface InstalledPackage {
  /** The folder that holds `node_modules`. */
  folder: string;
  /** Its `package.json`. */
  manifest: JsonObject;
  version: string;
  /** False where it was in the cache before. */
  fresh: boolean;
}

/** https://docs.npmjs.com/cli/v11/configuring-npm/package-json#name, and a version or tag without white space. */
const SPEC = /^((?:@[a-z0-9][\w.~-]*\/)?[a-z0-9][\w.~-]*)(?:@([\w.+-]+))?$/i;

/** @throws {CrawlFault} if the text names no package of the registry: a folder, a tarball, a repository. */
export function parsePackageSpec(text: string): PackageSpec {
  const match = SPEC.exec(text);
  if (!match) {
    throw new CrawlFault(
      `${JSON.stringify(showable(text, 100))} is no package of the npm registry`,
      'Write it as NAME or NAME@VERSION; start anything else with --stdio.',
    );
  }
  return { name: match[1] as string, version: match[2] ?? 'latest' };
}

/** npm as a program and its first arguments: the one that runs this script where there is one. */
function npmCommand(): [string, ...string[]] {
  const script = process.env.npm_execpath;
  return script && /\.[cm]?js$/.test(script) ? [process.execPath, script] : ['npm'];
}

/** What npm says is wrong: with `--json` on standard output, else on standard error. */
function npmComplaint(output: string, errors: string): string {
  const summary = /"summary": "((?:[^"\\]|\\.)*)"/.exec(output)?.[1];
  const lines = errors.split('\n').filter((line) => line.startsWith('npm error') && !line.includes('complete log'));
  return showable(summary ?? lines.map((line) => line.slice('npm error'.length)).join(';'), 300);
}

async function runNpm(words: string[], folder: string, parent: AbortSignal): Promise<string> {
  using signal = deadline(parent, LIMITS.install, `npm ${words[0]}`);
  const [program, ...first] = npmCommand();
  const child = spawn(program, [...first, ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors = (errors + chunk).slice(-4000);
  });
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  const code = await within(signal, ended);
  if (code === 0) return output;
  throw new CrawlFault(
    `npm ${words[0]} failed: ${npmComplaint(output, errors) || `exit code ${code}`}`,
    'Check the package’s name and version, and that the npm registry can be reached.',
  );
}

/** The exact version that a tag or a version stands for now. */
async function resolveVersion({ name, version }: PackageSpec, folder: string, signal: AbortSignal): Promise<string> {
  if (/^\d+\.\d+\.\d+/.test(version)) return version;
  const output = await runNpm(['view', `${name}@${version}`, 'version', '--json'], folder, signal);
  const answer: unknown = output.trim() === '' ? undefined : JSON.parse(output);
  const found = Array.isArray(answer) ? answer.at(-1) : answer;
  if (typeof found === 'string') return found;
  throw new CrawlFault(`${name} has no version ${version}`, 'See `npm view NAME versions`.');
}

function readManifest(folder: string, name: string): JsonObject {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'));
  if (isJsonObject(manifest)) return manifest;
  throw new CrawlFault(`${name} has no readable package.json`, 'Report it to the package’s authors.');
}

/** Only this file says that an installation was finished. */
const FINISHED = '.toolrisk-installed';

/**
 * Installs a package, with what it depends on and without running any script of theirs, or finds it in the cache.
 * @param cache a folder of ours, made if it is not there.
 */
export async function installPackage(spec: PackageSpec, cache: string, signal: AbortSignal): Promise<InstalledPackage> {
  mkdirSync(cache, { recursive: true });
  const version = await resolveVersion(spec, cache, signal);
  const folder = join(cache, `${spec.name.replace('/', '+')}@${version}`);
  const fresh = !existsSync(join(folder, FINISHED));
  if (fresh) await installInto(folder, `${spec.name}@${version}`, cache, signal);
  return { folder, manifest: readManifest(folder, spec.name), version, fresh };
}

async function installInto(folder: string, spec: string, cache: string, signal: AbortSignal): Promise<void> {
  const building = mkdtempSync(join(cache, '.installing-'));
  // A dependency from git brings an `.npmrc` that may name the git to run, which no `--ignore-scripts` keeps from running:
  // https://docs.npmjs.com/cli/v11/using-npm/config#allow-git
  const running = ['--ignore-scripts', '--allow-git=none'];
  const options = [...running, '--no-audit', '--no-fund', '--no-save', '--no-package-lock', '--omit=dev'];
  try {
    writeFileSync(join(building, 'package.json'), '{ "private": true }\n');
    await runNpm(['install', ...options, '--loglevel=error', spec], building, signal);
    writeFileSync(join(building, FINISHED), '');
    rmSync(folder, { recursive: true, force: true });
    renameSync(building, folder);
  } catch (error) {
    // Another crawl may have put the same version there in the meantime.
    if (!existsSync(join(folder, FINISHED))) throw error;
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/** The program of a package that starts its server: the one asked for, the package's namesake, one that says mcp, or the first. */
function chooseBin(bins: Record<string, string>, name: string, wanted: string | undefined): string | undefined {
  if (wanted !== undefined) return Object.hasOwn(bins, wanted) ? bins[wanted] : undefined;
  const names = Object.keys(bins);
  const chosen = names.find((bin) => bin === basename(name)) ?? names.find((bin) => bin.includes('mcp')) ?? names[0];
  return chosen === undefined ? undefined : bins[chosen];
}

function binsOf(manifest: JsonObject, name: string): Record<string, string> {
  const { bin } = manifest;
  if (typeof bin === 'string') return { [basename(name)]: bin };
  const entries = Object.entries(isJsonObject(bin) ? bin : {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/**
 * The file of a package that starts its server, relative to the installation's folder.
 * @param wanted the name of one of its programs, where it has several.
 */
export function serverFile(installed: InstalledPackage, name: string, wanted?: string): string {
  const bins = binsOf(installed.manifest, name);
  const file = chooseBin(bins, name, wanted);
  const path = file === undefined ? undefined : join('node_modules', name, file);
  if (path?.startsWith(join('node_modules', name)) && existsSync(join(installed.folder, path))) return path;
  const programs = Object.keys(bins).map((bin) => showable(bin, 50));
  throw new CrawlFault(
    wanted === undefined ? `${name} has no program to start` : `${name} has no program ${JSON.stringify(wanted)}`,
    programs.length > 0 ? `It has: ${programs.join(', ')}.` : 'It is no server, or one that is started in another way.',
  );
}

/** True for a file that Node is to run; anything else is a program of its own. */
export function isScript(path: string): boolean {
  if (/\.[cm]?js$/.test(path)) return true;
  return /^#!.*\bnode\b/.test(readFileSync(path, 'latin1').slice(0, 200));
}

/** Where packages are installed: in the project, or where the person's other caches are. */
export function cacheFolder(project: string): string {
  const shared = process.env.XDG_CACHE_HOME;
  return shared ? join(shared, 'toolrisk') : join(project, '.cache');
}
