/*
 * Which package, image or address a configuration's entry starts or reaches. Nothing else of an entry is read: what
 * stands behind a package's name may be secret, so that an option which is not known ends the reading.
 */
import { packageIdentity, repositoryIdentity, urlIdentity } from './stack-identity.ts';

/** Options of a program that come before what it is to run. */
interface Options {
  /** Those that stand alone. */
  bare: RegExp;
  /** Those that the next word belongs to. */
  valued: RegExp;
  /** Those whose value is what is run, whatever follows. */
  names?: RegExp;
}

/** What is run by a program, and how it is told. */
interface Runner extends Options {
  /** Words that come first, as in `pnpm dlx`. */
  verbs?: readonly string[];
  identify: (name: string) => string | undefined;
}

/** `@scope/name@1.0` without its version. */
function unversioned(name: string): string {
  const at = name.lastIndexOf('@');
  return at > 0 && at > name.lastIndexOf('/') ? name.slice(0, at) : name;
}

function npmIdentity(name: string): string | undefined {
  return repositoryOf(name) ?? packageIdentity('npm', unversioned(name.replace(/^npm:/, '')));
}

/** `owner/name` is a repository to npx; a scope starts with `@`. */
function repositoryOf(name: string): string | undefined {
  if (/^[\w.-]+\/[\w.-]+$/.test(name)) return repositoryIdentity(`https://github.com/${name}`);
  return /^(?:git\+|git@|ssh:|https?:|github:|gitlab:|bitbucket:)/.test(name) ? repositoryIdentity(name) : undefined;
}

function pypiIdentity(name: string): string | undefined {
  return (
    repositoryIdentity(name.replace(/^[\w.-]+(?:\[[\w,-]*\])? ?@ ?/, '')) ??
    packageIdentity('pypi', name.split(/[[=<>~!@; ]/, 1)[0] ?? '')
  );
}

/** Images on GitHub's registry have the names of the repositories that they are made of. */
function imageIdentity(image: string): string | undefined {
  const name = image
    .replace(/@sha256:[0-9a-f]+$/, '')
    .replace(/:[\w.-]+$/, '')
    .toLowerCase();
  const repository = /^ghcr\.io\/([\w.-]+)\/([\w.-]+)/.exec(name);
  if (repository) return repositoryIdentity(`https://github.com/${repository[1]}/${repository[2]}`);
  return /^[a-z0-9][a-z0-9._/-]{0,200}$/.test(name) ? `oci:${name.replace(/^docker\.io\//, '')}` : undefined;
}

const NPM: Options = {
  bare: /^(?:-y|--yes|-q|--quiet|--no|--no-install|--offline|--prefer-offline|--prefer-online|--bun|--silent|--)$/,
  valued: /^(?:--registry|--cache|--userconfig|--loglevel|--prefix|-w|--workspace|-C|--dir)$/,
  names: /^(?:-p|--package)$/,
};
const PYTHON: Options = {
  bare: /^(?:-q|--quiet|-v|--verbose|-n|--no-cache|--refresh|--isolated|--offline|--native-tls|--prerelease=\w+|-U|--upgrade|--)$/,
  valued:
    /^(?:-p|--python|--with|--with-editable|--with-requirements|--index|--index-url|-i|--extra-index-url|--default-index|--directory|--project|--env-file|--cache-dir|--pip-args)$/,
  names: /^(?:--from|--spec)$/,
};
const CONTAINER: Options = {
  bare: /^(?:-[itdP]+|--rm|--init|--interactive|--tty|--detach|--privileged|--read-only|--publish-all|--no-healthcheck|--)$/,
  valued:
    /^(?:-[evpwumhlca]|--(?:env|env-file|volume|mount|name|publish|network|net|workdir|user|entrypoint|platform|pull|add-host|label|memory|cpus|gpus|ipc|pid|dns|hostname|cap-add|cap-drop|security-opt|tmpfs|ulimit|device|log-driver|log-opt|restart|runtime|shm-size|userns|expose|stop-signal|volumes-from))$/,
};

const npm = (...verbs: string[]): Runner => ({ ...NPM, verbs, identify: npmIdentity });
const python = (...verbs: string[]): Runner => ({ ...PYTHON, verbs, identify: pypiIdentity });
const container: Runner = { ...CONTAINER, verbs: ['run'], identify: imageIdentity };

/** By the program's name; of several ways to call one, each. */
const RUNNERS: Readonly<Record<string, readonly Runner[]>> = {
  npx: [npm()],
  pnpx: [npm()],
  bunx: [npm()],
  npm: [npm('exec'), npm('x')],
  pnpm: [npm('dlx')],
  yarn: [npm('dlx')],
  bun: [npm('x')],
  uvx: [python()],
  uv: [python('tool', 'run')],
  pipx: [python('run')],
  docker: [container, { ...container, verbs: ['container', 'run'] }],
  podman: [container],
  nerdctl: [container],
};

/** Programs that only reach the address that they are given. */
const BRIDGES = new Set([
  'npm:mcp-remote',
  'npm:@modelcontextprotocol/inspector',
  'npm:supergateway',
  'pypi:mcp-proxy',
]);

/** An option and the value that is written into the same word. */
function partsOf(word: string): { option: string; value?: string } {
  const at = word.startsWith('--') ? word.indexOf('=') : -1;
  return at < 0 ? { option: word } : { option: word.slice(0, at), value: word.slice(at + 1) };
}

/** How many words an option takes up; undefined where it is not known, so that the word behind it may be its value. */
function widthOf({ bare, valued }: Options, word: string): number | undefined {
  const { option, value } = partsOf(word);
  if (value !== undefined || bare.test(option)) return 1;
  return valued.test(option) ? 2 : undefined;
}

/** The word that names what is run, and the words behind it. */
function namedBy(options: Options, words: readonly string[]): { name: string; behind: readonly string[] } | undefined {
  const [word, next, ...more] = words;
  if (word === undefined) return undefined;
  if (!word.startsWith('-')) return { name: word, behind: words.slice(1) };
  const { option, value } = partsOf(word);
  if (options.names?.test(option)) {
    const name = value ?? next;
    return name === undefined ? undefined : { name, behind: value === undefined ? more : words.slice(1) };
  }
  const width = widthOf(options, word);
  return width === undefined ? undefined : namedBy(options, words.slice(width));
}

const isAddress = (word: string): boolean => /^https?:\/\//i.test(word);

function runBy(runner: Runner, words: readonly string[]): string | undefined {
  const found = namedBy(runner, words);
  const identity = found && runner.identify(found.name);
  if (!found || identity === undefined || !BRIDGES.has(identity)) return identity;
  const address = found.behind.find(isAddress);
  return address === undefined ? identity : urlIdentity(address);
}

/** A package whose file is started by its path. */
function installedPackage(words: readonly string[]): string | undefined {
  for (const parts of words.map((word) => word.split(/[\\/]/))) {
    const at = parts.lastIndexOf('node_modules');
    const [first = '', second = ''] = at < 0 ? [] : parts.slice(at + 1);
    if (first !== '') return packageIdentity('npm', first.startsWith('@') ? `${first}/${second}` : first);
  }
  return undefined;
}

const programName = (path: string): string =>
  (path.split(/[\\/]/).at(-1) ?? '').replace(/\.(?:exe|cmd|bat|ps1)$/i, '').toLowerCase();

/** Without what only prepares the start: `cmd /c`, and `env` with its variables. */
function withoutWrapping(words: readonly string[]): readonly string[] {
  const [first = '', second = ''] = words;
  if (programName(first) === 'cmd' && /^\/c$/i.test(second)) return withoutWrapping(words.slice(2));
  if (programName(first) !== 'env') return words;
  const start = words.findIndex((word, at) => at > 0 && !/^\w+=/.test(word));
  return start < 0 ? [] : withoutWrapping(words.slice(start));
}

/** More words than anybody writes before what is started. */
const MOST_WORDS = 500;

/** What a command starts, or undefined where that cannot be told. */
export function launched(command: readonly string[]): string | undefined {
  const [program = '', ...words] = withoutWrapping(command.slice(0, MOST_WORDS));
  const name = programName(program);
  const runners = Object.hasOwn(RUNNERS, name) ? (RUNNERS[name] as readonly Runner[]) : [];
  for (const { verbs = [], ...runner } of runners) {
    if (verbs.every((verb, at) => words[at] === verb)) return runBy(runner, words.slice(verbs.length));
  }
  return installedPackage([program, ...words.slice(0, 1)]);
}
