import { printJson } from '../policy/print.ts';

/** A file of the site, by its address below the root. What it holds is made when it is asked for, or piece by piece. */
export interface SiteFile {
  address: string;
  text: () => string | Uint8Array | Iterable<string>;
}

/** A file of JSON, a key a line. */
export function jsonFile(address: string, value: () => unknown): SiteFile {
  return { address, text: () => `${JSON.stringify(value(), null, 1)}\n` };
}

/** A policy, as the policy's own printer writes it. */
export function policyJsonFile(address: string, value: () => unknown): SiteFile {
  return { address, text: () => `${printJson(value())}\n` };
}

/** What a file holds, in pieces that can be written one after the other. */
export function piecesOf({ text }: SiteFile): Iterable<string | Uint8Array> {
  const content = text();
  return typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
}
