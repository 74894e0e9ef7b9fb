import type { ServerEntry } from '../catalog/catalog.ts';
import type { PageIndex, Place } from './catalog-index.ts';
import { listed, type Phrase, say } from './phrase.ts';
import { type RelatedTool, relatedTool } from './related.ts';
import { theServer } from './server-name.ts';
import { isOfPart, PARTS, TRIFECTA_PARTS, type TrifectaPart } from './trifecta.ts';

/** One of the three things that together let planted text carry private data out. */
export interface CombinationPart {
  key: TrifectaPart;
  heading: string;
  /** In a word or two, for the picture. */
  short: string;
  /** The riskiest of them. */
  tools: RelatedTool[];
  count: number;
}

/** What the tools of one server can do together that none does alone. */
export interface Combination {
  /** True where no part is missing. */
  complete: boolean;
  sentence: Phrase;
  parts: CombinationPart[];
  /** The picture in words. */
  hearing: string;
}

const MAX_TOOLS = 3;

function partOf(index: PageIndex, places: readonly Place[], key: TrifectaPart): CombinationPart {
  const { heading, short } = PARTS[key];
  const found = places.filter(({ tool }) => isOfPart(key, tool.record.capabilities));
  return {
    key,
    heading,
    short,
    count: found.length,
    tools: found.slice(0, MAX_TOOLS).map((place) => relatedTool(index, place)),
  };
}

function sentenceOf(server: string, missing: readonly CombinationPart[]): Phrase {
  if (missing.length === 0) {
    return say`An agent that has all tools of ${server} can be made to give private data away: text that somebody planted tells it to read the data with one tool and to send it with another. Leaving out one of these three kinds of tool stops that.`;
  }
  const lacking = missing.map(({ key }) => say`${PARTS[key].missing}`);
  return say`No tool of ${server} ${listed(lacking, 'or')}. Another server beside it may: the three together let text that somebody planted carry private data out.`;
}

/** What a server's tools have of the combination, or undefined where they have nothing of it. */
export function combinationOf(index: PageIndex, server: ServerEntry): Combination | undefined {
  const places = index.placesOf(server);
  const parts = TRIFECTA_PARTS.map((key) => partOf(index, places, key));
  const missing = parts.filter(({ count }) => count === 0);
  if (missing.length === parts.length) return undefined;
  const words = parts.map(
    ({ heading, count }) => `${heading.toLowerCase()}: ${count || 'no'} ${count === 1 ? 'tool' : 'tools'}`,
  );
  return {
    complete: missing.length === 0,
    sentence: sentenceOf(theServer(index.labelOf(server)), missing),
    parts,
    hearing: `Private data and strangers’ text lead to the agent, and from it a way out. ${words.join('; ')}.`,
  };
}
