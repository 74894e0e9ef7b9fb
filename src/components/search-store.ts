import type { SearchRoot } from '../page/search-files.ts';
import { loadJson } from './load-json.ts';
import type { SearchStore } from './search-engine.ts';

/** The index whose first file is at an address. Each file is read once; one that could not be read may be asked for again. */
export function storeAt(address: string): SearchStore {
  const folder = address.slice(0, address.lastIndexOf('/') + 1);
  const files = new Map<string, Promise<unknown>>();
  const once = (path: string, cache: RequestCache = 'default'): Promise<unknown> => {
    const known = files.get(path) ?? loadJson(folder + path, cache);
    files.set(path, known);
    known.catch(() => files.delete(path));
    return known;
  };
  // The others' names change with their content, so only the first can be out of date.
  const root = () => once('index.json', 'no-cache') as Promise<SearchRoot & { version: string }>;
  return { root, file: async (path) => once(`${(await root()).version}/${path}`) };
}
