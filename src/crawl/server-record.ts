import type { Capture } from '../catalog/merge.ts';
import type { Source } from '../catalog/record.ts';
import type { JsonObject } from '../manifest/json.ts';
import { addressFrom, descriptionFrom, titleFrom } from './particulars.ts';
import type { CommandTarget, HttpTarget, NpmTarget, Particulars } from './target.ts';

export type Server = Capture['server'];
/** What a source says of a server as a whole. */
export type Found = Partial<Pick<Server, 'description' | 'licence' | 'website'>> & { repository?: string | undefined };

/** Without the members that are undefined, so that a record has no empty keys. */
function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}

/** The server's record, from what a person said of it, what it says itself, and what its package says. */
export function serverRecord(said: Particulars, title: string, found: Found, source: Server['source']): Server {
  return present({
    title: titleFrom(said.title, title) ?? source.name,
    description: found.description,
    licence: said.licence ?? found.licence ?? 'unknown',
    website: said.website ?? found.website,
    source: present({ ...source, repository: found.repository ?? source.repository }),
  });
}

export function accessOf(target: NpmTarget | CommandTarget | HttpTarget): Source['access'] {
  if (target.access) return target.access;
  const given = target.kind === 'http' ? target.headers : target.env;
  return Object.keys(given).length > 0 ? 'authorised' : 'anonymous';
}

/** What a server calls itself. Names made for programs say less than the package's own. */
export function titleOf(info: JsonObject, fallback: string): string {
  return titleFrom(info.title, info.name) ?? fallback;
}

/** What a server says of itself besides its name. */
export function fromServerInfo(info: JsonObject): Found {
  return { description: descriptionFrom(info.description), website: addressFrom(info.websiteUrl) };
}
