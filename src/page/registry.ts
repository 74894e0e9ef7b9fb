import { z } from 'zod';
import type { ServerEntry } from '../catalog/catalog.ts';
import type { ServerRecord } from '../catalog/record.ts';
import { RISKIEST_FIRST } from '../catalog/risk.ts';
import { RISKS } from '../catalog/vocabulary.ts';
import type { PageIndex } from './catalog-index.ts';
import { clip, oneLine } from './phrase.ts';
import { paths, type Site, urlOf } from './site.ts';
import { serverLine } from './twin.ts';

/*
 * The catalogue as a registry of MCP servers that a client can read: the read half of the generic registry API, v0.1
 * (modelcontextprotocol/registry, docs/reference/api/openapi.yaml). Only what the records say goes in.
 */

/** The key of what we add. It is the project's own name wherever the catalogue is published. */
export const RISK_KEY = 'io.github.toolrisk/risk';

/** The schema of `server.json` that entries follow. */
const SERVER_SCHEMA = 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json';

/** Parts of dots alone would lead out of the registry's folder. */
const NAME = /^(?!\.+\/)[a-zA-Z0-9.-]+\/(?!\.+$)[a-zA-Z0-9._-]+$/;
/**
 * A version of npm's or anybody's that can stand in an address, and is no range. No part starts with a letter: at the
 * address of `1.0.0-rc.html` a host would serve what a server says of itself as a page of this site.
 */
const VERSION = /^\d[0-9A-Za-z+-]*(?:\.\d[0-9A-Za-z+-]*)*$/;
const LONGEST_VERSION = 100;

/** What RFC 3986 lets a URL consist of. Records may hold others, which a strict reader refuses. */
const URI = /^[A-Za-z0-9:/?#[\]@!$&'()*+,;=._~%-]+$/;

const MAX_TEXT = 100;
export const PAGE_SIZE = 100;

const serverDetail = z.strictObject({
  $schema: z.url(),
  name: z.string().regex(NAME).min(3).max(200),
  title: z.string().min(1).max(MAX_TEXT).optional(),
  description: z.string().min(1).max(MAX_TEXT),
  version: z.string().max(255),
  repository: z.strictObject({ url: z.url(), source: z.string() }).optional(),
  websiteUrl: z.url().optional(),
  packages: z
    .array(
      z.strictObject({
        registryType: z.literal('npm'),
        identifier: z.string(),
        version: z.string(),
        transport: z.strictObject({ type: z.literal('stdio') }),
      }),
    )
    .optional(),
  remotes: z.array(z.strictObject({ type: z.literal('streamable-http'), url: z.url() })).optional(),
});

const serverResponse = z
  .strictObject({
    server: serverDetail,
    _meta: z.strictObject({
      [RISK_KEY]: z.strictObject({
        highest: z.enum(RISKS).optional(),
        risks: z.record(z.enum(RISKS), z.int().nonnegative()),
        tools: z.int().nonnegative(),
        capture: z.string(),
        changed: z.iso.date(),
        url: z.url(),
        json: z.url(),
        policy: z.url(),
      }),
    }),
  })
  .describe('A server as registries describe it, with its tools by risk under `_meta`.');

const serverList = z
  .strictObject({
    servers: z.array(serverResponse),
    metadata: z.strictObject({ count: z.int().nonnegative(), nextCursor: z.string().optional() }),
  })
  .describe('Servers of the registry.');

/** The answers of the registry, by the name under which their schemas are published. */
export const REGISTRY_ANSWERS = { 'registry-server': serverResponse, 'registry-list': serverList } as const;
export type RegistryServer = z.infer<typeof serverResponse>;
export type RegistryList = z.infer<typeof serverList>;

/** The site's host backwards: the part of a name that belongs to whoever holds the host. */
function namespaceOf({ origin }: Site): string {
  const reversed = new URL(origin).hostname.split('.').reverse().join('.');
  return /^[a-zA-Z0-9.-]+$/.test(reversed) ? reversed : 'localhost';
}

/** The name that a registry knows a server by; none below our own namespace, where a package's name could be meant. */
function registeredName(site: Site, { kind, name }: ServerRecord['source']): string | undefined {
  if (kind !== 'registry' || !NAME.test(name)) return undefined;
  return name.toLowerCase().startsWith(`${namespaceOf(site)}/`) ? undefined : name;
}

/** A server's own name where its source is a registry, else one below ours: whom a package belongs to we cannot know. */
function nameOf(site: Site, { id, server }: ServerEntry): string {
  return registeredName(site, server.source) ?? `${namespaceOf(site)}/${id}`;
}

const FORGES: Readonly<Record<string, string>> = { 'github.com': 'github', 'gitlab.com': 'gitlab' };

function repositoryOf(url: string | undefined): Pick<z.infer<typeof serverDetail>, 'repository'> {
  const source = url === undefined ? undefined : FORGES[URL.parse(url)?.hostname ?? ''];
  return url === undefined || source === undefined || !URI.test(url) ? {} : { repository: { url, source } };
}

/** How the server is had; nothing where the record does not say. */
function accessOf(
  site: Site,
  { server }: ServerEntry,
): Pick<z.infer<typeof serverDetail>, 'packages' | 'remotes'> | undefined {
  const { kind, name, version = '' } = server.source;
  if (kind === 'npm') {
    return { packages: [{ registryType: 'npm', identifier: name, version, transport: { type: 'stdio' } }] };
  }
  if (kind === 'http')
    return URL.canParse(name) && URI.test(name) ? { remotes: [{ type: 'streamable-http', url: name }] } : undefined;
  return registeredName(site, server.source) === undefined ? undefined : {};
}

function shortText(text: string): string {
  return clip(oneLine(text), MAX_TEXT).toWellFormed();
}

const isServed = (version: string): boolean => version.length <= LONGEST_VERSION && VERSION.test(version);

/** The entry of a server; undefined where its record does not say enough: a version, and how it is had. */
export function registryServer(index: PageIndex, entry: ServerEntry): RegistryServer | undefined {
  const { site } = index;
  const { title, description = '', website, source } = entry.server;
  const access = accessOf(site, entry);
  if (access === undefined || source.version === undefined || !isServed(source.version)) return undefined;
  const { risks, tools } = serverLine(index, entry);
  const highest = RISKIEST_FIRST.find((risk) => risks[risk] > 0);
  const [shortTitle, words] = [shortText(title), shortText(description)];
  return {
    server: {
      $schema: SERVER_SCHEMA,
      name: nameOf(site, entry),
      ...(shortTitle !== '' && { title: shortTitle }),
      description: words === '' ? 'The server gives no description of itself.' : words,
      version: source.version,
      ...repositoryOf(source.repository),
      ...(website !== undefined && URI.test(website) && { websiteUrl: website }),
      ...access,
    },
    _meta: {
      [RISK_KEY]: {
        ...(highest !== undefined && { highest }),
        risks,
        tools,
        capture: source.capture,
        changed: source.changed,
        url: urlOf(site, paths.server(entry)),
        json: urlOf(site, paths.serverTwin(entry)),
        policy: urlOf(site, paths.serverPolicy(entry)),
      },
    },
  };
}

/**
 * All servers that can be in the registry, by id. Of several that say they have one name, which some disks cannot tell
 * apart by case either, none is there: which of them is the one cannot be known.
 */
export function registryServers(index: PageIndex): RegistryServer[] {
  const all = index.catalog.servers.flatMap((entry) => registryServer(index, entry) ?? []);
  const byName = Map.groupBy(all, ({ server }) => server.name.toLowerCase());
  return all.filter(({ server }) => byName.get(server.name.toLowerCase())?.length === 1);
}

/** Servers as an answer. `next` is the cursor of the page behind. */
export function registryList(servers: readonly RegistryServer[], next?: string): RegistryList {
  return {
    servers: [...servers],
    metadata: { count: servers.length, ...(next !== undefined && { nextCursor: next }) },
  };
}

/** The list in pages, each with its cursor. The first is `1`. */
export function registryPages(servers: readonly RegistryServer[]): { cursor: string; list: RegistryList }[] {
  const pages = Math.max(1, Math.ceil(servers.length / PAGE_SIZE));
  return Array.from({ length: pages }, (_, at) => {
    const part = servers.slice(at * PAGE_SIZE, (at + 1) * PAGE_SIZE);
    return { cursor: `${at + 1}`, list: registryList(part, at + 1 < pages ? `${at + 2}` : undefined) };
  });
}
