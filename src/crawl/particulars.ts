import { isJsonObject, type JsonObject, type JsonValue } from '../manifest/json.ts';
import { showable } from '../manifest/normalise.ts';

const TITLE_LENGTH = 120;
const DESCRIPTION_LENGTH = 1000;

/** A title of a stranger's, on one line; nothing where it has no character to show. */
export function titleFrom(...candidates: (JsonValue | undefined)[]): string | undefined {
  return candidates.map((each) => (typeof each === 'string' ? showable(each, TITLE_LENGTH) : '')).find(Boolean);
}

export function descriptionFrom(...candidates: (JsonValue | undefined)[]): string | undefined {
  return candidates.map((each) => (typeof each === 'string' ? showable(each, DESCRIPTION_LENGTH) : '')).find(Boolean);
}

/** An http or https address without credentials, query or fragment; nothing for anything else. */
export function addressFrom(...candidates: (JsonValue | undefined)[]): string | undefined {
  for (const candidate of candidates) {
    const url = typeof candidate === 'string' ? URL.parse(candidate) : null;
    if (!url || !/^https?:$/.test(url.protocol) || !url.hostname) continue;
    return url.origin + (url.pathname === '/' && !String(candidate).endsWith('/') ? '' : url.pathname);
  }
  return undefined;
}

const HOSTS: Record<string, string> = { github: 'github.com', gitlab: 'gitlab.com', bitbucket: 'bitbucket.org' };

/** npm's ways to write a repository: https://docs.npmjs.com/cli/v11/configuring-npm/package-json#repository */
export function repositoryFrom(value: JsonValue | undefined): string | undefined {
  const written = isJsonObject(value) ? value.url : value;
  if (typeof written !== 'string') return undefined;
  const short = /^(?:(github|gitlab|bitbucket):)?([\w.-]+\/[\w.-]+)$/.exec(written);
  if (short) return `https://${HOSTS[short[1] ?? 'github']}/${short[2]}`;
  const https = written
    .replace(/^git\+/, '')
    .replace(/^(?:ssh:\/\/)?git@([^/:]+)[/:]/, 'https://$1/')
    .replace(/^git:/, 'https:')
    .replace(/#.*/, '')
    .replace(/\.git$/, '');
  return addressFrom(https);
}

const LICENCE_ID = '[A-Za-z0-9][A-Za-z0-9.+-]*';
const SPDX = new RegExp(String.raw`^\(*${LICENCE_ID}(?:\)* (?:AND|OR|WITH) \(*${LICENCE_ID})*\)*$`);

/**
 * A licence as an SPDX expression, or `unknown`: what is no expression ("SEE LICENSE IN …"), and npm's `UNLICENSED`.
 * `MIT/Apache-2.0`, as it was once written, means either.
 */
export function licenceFrom(...candidates: (JsonValue | undefined)[]): string {
  for (const candidate of candidates) {
    const written = isJsonObject(candidate) ? candidate.type : candidate;
    if (typeof written !== 'string') continue;
    const expression = written.trim().replaceAll('/', ' OR ').replace(/\s+/g, ' ');
    if (SPDX.test(expression) && expression !== 'UNLICENSED' && expression.length <= 200) return expression;
  }
  return 'unknown';
}

/** What `package.json` says of a server. */
export function fromPackage(manifest: JsonObject) {
  return {
    description: descriptionFrom(manifest.description),
    licence: licenceFrom(manifest.license, Array.isArray(manifest.licenses) ? manifest.licenses[0] : undefined),
    website: addressFrom(manifest.homepage),
    repository: repositoryFrom(manifest.repository),
  };
}
