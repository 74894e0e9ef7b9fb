import type { Source } from '../catalog/record.ts';
import type { ServerCheck } from './check.ts';

/** What a reader needs, of each kind of source, to find the definitions again. */
const NEEDED = {
  npm: ['version'],
  command: [],
  http: [],
  manifest: [],
  registry: ['url'],
  page: ['url'],
} as const satisfies Record<Source['kind'], readonly (keyof Source)[]>;

export const sourceIsKnown: ServerCheck = {
  id: 'source-is-known',
  severity: 'warning',
  sentence: 'A server’s record says where its definitions can be found again.',
  scope: 'server',
  find(entry) {
    const { source } = entry.server;
    const missing = NEEDED[source.kind].filter((key) => source[key] === undefined);
    return missing.map((key) => ({
      entry,
      path: ['source', key],
      message: `The source is of kind ${source.kind} and has no \`${key}\`: nobody can find the definitions again.`,
      remedy: `Add \`${key}\` to the source.`,
    }));
  },
};
