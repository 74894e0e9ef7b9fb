import { createHash } from 'node:crypto';
import { FILE_EXTENSION, isServerId, LONGEST, UNPORTABLE } from './server-id.ts';

/** Eight hexadecimal digits of the SHA-256 of a text; lone surrogates count, which UTF-8 would make equal. */
function shortHash(text: string): string {
  const bytes = text.isWellFormed() ? Buffer.from(text, 'utf8') : Buffer.from(text, 'utf16le');
  return createHash('sha256').update(bytes).digest('hex').slice(0, 8);
}

/** A readable remainder of a name that cannot stand in an address as it is. */
function remainder(text: string, unwanted: RegExp): string {
  return text
    .replace(unwanted, '-')
    .replace(/^[^A-Za-z0-9_]+/, '')
    .replace(UNPORTABLE, (found) => found.replace('.', '-'))
    .slice(0, LONGEST - 9)
    .replace(/(?<![-.])[-.]+$/, '');
}

/**
 * A tool's part of an address. Names of letters, digits, `_`, `.` and `-` stand as they are; any other name is
 * sanitised and gets `~` and a hash of the whole name, so that two names never share an address.
 */
export function toolSlug(name: string): string {
  const isPortable = name.length <= LONGEST && !FILE_EXTENSION.test(name) && !UNPORTABLE.test(name);
  return isPortable && /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name)
    ? name
    : `${remainder(name, /[^A-Za-z0-9_.-]+/g)}~${shortHash(name)}`;
}

/**
 * The id under which a new server is filed, from its name at its source: a package, a repository, a registry name.
 * Lower case; a leading `@` is dropped and `/` becomes `--`. If any other character had to change, `-` and a hash of
 * the whole name follow.
 */
export function serverId(sourceName: string): string {
  const id = sourceName.toLowerCase().replace(/^@/, '').replaceAll('/', '--');
  if (isServerId(id)) return id;
  return `${remainder(id, /[^a-z0-9._-]+/g).replace(/^_+/, '') || 'server'}-${shortHash(sourceName)}`;
}
