import type { ServerEntry } from '../catalog/catalog.ts';
import { recommend } from '../policy/recommend.ts';
import { type Verdict, verdictOf } from '../policy/recommended.ts';
import type { PageIndex } from './catalog-index.ts';
import { definitionTokens } from './tokens.ts';

/** A tool as the composer needs it. */
export type StackTool = Verdict & {
  /** Its part of the address, where that is not its name. */
  slug?: string;
  /** The size of its definition. */
  tokens: number;
};

/** A server as the composer needs it: nothing of its schemas or texts, and only tools that are not retired. */
export interface StackFile {
  id: string;
  title: string;
  tools: StackTool[];
}

/** The file of a server for the stack composer. */
export function stackFile(index: PageIndex, server: ServerEntry): StackFile {
  const tools = server.tools.filter(({ record }) => record.retired === undefined);
  return {
    id: server.id,
    title: index.labelOf(server),
    tools: tools.map(({ record, slug }) => ({
      ...verdictOf(record, recommend(record)),
      ...(slug !== record.name && { slug }),
      tokens: definitionTokens(record),
    })),
  };
}
