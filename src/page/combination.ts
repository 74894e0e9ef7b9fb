import type { ServerEntry } from '../catalog/catalog.ts';
import type { Capability } from '../catalog/vocabulary.ts';
import type { PageIndex } from './catalog-index.ts';
import { type Phrase, say } from './phrase.ts';
import { type RelatedTool, relatedTool } from './related.ts';
import { theServer } from './server-name.ts';

/** One of the three things that together let planted text carry private data out. */
export interface CombinationPart {
  heading: string;
  /** The riskiest of them. */
  tools: RelatedTool[];
  count: number;
}

/** What the tools of one server can do together that none does alone. */
export interface Combination {
  sentence: Phrase;
  parts: CombinationPart[];
}

/** Simon Willison's "lethal trifecta": private data, untrusted content and a way out. */
const PARTS: readonly { heading: string; capabilities: readonly Capability[] }[] = [
  { heading: 'Reach private data', capabilities: ['reads-private-data', 'returns-secrets'] },
  { heading: 'Bring in text that strangers write', capabilities: ['ingests-untrusted'] },
  { heading: 'Carry something out', capabilities: ['sends-externally'] },
];

const MAX_TOOLS = 4;

/** The combination that a server's tools complete, or undefined where a part of it is missing. */
export function combinationOf(index: PageIndex, server: ServerEntry): Combination | undefined {
  const places = index.placesOf(server);
  const parts = PARTS.map(({ heading, capabilities }) => {
    const found = places.filter(({ tool }) => capabilities.some((each) => tool.record.capabilities.includes(each)));
    return { heading, count: found.length, tools: found.slice(0, MAX_TOOLS).map((place) => relatedTool(index, place)) };
  });
  if (parts.some(({ count }) => count === 0)) return undefined;
  const sentence = say`An agent that has all tools of ${theServer(index.labelOf(server))} can be made to give private data away: text that somebody planted tells it to read the data with one tool and to send it with another. Leaving out one of these three kinds of tool stops that.`;
  return { sentence, parts };
}
