import type { ServerEntry } from '../catalog/catalog.ts';
import { actionOf } from '../catalog/risk.ts';
import type { PageIndex, Place } from './catalog-index.ts';
import { numberText, percentText } from './count-text.ts';
import { nameText, type Phrase, say } from './phrase.ts';
import { hrefTo, paths } from './site.ts';
import { definitionTokens, serverTokens, TOKEN_ERROR, tokensText, WINDOW } from './tokens.ts';

/** A tool and the size of its definition. */
export interface SizedTool {
  name: string;
  href: string;
  tokens: number;
  /** True where the recommended policy hides it. */
  hidden: boolean;
}

/** How much of a model's window a server's definitions take. */
export interface DefinitionSize {
  sentence: Phrase;
  /** What the recommended policy saves. */
  saved: Phrase;
  /** How far off the figures are. */
  note: Phrase;
  /** In tokens: what stays, and what the recommended policy hides. */
  shown: number;
  hidden: number;
  /** The largest first. */
  heaviest: SizedTool[];
  /** The tokens of the other tools together. */
  rest: number;
}

const MAX_HEAVIEST = 8;

const NOTE = say`Estimated for name, description and input schema as JSON, after the tokenizer ${TOKEN_ERROR.tokenizer}: for nine tools in ten the figure is within ${TOKEN_ERROR.tool} % of it. Other models count otherwise.`;

function savedOf(hidden: number, tools: number, all: number): Phrase {
  if (tools === 0) return say`The recommended policy hides none of them, so it saves nothing here.`;
  const them = tools === 1 ? 'one of them' : `${tools} of them`;
  return say`The recommended policy hides ${them}. A client or gateway that leaves hidden tools out of the list saves about ${tokensText(hidden)} tokens, ${percentText(hidden, all)}.`;
}

function sized({ site }: PageIndex, { server, tool }: Place): SizedTool {
  return {
    name: nameText(tool.record.name, 60),
    href: hrefTo(site, paths.tool(server, tool)),
    tokens: definitionTokens(tool.record),
    hidden: actionOf(tool.record.risk) === 'hide',
  };
}

/** Undefined where a server has no tools. */
export function definitionSize(index: PageIndex, server: ServerEntry): DefinitionSize | undefined {
  const places = index.placesOf(server);
  if (places.length === 0) return undefined;
  const { all, shown } = serverTokens(places.map(({ tool }) => tool.record));
  const tools = places.map((each) => sized(index, each)).sort((a, b) => b.tokens - a.tokens);
  const heaviest = tools.slice(0, MAX_HEAVIEST);
  const of = places.length === 1 ? 'The definition takes' : `The ${places.length} definitions take`;
  return {
    sentence: say`${of} about ${tokensText(all)} tokens, ${percentText(all, WINDOW)} of a window of ${numberText(WINDOW)}.`,
    saved: savedOf(all - shown, tools.filter(({ hidden }) => hidden).length, all),
    note: NOTE,
    shown,
    hidden: all - shown,
    heaviest,
    rest: all - heaviest.reduce((sum, { tokens }) => sum + tokens, 0),
  };
}
