import type { ServerEntry } from './catalog.ts';
import { isFreshlyReviewed } from './merge.ts';
import { byCodeUnits } from './order.ts';
import type { Evidence, ToolRecord } from './record.ts';
import { riskRank } from './risk.ts';
import { compareRisk, sameEffect, type Verdict } from './verdict.ts';
import type { Risk } from './vocabulary.ts';

/**
 * What can have happened to a tool between two states of the catalogue, what matters most first. Verdicts and reviews
 * are looked at apart, so that one tool can be in two of these.
 */
export const CHANGE_KINDS = [
  'riskier',
  'removed',
  'review-removed',
  'new',
  'milder',
  'reclassified',
  'redefined',
  'reviewed',
  'retired',
  'returned',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Change {
  kind: ChangeKind;
  server: string;
  tool: string;
  before?: Verdict;
  after?: Verdict;
  /** The words that decided on the verdict after, or on the one before where there is none after. */
  because: readonly Evidence[];
  /** The reviewer's reason, where a review decides. */
  reason?: string;
}

/** The parts of the catalogue that are compared: only servers that may differ need be given. */
export type Servers = readonly Pick<ServerEntry, 'id' | 'tools'>[];

function verdictIn({ category, capabilities, risk }: ToolRecord): Verdict {
  return { category, capabilities, risk };
}

/** The parts of a state of a tool that are compared. */
export interface Compared extends Verdict {
  digest: string;
  /** What tells one review from another: its reason, or its day. */
  review?: string | undefined;
  retired?: string | undefined;
}

function verdictKind(before: Compared, after: Compared): ChangeKind | undefined {
  const risk = compareRisk(before.risk, after.risk);
  if (risk !== 0) return risk > 0 ? 'riskier' : 'milder';
  if (!sameEffect(before, after)) return 'reclassified';
  return before.digest === after.digest ? undefined : 'redefined';
}

function listingKind(before: Compared, after: Compared): ChangeKind | undefined {
  if ((before.retired === undefined) === (after.retired === undefined)) return undefined;
  return after.retired === undefined ? 'returned' : 'retired';
}

function reviewKind(before: Compared, after: Compared): ChangeKind | undefined {
  if (before.review !== undefined && after.review === undefined) return 'review-removed';
  return after.review !== undefined && before.review !== after.review ? 'reviewed' : undefined;
}

/** What happened to a tool between two states of it; nothing where they say the same. */
export function kindsBetween(before: Compared | undefined, after: Compared | undefined): ChangeKind[] {
  if (!before) return after ? ['new'] : [];
  if (!after) return ['removed'];
  const kinds = [verdictKind(before, after), listingKind(before, after), reviewKind(before, after)];
  return kinds.filter((kind) => kind !== undefined);
}

function comparedOf(record: ToolRecord | undefined): Compared | undefined {
  if (!record) return undefined;
  const { definition, review, retired } = record;
  return { ...verdictIn(record), digest: definition.digest, review: review?.reason, retired };
}

function changesOf(server: string, before: ToolRecord | undefined, after: ToolRecord | undefined): Change[] {
  const record = after ?? before;
  if (!record) return [];
  return kindsBetween(comparedOf(before), comparedOf(after)).map((kind) => ({
    kind,
    server,
    tool: record.name,
    ...(before && { before: verdictIn(before) }),
    ...(after && { after: verdictIn(after) }),
    because: record.suggestion.because,
    ...(record.review && isFreshlyReviewed(record) && { reason: record.review.reason }),
  }));
}

function recordsByName(entry: Servers[number] | undefined): Map<string, ToolRecord> {
  return new Map(entry?.tools.map(({ record }) => [record.name, record]));
}

function compareServer(id: string, base: Servers[number] | undefined, head: Servers[number] | undefined): Change[] {
  const [before, after] = [recordsByName(base), recordsByName(head)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name) => changesOf(id, before.get(name), after.get(name)));
}

/** What a change is weighed by. */
interface Weighed {
  kind: ChangeKind;
  before?: { risk: Risk } | undefined;
  after?: { risk: Risk } | undefined;
}

/** By kind, then the riskiest first. */
export function byKindAndRisk(a: Weighed, b: Weighed): number {
  const rank = ({ after, before }: Weighed) => riskRank((after ?? before)?.risk ?? 'low');
  return CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind) || rank(a) - rank(b);
}

/** What matters most first, then by server and tool. */
function byWeight(a: Change, b: Change): number {
  return byKindAndRisk(a, b) || byCodeUnits(a.server, b.server) || byCodeUnits(a.tool, b.tool);
}

/** What differs between two states of the catalogue, tool by tool, what matters most first. */
export function compareCatalogs(base: Servers, head: Servers): Change[] {
  const [before, after] = [base, head].map((servers) => new Map(servers.map((entry) => [entry.id, entry])));
  const ids = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])];
  return ids.flatMap((id) => compareServer(id, before?.get(id), after?.get(id))).sort(byWeight);
}
