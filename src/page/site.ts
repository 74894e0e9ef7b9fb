import type { ServerEntry, ToolEntry } from '../catalog/catalog.ts';
import type { Risk } from '../catalog/vocabulary.ts';

/** Where the site is published and where its records are kept. */
export interface Site {
  /** The site's own name. */
  name: string;
  /** Scheme and host, without a slash at the end: `https://example.org`. */
  origin: string;
  /** The path that the site is published under, with a slash at both ends; `/` at the top. */
  base: string;
  /** The repository's page, without a slash at the end: `https://github.com/owner/name`. */
  repository: string;
  /** The branch that records are edited on. */
  branch: string;
}

/** A list of tools or servers that has pages of its own. */
export type ListKind = 'risk' | 'category' | 'capability';

/** Paths below the site's base, each with a slash in front. The one place where addresses are made. */
export const paths = {
  home: () => '/',
  homeTwin: () => '/index.json',
  servers: (page = 1) => paged('/servers/', page),
  serversTwin: () => '/servers.json',
  list: (kind: ListKind, key: string, page = 1) => paged(`/${kind}/${key}/`, page),
  listTwin: (kind: ListKind, key: string) => `/${kind}/${key}.json`,
  server: ({ id }: Pick<ServerEntry, 'id'>) => `/servers/${id}/`,
  serverTwin: ({ id }: Pick<ServerEntry, 'id'>) => `/servers/${id}.json`,
  serverPolicy: ({ id }: Pick<ServerEntry, 'id'>) => `/servers/${id}/policy.json`,
  serverPolicyText: ({ id }: Pick<ServerEntry, 'id'>, format: string) => `/servers/${id}/policies/${format}.txt`,
  serverPolicies: ({ id }: Pick<ServerEntry, 'id'>) => `/servers/${id}/policies.json`,
  serverKit: ({ id }: Pick<ServerEntry, 'id'>) => `/servers/${id}/kit/`,
  serverKitTwin: ({ id }: Pick<ServerEntry, 'id'>) => `/servers/${id}/kit.json`,
  serverStack: ({ id }: Pick<ServerEntry, 'id'>) => `/servers/${id}/stack.json`,
  tool: ({ id }: Pick<ServerEntry, 'id'>, { slug }: Pick<ToolEntry, 'slug'>) => `/servers/${id}/tools/${slug}/`,
  toolTwin: ({ id }: Pick<ServerEntry, 'id'>, { slug }: Pick<ToolEntry, 'slug'>) => `/servers/${id}/tools/${slug}.json`,
  toolPolicy: ({ id }: Pick<ServerEntry, 'id'>, { slug }: Pick<ToolEntry, 'slug'>) =>
    `/servers/${id}/tools/${slug}/policy.json`,
  toolPolicies: ({ id }: Pick<ServerEntry, 'id'>, { slug }: Pick<ToolEntry, 'slug'>) =>
    `/servers/${id}/tools/${slug}/policies.json`,
  serverMarkdown: ({ id }: Pick<ServerEntry, 'id'>) => `/servers/${id}.md`,
  toolMarkdown: ({ id }: Pick<ServerEntry, 'id'>, { slug }: Pick<ToolEntry, 'slug'>) =>
    `/servers/${id}/tools/${slug}.md`,
  serverBadge: ({ id }: Pick<ServerEntry, 'id'>) => `/servers/${id}/badge.svg`,
  toolBadge: ({ id }: Pick<ServerEntry, 'id'>, { slug }: Pick<ToolEntry, 'slug'>) =>
    `/servers/${id}/tools/${slug}/badge.svg`,
  api: () => '/api/',
  openApi: () => '/api/openapi.json',
  dumpIndex: () => '/api/v1/index.json',
  sums: () => '/api/v1/SHA256SUMS',
  schema: (name: string) => `/api/v1/schema/${name}.json`,
  registryServers: () => '/v0.1/servers/index.json',
  registryPage: (cursor: string) => `/v0.1/cursor/${cursor}.json`,
  registryVersions: (name: string) => `/v0.1/servers/${name}/versions/index.json`,
  registryVersion: (name: string, version: string) => `/v0.1/servers/${name}/versions/${version}`,
  feed: () => '/feed.xml',
  serverFeed: ({ id }: Pick<ServerEntry, 'id'>) => `/servers/${id}/feed.xml`,
  riskFeed: (risk: Risk) => `/risk/${risk}/feed.xml`,
  serverPicture: ({ id }: Pick<ServerEntry, 'id'>) => `/servers/${id}/picture.png`,
  riskPicture: (risk: Risk) => `/risk/${risk}/picture.png`,
  picture: () => '/picture.png',
  attack: (slug: string) => `/attacks/${slug}/`,
  stack: () => '/stack/',
  stackTwin: () => '/stack.json',
  stackFolder: () => '/stack/index/',
  rule: (id: string) => `/rules/${id}/`,
  ruleTwin: (id: string) => `/rules/${id}.json`,
  formats: () => '/formats/',
  formatsTwin: () => '/formats.json',
  format: (id: string) => `/formats/${id}/`,
  formatTwin: (id: string) => `/formats/${id}.json`,
  accuracy: () => '/accuracy/',
  accuracyTwin: () => '/accuracy.json',
  mistakes: () => '/accuracy/mistakes/',
  mistakesTwin: () => '/accuracy/mistakes.json',
  contradictions: () => '/contradictions/',
  changes: (page = 1) => paged('/changes/', page),
  changesTwin: () => '/changes.json',
  coverage: () => '/coverage/',
  coverageTwin: () => '/coverage.json',
  attacks: () => '/attacks/',
  attackMatrix: () => '/attacks/matrix/',
  attackMatrixTwin: () => '/attacks/matrix.json',
  attacksTwin: () => '/attacks.json',
  attackTwin: (slug: string) => `/attacks/${slug}.json`,
  guides: () => '/guides/',
  guidesTwin: () => '/guides.json',
  guide: (slug: string) => `/guides/${slug}/`,
  guideTwin: (slug: string) => `/guides/${slug}.json`,
  contradictionsTwin: () => '/contradictions.json',
};

function paged(first: string, page: number): string {
  return page === 1 ? first : `${first}page/${page}/`;
}

/** The address of a page's twin in JSON or Markdown: `/servers/x/` has `/servers/x.json`, and `/` has `/index.json`. */
export function twinOf(address: string, extension: 'json' | 'md' = 'json'): string {
  return address === '/' ? `/index.${extension}` : `${address.slice(0, -1)}.${extension}`;
}

/** A path as a link on the site. */
export function hrefTo({ base }: Pick<Site, 'base'>, path: string): string {
  return base + path.slice(1);
}

/** A path as a full URL. */
export function urlOf(site: Site, path: string): string {
  return site.origin + hrefTo(site, path);
}
