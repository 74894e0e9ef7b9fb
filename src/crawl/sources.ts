import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Problem } from '../catalog/catalog.ts';
import { placeOf } from '../catalog/read.ts';
import { isServerId } from '../catalog/server-id.ts';
import { parseYaml, type YamlDocument } from '../catalog/yaml.ts';
import { CrawlFault, messageOf } from './fault.ts';
import type { HttpTarget, NpmTarget } from './target.ts';

const url = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });
const particulars = {
  /** The id of the server's record: short, since it stands in addresses. */
  id: z.string().refine(isServerId, 'must be a server id: lower-case letters, digits, dots and hyphens'),
  title: z.string().min(1).optional(),
  /** An SPDX expression, where the package itself does not say one. */
  licence: z.string().min(1).optional(),
  homepage: url.optional(),
};

const npmSource = z.strictObject({
  ...particulars,
  npm: z.string().min(1),
  /** Exact, or `latest`. */
  version: z.string().min(1),
  bin: z.string().min(1).optional(),
  arguments: z.array(z.string()).optional(),
  /** Made-up credentials, only so that the server starts. Never real ones: this file is public. */
  env: z.record(z.string(), z.string()).optional(),
  /** Files that it must find in its working directory, by name. */
  files: z.record(z.string().regex(/^[\w-][\w.-]*$/, 'must be the name of a file'), z.string()).optional(),
  /** True for a server that lists its tools only with a network. */
  network: z.literal(true).optional(),
});

const httpSource = z.strictObject({
  ...particulars,
  http: url,
  /** True where the address may be one of a private network. */
  private: z.literal(true).optional(),
});

const sourcesSchema = z.strictObject({ servers: z.array(z.union([npmSource, httpSource])) });

/** An entry of `catalog/sources.yaml`. */
export type FollowedServer = z.infer<typeof sourcesSchema>['servers'][number];

/** Where what is wrong with a whole file is shown. */
const FILE_HEAD = { line: 1, column: 1 };

/** What is wrong with a list of servers, and where. */
class SourcesFault extends CrawlFault {
  readonly problem: Problem;

  constructor(file: string, place: { line: number; column: number }, message: string, remedy: string) {
    super(`${file}:${place.line}:${place.column} ${message}`, remedy);
    const { line, column } = place;
    this.problem = { check: 'sources-are-valid', severity: 'error', file, line, column, message, remedy };
  }
}

function fault(path: string, text: string, offset: number, message: string): SourcesFault {
  const remedy = 'See the head of catalog/sources.yaml for what an entry holds.';
  return new SourcesFault(path, placeOf(text, offset), message, remedy);
}

/** The deepest complaint of a union's branch that fits best: the one with the fewest complaints. */
function firstIssue(error: z.ZodError): { path: PropertyKey[]; message: string } {
  const [issue] = error.issues;
  if (issue?.code !== 'invalid_union') return { path: issue?.path ?? [], message: issue?.message ?? 'is not valid' };
  const [best] = [...issue.errors].sort((a, b) => a.length - b.length);
  return { path: [...issue.path, ...(best?.[0]?.path ?? [])], message: best?.[0]?.message ?? issue.message };
}

/** The head of the file is a comment, which the reader of records has no place for. */
function blankHead(text: string): string {
  return text.replace(/^(#.*\n)+/, (head) => head.replace(/[^\n]/g, ' '));
}

function parseSources(text: string, path: string): { document: YamlDocument; followed: FollowedServer[] } {
  const parsed = parseYaml(blankHead(text));
  if (!parsed.ok) {
    const [issue] = parsed.issues;
    throw fault(path, text, issue?.offset ?? 0, issue?.message ?? 'is not YAML');
  }
  const { document } = parsed;
  const result = sourcesSchema.safeParse(document.value);
  if (!result.success) {
    const { path: at, message } = firstIssue(result.error);
    throw fault(path, text, document.offsetOf(at), `${at.join('.')}: ${message}`);
  }
  const ids = result.data.servers.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice === -1) return { document, followed: result.data.servers };
  throw fault(path, text, document.offsetOf(['servers', twice, 'id']), `the id ${ids[twice]} is used twice`);
}

/**
 * Reads the list of servers that a catalogue follows.
 * @throws {CrawlFault} with file, line and reason, if it cannot be read.
 */
export function readSources(path: string): FollowedServer[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new CrawlFault(
      `${path} cannot be read: ${messageOf(error)}`,
      'It lists the servers that a crawl without arguments refreshes; name a source instead, see --help.',
    );
  }
  return parseSources(text, path).followed;
}

/** What hinders that list from being read, for a report on the catalogue; nothing where there is no list. */
export function sourcesProblems(path: string): Problem[] {
  try {
    if (existsSync(path)) readSources(path);
    return [];
  } catch (error) {
    if (error instanceof SourcesFault) return [error.problem];
    if (error instanceof CrawlFault) return [new SourcesFault(path, FILE_HEAD, error.message, error.remedy).problem];
    throw error;
  }
}

/**
 * The text of the list with a server's version pinned anew; everything else in it stays as it is.
 * @throws {CrawlFault} if the text does not follow that server as a package.
 */
export function pinVersion(text: string, path: string, id: string, version: string): string {
  const { document, followed } = parseSources(text, path);
  const index = followed.findIndex((each) => each.id === id && 'npm' in each);
  if (index === -1) throw new CrawlFault(`${path} follows no package as ${JSON.stringify(id)}`, 'Add it by hand.');
  const at = document.offsetOf(['servers', index, 'version']);
  const written = JSON.stringify(version);
  return text.slice(0, at) + text.slice(at).replace(/^\S+/, /^\d+\.\d+\.\d+$/.test(version) ? version : written);
}

/**
 * How to crawl a followed server. Whoever proposes an entry is a stranger to the person who crawls: its arguments show
 * no file of this machine to the server, and its address is private only where the entry says so.
 * @param latest true for the newest version of a package instead of the pinned one.
 */
export function followedTarget(followed: FollowedServer, latest = false): NpmTarget | HttpTarget {
  const { id, title, licence, homepage } = followed;
  const said = { id, title, licence, website: homepage };
  if ('http' in followed) {
    const trusted = followed.private === true;
    return { kind: 'http', ...said, url: followed.http, headers: {}, trusted, access: 'anonymous' };
  }
  const env = followed.env ?? {};
  return {
    kind: 'npm',
    ...said,
    package: `${followed.npm}@${latest ? 'latest' : followed.version}`,
    bin: followed.bin,
    arguments: followed.arguments ?? [],
    env,
    files: followed.files,
    network: followed.network === true,
    stranger: true,
    access: Object.keys(env).length > 0 || followed.files ? 'dummy' : 'anonymous',
  };
}
