/* What a stack of servers amounts to. Runs in the browser, on the files that `stack-file.ts` describes. */

import { actionOf, riskRank } from '../catalog/risk.ts';
import type { Action, Risk } from '../catalog/vocabulary.ts';
import { type Badge, type Badges, badgesFor } from './badge.ts';
import { counted, numberText, percentText } from './count-text.ts';
import { code, listed, type Phrase, paragraph, say } from './phrase.ts';
import { riskShares, type Share } from './rows.ts';
import { hrefTo, paths, type Site } from './site.ts';
import type { StackFile, StackTool } from './stack-file.ts';
import { tokensText, WINDOW } from './tokens.ts';
import { isOfPart, PARTS, type TrifectaPart } from './trifecta.ts';

/** A server of the stack under the reader's name for it. */
export interface Picked {
  label: string;
  file: StackFile;
}

/** A server's part of the stack. */
export interface StackRow {
  label: string;
  title: string;
  href: string;
  tools: number;
  risks: Share<Risk>[];
  tokens: number;
  /** Of the tools that the policy hides. */
  saved: number;
}

/** A tool that is one of the three parts. */
export interface LegTool {
  name: Phrase;
  href: string;
  label: string;
  risk: Badge<Risk>;
  /** What the policy does with it. */
  action: Badge<Action>;
}

/** The tools of the stack that are one of the three parts. */
export interface StackLeg {
  heading: string;
  /** The same for a picture. */
  short: string;
  /** Riskiest first. */
  tools: LegTool[];
  /** How many of each server, in the order of the stack. */
  counts: number[];
}

/** Everything about a stack but its policy. */
export interface StackSummary {
  sentence: Phrase;
  risks: Share<Risk>[];
  rows: StackRow[];
  together: { complete: boolean; sentence: Phrase; legs: StackLeg[] };
  tokens: { all: number; saved: number; sentence: Phrase };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const isHidden = ({ risk }: StackTool): boolean => actionOf(risk) === 'hide';
const tokensOf = (tools: readonly StackTool[]): number => sum(tools.map(({ tokens }) => tokens));

const risksOf = (tools: readonly StackTool[]): Risk[] => tools.map(({ risk }) => risk);

function rowOf(site: Pick<Site, 'base'>, badges: Badges, { label, file }: Picked): StackRow {
  return {
    label,
    title: file.title,
    href: hrefTo(site, paths.server(file)),
    tools: file.tools.length,
    risks: riskShares(badges, risksOf(file.tools)),
    tokens: tokensOf(file.tools),
    saved: tokensOf(file.tools.filter(isHidden)),
  };
}

function legTools(site: Pick<Site, 'base'>, badges: Badges, picked: readonly Picked[], part: TrifectaPart): LegTool[] {
  const found = picked.flatMap(({ label, file }) =>
    file.tools.filter((tool) => isOfPart(part, tool.capabilities)).map((tool) => ({ label, file, tool })),
  );
  return found
    .toSorted((a, b) => riskRank(a.tool.risk) - riskRank(b.tool.risk))
    .map(({ label, file, tool }) => ({
      name: code(tool.name, 80),
      href: hrefTo(site, paths.tool(file, { slug: tool.slug ?? tool.name })),
      label,
      risk: badges.risk[tool.risk],
      action: badges.action[actionOf(tool.risk)],
    }));
}

/** True where the policy lets calls through with nobody asked. */
const isUnasked = ({ action }: LegTool): boolean => action.key === 'allow' || action.key === 'limit';

const QUOTED = (heading: string): string => `“${heading}”`;

/** Which servers have all three parts by themselves. */
function aloneSentence(picked: readonly Picked[], legs: readonly StackLeg[]): Phrase {
  const alone = picked.filter((_, at) => legs.every(({ counts }) => (counts[at] ?? 0) > 0));
  if (picked.length === 1) return [];
  if (alone.length === 0) return say`No server has all three kinds of tool by itself: it takes them together.`;
  const names = listed(alone.slice(0, 5).map(({ label }) => code(label)));
  const more = alone.length > 5 ? ` and ${alone.length - 5} more` : '';
  return say`All three kinds of tool are there already in ${names}${more} alone.`;
}

/** Whether the policy breaks the combination, and what would. */
function cutSentence(legs: readonly StackLeg[]): Phrase {
  const unasked = legs.map((leg) => ({ heading: leg.heading, left: leg.tools.filter(isUnasked).length }));
  const cut = unasked.find(({ left }) => left === 0);
  if (cut)
    return say`The recommended policy lets no tool of ${QUOTED(cut.heading)} through without a person, which breaks it as long as that person looks.`;
  const least = unasked.reduce((a, b) => (b.left < a.left ? b : a));
  return say`The recommended policy alone does not break it: it lets tools of all three kinds through. The least to take away besides is ${QUOTED(least.heading)}, ${counted(least.left, 'tool', 'tools')}.`;
}

function togetherSentence(picked: readonly Picked[], legs: readonly StackLeg[]): Phrase {
  const missing = legs.filter(({ tools }) => tools.length === 0);
  if (missing.length > 0) {
    const names = listed(
      missing.map(({ heading }) => QUOTED(heading)),
      'or',
    );
    return say`No tool of this stack is known to be of the kind ${names}, so that these tools alone cannot be made to read private data and give it away. Tools from elsewhere, such as the client’s own web search or shell, count too.`;
  }
  return paragraph([
    say`An agent that has all of these tools can be made to give private data away: text that somebody planted tells it to read the data with one tool and to send it with another.`,
    aloneSentence(picked, legs),
    cutSentence(legs),
  ]);
}

/** As an attack goes: text comes in, data is read, and goes out. */
const AS_IT_GOES: readonly TrifectaPart[] = ['untrusted', 'private', 'out'];

function togetherOf(site: Pick<Site, 'base'>, badges: Badges, picked: readonly Picked[]): StackSummary['together'] {
  const legs = AS_IT_GOES.map((part): StackLeg => {
    const counts = picked.map(({ file }) => file.tools.filter((tool) => isOfPart(part, tool.capabilities)).length);
    const { heading, short } = PARTS[part];
    return { heading, short, tools: legTools(site, badges, picked, part), counts };
  });
  return { complete: legs.every(({ tools }) => tools.length > 0), sentence: togetherSentence(picked, legs), legs };
}

function tokensSentence(all: number, saved: number, hidden: number): Phrase {
  const window = numberText(WINDOW);
  const first = say`The definitions of all these tools take about ${tokensText(all)} tokens, ${percentText(all, WINDOW)} of a window of ${window}, before anybody has asked for anything.`;
  const second =
    hidden === 0
      ? say`The recommended policy hides none of them, so it saves nothing here.`
      : say`Where ${counted(hidden, 'critical tool is', 'critical tools are')} hidden, as the recommended policy says, about ${tokensText(saved)} of them are saved.`;
  return paragraph([first, second]);
}

function totalsSentence(picked: readonly Picked[], risks: readonly Share<Risk>[], all: number): Phrase {
  const parts = risks
    .filter(({ count }) => count > 0)
    .map(({ badge, count }) => `${numberText(count)} ${badge.label.toLowerCase()}`);
  const servers = counted(picked.length, 'server', 'servers');
  if (all === 0) return say`${servers}, of which no tool has been recorded.`;
  return say`${counted(all, 'tool', 'tools')} of ${servers}: ${parts.join(', ')}.`;
}

/** What these servers amount to together. */
export function summarise(site: Pick<Site, 'base'>, picked: readonly Picked[]): StackSummary {
  const badges = badgesFor(site);
  const tools = picked.flatMap(({ file }) => file.tools);
  const hidden = tools.filter(isHidden);
  const risks = riskShares(badges, risksOf(tools));
  const all = tokensOf(tools);
  const saved = tokensOf(hidden);
  return {
    sentence: totalsSentence(picked, risks, tools.length),
    risks,
    rows: picked.map((one) => rowOf(site, badges, one)),
    together: togetherOf(site, badges, picked),
    tokens: { all, saved, sentence: tokensSentence(all, saved, hidden.length) },
  };
}
