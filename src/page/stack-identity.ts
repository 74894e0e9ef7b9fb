/* What a server is at its source, spelled in one way: the catalogue's records and people's configurations both name it. */

/** A name that a package can have, without its version. */
const PACKAGE = {
  npm: /^(?:@[a-z0-9~_-][a-z0-9~._-]*\/)?[a-z0-9~_-][a-z0-9~._-]*$/i,
  pypi: /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i,
} as const;

const LONGEST = 214;

/** `npm:@scope/name`; undefined where a text is no package's name. */
export function packageIdentity(kind: keyof typeof PACKAGE, name: string): string | undefined {
  if (name.length > LONGEST || !PACKAGE[kind].test(name)) return undefined;
  return `${kind}:${kind === 'pypi' ? name.toLowerCase().replace(/[-_.]+/g, '-') : name.toLowerCase()}`;
}

const PLAIN_SEGMENT = /^[\w.-]{1,100}$/;

/** `repo:github.com/owner/name` of a repository's address, whatever stands around it; undefined of anything else. */
export function repositoryIdentity(address: string): string | undefined {
  const text = address
    .replace(/^git\+/, '')
    .replace(/^(?:ssh:\/\/)?git@([\w.-]+)[:/]/, 'https://$1/')
    .replace(
      /^(github|gitlab|bitbucket):(?!\/)/,
      (_, host: string) => `https://${host}.${host === 'bitbucket' ? 'org' : 'com'}/`,
    );
  const url = URL.parse(text);
  if (!url || !/^(?:https?|git):$/.test(url.protocol)) return undefined;
  const [owner = '', name = ''] = url.pathname.slice(1).split('/');
  const plain = (name.split('@', 1)[0] ?? '').replace(/\.git$/, '');
  if (!PLAIN_SEGMENT.test(owner) || !PLAIN_SEGMENT.test(plain)) return undefined;
  return `repo:${url.hostname}/${owner}/${plain}`.toLowerCase();
}

/** `url:host/path` of a server's address, without what may be secret: who asks, a query, a fragment. */
export function urlIdentity(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return undefined;
  // Servers answer at both, the older transport at the second.
  const path = url.pathname.replace(/(?<!\/)\/+$/, '').replace(/\/(?:mcp|sse)$/, '');
  return `url:${url.host}${path}`.toLowerCase().slice(0, 300);
}

/** Elsewhere what looks like an owner and a name may be the path of a download, and hold a key. */
const FORGES = /^repo:(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\//;

const hasPath = (identity: string): boolean =>
  identity.startsWith('url:') || (identity.startsWith('repo:') && !FORGES.test(identity));

/** The part of an identity that may be shown: of an address the host alone, since paths can hold keys. */
export function shownIdentity(identity: string): string {
  const text = identity.replace(/^\w+:/, '');
  return hasPath(identity) ? (text.split('/', 1)[0] ?? '') : text;
}

/** What an identity is looked up by: of an address its host alone, so that nothing of the path is asked for. */
export function soughtText(identity: string): string {
  return hasPath(identity) ? shownIdentity(identity) : identity.replace(/^\w+:(?:github\.com\/)?/, '');
}
