import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The kinds of page that the site has, by their addresses below the base. A page of no kind fails the tests. */
const KINDS: readonly (readonly [kind: string, address: RegExp])[] = [
  ['home', /^\/$/],
  ['servers', /^\/servers\/(?:page\/\d+\/)?$/],
  ['tool', /^\/servers\/[^/]+\/tools\/[^/]+\/$/],
  ['maintainer kit', /^\/servers\/[^/]+\/kit\/$/],
  ['server', /^\/servers\/[^/]+\/$/],
  ['list of tools', /^\/(?:risk|category|capability)\/[^/]+\/(?:page\/\d+\/)?$/],
  ['changes', /^\/changes\/(?:page\/\d+\/)?$/],
  ['coverage', /^\/coverage\/$/],
  ['contradictions', /^\/contradictions\/$/],
  ['attacks', /^\/attacks\/$/],
  ['attack matrix', /^\/attacks\/matrix\/$/],
  ['attack', /^\/attacks\/[^/]+\/$/],
  ['rules', /^\/rules\/$/],
  ['rule', /^\/rules\/[^/]+\/$/],
  ['formats', /^\/formats\/$/],
  ['format', /^\/formats\/[^/]+\/$/],
  ['guides', /^\/guides\/$/],
  ['guide', /^\/guides\/[^/]+\/$/],
  ['stack', /^\/stack\/$/],
  ['accuracy', /^\/accuracy\/$/],
  ['mistakes', /^\/accuracy\/mistakes\/$/],
  ['api', /^\/api\/$/],
  ['not found', /^\/404\.html$/],
];

/** The names of all kinds. */
export const KIND_NAMES: readonly string[] = KINDS.map(([kind]) => kind);

/** The kind of the page at an address below the base, or undefined where it is of none. */
export function kindOf(address: string): string | undefined {
  return KINDS.find(([, pattern]) => pattern.test(address))?.[0];
}

/** A page of a built site. */
export interface BuiltPage {
  /** Below the base: `/servers/`. */
  address: string;
  /** In the site's folder. */
  file: string;
  bytes: number;
}

/** Every page of a built site, largest first. */
export function builtPages(folder: string): BuiltPage[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({
      address: `/${file
        .split(sep)
        .join('/')
        .replace(/(^|\/)index\.html$/, '$1')}`,
      file,
      bytes: statSync(join(folder, file)).size,
    }))
    .sort((a, b) => b.bytes - a.bytes || (a.address < b.address ? -1 : 1));
}

/** The largest page of each kind and the smallest. */
export function samplePages(pages: readonly BuiltPage[]): BuiltPage[] {
  const byKind = Map.groupBy(pages, ({ address }) => kindOf(address) ?? 'none');
  return [...byKind.values()].flatMap((all) => [...new Set([all[0], all.at(-1)])]).filter((page) => page !== undefined);
}
