import { hrefTo, paths, type Site } from './site.ts';

/* What static hosts have to be told: types of files whose names do not say it, and lists that stand in folders. */

const JSON_TYPE = 'application/json; charset=utf-8';
const ANYONE = 'Access-Control-Allow-Origin: *';

/** Headers by pattern, as Netlify and Cloudflare Pages write patterns. */
const HEADERS: readonly [pattern: string, headers: readonly string[]][] = [
  // Files for programs quote servers: no browser may take one for a page.
  // A header that two patterns set is sent as a list on Cloudflare, and browsers refuse `*, *`, so this one stands once.
  ['/*', ['X-Content-Type-Options: nosniff', ANYONE]],
  ['/*.md', ['Content-Type: text/markdown; charset=utf-8']],
  ['/*feed.xml', ['Content-Type: application/atom+xml; charset=utf-8']],
  ['/api/v1/*.ndjson', ['Content-Type: application/x-ndjson; charset=utf-8']],
  [paths.sums(), ['Content-Type: text/plain; charset=utf-8']],
  ['/v0.1/*', [`Content-Type: ${JSON_TYPE}`]],
];

/** `_headers`, which Netlify and Cloudflare Pages read. */
export function headersText(site: Site): string {
  return HEADERS.map(
    ([pattern, headers]) => `${hrefTo(site, pattern)}\n${headers.map((header) => `  ${header}\n`).join('')}`,
  ).join('');
}

const REWRITES: readonly [from: string, to: string][] = [
  ['/v0.1/servers', '/v0.1/servers/index.json'],
  ['/v0.1/servers/:space/:name/versions', '/v0.1/servers/:space/:name/versions/index.json'],
];

/** `_redirects`, which the same hosts read: rewrites, which keep the address. */
export function redirectsText(site: Site): string {
  return REWRITES.map(([from, to]) => `${hrefTo(site, from)} ${hrefTo(site, to)} 200\n`).join('');
}

/** What each host needs, for the page on the API. */
export const HOSTS: readonly { host: string; words: string; example?: (site: Site) => string }[] = [
  {
    host: 'Netlify, Cloudflare Pages',
    words: 'Nothing: the site comes with _headers and _redirects, which both read at the root of what they publish.',
  },
  {
    host: 'nginx',
    words:
      'Lists are in their folders, and what has no ending is JSON. With this, cursors work too, and scripts of other sites may read the files.',
    example: (site) => {
      const at = hrefTo(site, '/v0.1/');
      return [
        'add_header X-Content-Type-Options nosniff;',
        'add_header Access-Control-Allow-Origin *;',
        `location = ${at}servers {`,
        '  default_type application/json;',
        `  if ($arg_cursor ~ "^[0-9]+$") { rewrite ^ ${at}cursor/$arg_cursor.json last; }`,
        `  if ($arg_limit) { rewrite ^ ${at}cursor/1.json last; }`,
        `  try_files ${at}servers/index.json =404;`,
        '}',
        `location ${at} {`,
        '  types { }',
        '  default_type application/json;',
        '  try_files $uri $uri/index.json =404;',
        '}',
        `location ~ \\.md$ { default_type text/markdown; }`,
        `location ~ /feed\\.xml$ { types { } default_type application/atom+xml; }`,
      ].join('\n');
    },
  },
  {
    host: 'Amazon S3',
    words:
      'A key may be an address and the start of others, so upload the lists a second time under their addresses, and give the type with each. The last command lets scripts of other sites read the files.',
    example: () =>
      [
        'aws s3 sync dist/v0.1 s3://BUCKET/v0.1 --content-type application/json',
        'aws s3 cp dist/v0.1/servers/index.json s3://BUCKET/v0.1/servers --content-type application/json',
        'aws s3api put-bucket-cors --bucket BUCKET --cors-configuration \\',
        `  '{"CORSRules":[{"AllowedMethods":["GET","HEAD"],"AllowedOrigins":["*"]}]}'`,
      ].join('\n'),
  },
  {
    host: 'GitHub Pages',
    words:
      'It serves a folder only as HTML and gives files without an ending no type, so a client cannot read the registry there. Everything else works: the site comes with .nojekyll, without which paths that start with an underscore would be left out.',
  },
];
