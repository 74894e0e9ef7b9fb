import type { Source } from '../catalog/record.ts';
import type { ServerCheck } from './check.ts';

/** What a reader needs, of each kind of source, to find the definitions again: one of these, or the name alone. */
const NEEDED = {
  npm: ['version'],
  command: [],
  http: [],
  manifest: [],
  registry: ['url', 'repository'],
  page: ['url', 'repository'],
} as const satisfies Record<Source['kind'], readonly (keyof Source)[]>;

export const sourceIsKnown: ServerCheck = {
  id: 'source-is-known',
  severity: 'warning',
  sentence: 'A server’s record says where its definitions can be found again.',
  scope: 'server',
  find(entry) {
    const { source } = entry.server;
    const needed: readonly (keyof Source)[] = NEEDED[source.kind];
    if (needed.length === 0 || needed.some((key) => source[key] !== undefined)) return [];
    const keys = needed.map((key) => `\`${key}\``).join(' or ');
    return [
      {
        entry,
        path: ['source'],
        message: `The source is of kind ${source.kind} and has no ${keys}: nobody can find the definitions again.`,
        remedy: `Add ${keys} to the source.`,
      },
    ];
  },
};
