import type { ServerEntry, ToolEntry } from '../catalog/catalog.ts';
import { isState, type LogLine, type ToolState } from '../catalog/change-log.ts';
import { byKindAndRisk, CHANGE_KINDS, type ChangeKind, type Compared, kindsBetween } from '../catalog/compare.ts';
import { byCodeUnits } from '../catalog/order.ts';
import { sameEffect } from '../catalog/verdict.ts';
import type { Risk } from '../catalog/vocabulary.ts';
import type { PageIndex } from './catalog-index.ts';
import { changeWords, groupWords } from './change-words.ts';
import { nameText, type Phrase } from './phrase.ts';
import { riskShares, type Share } from './rows.ts';
import { paths } from './site.ts';

/**
 * Why a verdict changed, as far as the log tells: the server said something else, a person decided otherwise, or the
 * classifier reads the same words otherwise.
 */
export type ChangeCause = 'definition' | 'review' | 'classifier';

/** What happened to one tool on one day. */
export interface ChangeEntry {
  /** Names the change for good: `2026-11-22/<server>/<tool>`. The tool's name is as the server wrote it. */
  id: string;
  date: string;
  /** The server's id. */
  server: string;
  /** The tool's name, as the server wrote it. */
  tool: string;
  /** All that happened, what matters most first. */
  kinds: readonly ChangeKind[];
  /** The first of them. */
  kind: ChangeKind;
  before?: ToolState | undefined;
  after?: ToolState | undefined;
  /** Absent where no verdict changed, or the tool is new. */
  cause?: ChangeCause | undefined;
  words: Phrase;
  /** The tool's page below the site's base; absent where the record is gone. */
  path?: string | undefined;
}

/** What happened to the tools of one server on one day. */
export interface ChangeGroup {
  /** Names the group for good: `2026-11-22/<server>`. */
  id: string;
  date: string;
  server: string;
  /** The server's name for people. */
  title: string;
  /** The server's page below the site's base; absent where its record is gone. */
  path?: string | undefined;
  /** True on the server's first day in the catalogue, on which every tool is new. */
  first: boolean;
  words: Phrase;
  /** Tools of each risk after the changes, riskiest first. */
  risks: Share<Risk>[];
  /** What matters most first, then the riskiest. */
  changes: readonly ChangeEntry[];
}

function compared(state: ToolState | undefined): Compared | undefined {
  return state && { ...state, review: state.reviewed };
}

/** Nothing where a risk, category and capabilities stayed as they were. */
function causeOf(before: ToolState | undefined, after: ToolState | undefined): ChangeCause | undefined {
  if (!before || !after || (before.risk === after.risk && sameEffect(before, after))) return undefined;
  if (before.digest !== after.digest) return 'definition';
  return before.reviewed === after.reviewed ? 'classifier' : 'review';
}

interface Known {
  entry: ServerEntry | undefined;
  tools: ReadonlyMap<string, ToolEntry>;
}

function entryOf(server: string, before: ToolState | undefined, line: LogLine, known: Known): ChangeEntry | undefined {
  const after = isState(line) ? line : undefined;
  const kinds = kindsBetween(compared(before), compared(after)).toSorted(
    (a, b) => CHANGE_KINDS.indexOf(a) - CHANGE_KINDS.indexOf(b),
  );
  const [kind] = kinds;
  if (kind === undefined) return undefined;
  const { on: date, tool } = line;
  const found = known.tools.get(tool);
  const cause = causeOf(before, after);
  return {
    id: `${date}/${server}/${tool}`,
    date,
    server,
    tool,
    kinds,
    kind,
    before,
    after,
    cause,
    words: changeWords({ kinds, before, after, cause }),
    path: known.entry && found && paths.tool(known.entry, found),
  };
}

function byWeight(a: ChangeEntry, b: ChangeEntry): number {
  return byKindAndRisk(a, b) || byCodeUnits(a.tool, b.tool);
}

function groupOf(
  index: PageIndex,
  { id, date, first, known }: { id: string; date: string; first: boolean; known: Known },
  changes: readonly ChangeEntry[],
): ChangeGroup {
  const risks = changes.flatMap(({ after }) => after?.risk ?? []);
  const { entry } = known;
  return {
    id: `${date}/${id}`,
    date,
    server: id,
    title: entry ? index.labelOf(entry) : nameText(id),
    path: entry && paths.server(entry),
    first,
    words: groupWords(first, changes),
    risks: riskShares(index.badges, risks),
    changes: changes.toSorted(byWeight),
  };
}

/** The days of a log, oldest first, each with its lines. */
function daysOf(log: readonly LogLine[]): [date: string, lines: LogLine[]][] {
  const days = new Map<string, LogLine[]>();
  for (const line of log) {
    const lines = days.get(line.on);
    if (lines) lines.push(line);
    else days.set(line.on, [line]);
  }
  return [...days];
}

function groupsOf(index: PageIndex, id: string, entry: ServerEntry | undefined): ChangeGroup[] {
  const log = index.changes.get(id) ?? [];
  const known: Known = { entry, tools: new Map(entry?.tools.map((tool) => [tool.record.name, tool])) };
  const last = new Map<string, ToolState>();
  const groups = daysOf(log).map(([date, lines], at) => {
    const changes = lines.flatMap((line) => {
      const change = entryOf(id, last.get(line.tool), line, known);
      if (isState(line)) last.set(line.tool, line);
      else last.delete(line.tool);
      return change ?? [];
    });
    return groupOf(index, { id, date, first: at === 0, known }, changes);
  });
  return groups.filter(({ changes }) => changes.length > 0).reverse();
}

/** What changed of a server's tools, newest day first. */
export function serverChangesOf(index: PageIndex, server: ServerEntry): ChangeGroup[] {
  return groupsOf(index, server.id, server);
}

const ofIndex = new WeakMap<PageIndex, readonly ChangeGroup[]>();

/** What changed in the catalogue, newest day first, and on a day the server with the gravest change first. */
export function changeGroups(index: PageIndex): readonly ChangeGroup[] {
  const known = ofIndex.get(index);
  if (known) return known;
  const entries = new Map(index.catalog.servers.map((server) => [server.id, server]));
  const groups = [...index.changes.keys()]
    .flatMap((id) => groupsOf(index, id, entries.get(id)))
    .sort((a, b) => {
      const [one, other] = [a.changes[0], b.changes[0]];
      const weight = one && other ? byKindAndRisk(one, other) : 0;
      return byCodeUnits(b.date, a.date) || weight || byCodeUnits(a.server, b.server);
    });
  ofIndex.set(index, groups);
  return groups;
}
