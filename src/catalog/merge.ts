import type { ToolDefinition } from '../manifest/definition.ts';
import { digestOf } from '../manifest/digest.ts';
import type { ServerEntry } from './catalog.ts';
import { formatTool } from './format.ts';
import { byCodeUnits } from './order.ts';
import { isWithinBounds } from './read-file.ts';
import type { Definition, Quarantined, ServerRecord, Source, Suggestion, ToolRecord } from './record.ts';
import { compareRisk, type Verdict, verdictOf } from './verdict.ts';

/** What one crawl of a server found. */
export interface Capture {
  server: Omit<ServerRecord, 'source' | 'quarantined'> & { source: Omit<Source, 'changed'> };
  /** Names are unique. `unstable`: two starts in one home gave different definitions. */
  tools: { definition: ToolDefinition; unstable?: true | undefined }[];
  quarantined: Quarantined[];
}

/** Suggests a verdict on a definition; `siblings` are the names of the server's other tools. */
export type Suggest = (definition: ToolDefinition, siblings: readonly string[]) => Suggestion;

export interface MergeRequest {
  existing?: ServerEntry | undefined;
  capture: Capture;
  /** YYYY-MM-DD, written where something changed. */
  today: string;
  suggest: Suggest;
}

export interface MergeResult {
  server: ServerRecord;
  tools: ToolRecord[];
  /** Seen = recorded (new or changed) + unchanged + quarantined + retired (with this capture). */
  counts: { recorded: number; unchanged: number; quarantined: number; retired: number };
}

/** What a server says of a tool, in the form of a record, with its digest. */
export function definitionRecord(definition: ToolDefinition, unstable?: true): Definition {
  const { name: _, ...said } = definition;
  return { ...said, ...(unstable && { unstable }), digest: digestOf(definition) };
}

/** What a record's definition says, in the form that the classifier takes. */
export function toolDefinition({ name, definition }: Pick<ToolRecord, 'name' | 'definition'>): ToolDefinition {
  const { unstable: _, digest: __, ...said } = definition;
  return { name, ...said };
}

/** True if a person reviewed the definition that the record holds now. */
export function isFreshlyReviewed({ review, definition }: Pick<ToolRecord, 'review' | 'definition'>): boolean {
  return review !== undefined && review.digest === definition.digest;
}

function worse(one: Verdict, other: Verdict): Verdict {
  return compareRisk(one.risk, other.risk) > 0 ? other : one;
}

/** The verdict that a record must carry: a fresh review's stands; a stale one's only where it is the graver. */
function currentVerdict(record: ToolRecord, suggestion: Suggestion): Verdict {
  const suggested = verdictOf(suggestion);
  if (!record.review) return suggested;
  const reviewed = verdictOf(suggestion, record);
  return isFreshlyReviewed(record) ? reviewed : worse(reviewed, suggested);
}

/** The record with a new suggestion, and the verdict that follows from it and from the review, if there is one. */
export function withSuggestion(record: ToolRecord, suggestion: Suggestion): ToolRecord {
  return { ...record, ...currentVerdict(record, suggestion), suggestion };
}

/** The names of the tools that a server still lists, in one order, however they came: a suggestion depends on them. */
export function listedNames(tools: readonly Pick<ToolRecord, 'name' | 'retired'>[]): string[] {
  const listed = tools.filter(({ retired }) => retired === undefined);
  return listed.map(({ name }) => name).sort(byCodeUnits);
}

/** The names of the server's other tools. */
export function siblingsOf(name: string, listed: readonly string[]): string[] {
  return listed.filter((other) => other !== name);
}

function captureTool(
  tool: Capture['tools'][number],
  siblings: readonly string[],
  existing: ToolRecord | undefined,
  suggest: Suggest,
): ToolRecord {
  const suggestion = suggest(tool.definition, siblings);
  const definition = definitionRecord(tool.definition, tool.unstable);
  const { retired: _, ...kept } = existing ?? {
    name: tool.definition.name,
    category: suggestion.category,
    capabilities: suggestion.capabilities,
    risk: suggestion.risk,
    definition,
    suggestion,
  };
  return withSuggestion({ ...kept, definition }, suggestion);
}

/** True if the server says something else than before: the crawl's own judgement may change without that. */
function isChanged(before: ToolRecord | undefined, after: ToolRecord): boolean {
  if (!before) return true;
  const { definition } = before;
  return (
    definition.digest !== after.definition.digest ||
    definition.unstable !== after.definition.unstable ||
    before.retired !== after.retired
  );
}

/**
 * A tool that was not captured. Only a complete capture shows that it is gone; a tool that was listed and quarantined
 * is not.
 */
function absentTool(record: ToolRecord, { capture, today }: MergeRequest): ToolRecord {
  const quarantined = capture.quarantined.some(({ tool }) => tool === record.name);
  const gone = capture.server.source.capture === 'complete' && !quarantined;
  return record.retired === undefined && gone ? { ...record, retired: today } : record;
}

/** JSON of fewer characters than this cannot become a document that is too large: indentation at most quadruples it. */
const SURELY_SMALL = 100_000;

/** True if a record's document is within the bounds of what is read. */
function fits(record: ToolRecord): boolean {
  return JSON.stringify(record.definition).length < SURELY_SMALL || isWithinBounds(formatTool(record));
}

/** The capture with tools of these names among those that could not be recorded. */
function withoutTools(capture: Capture, names: ReadonlySet<string>): Capture {
  const reason = 'its record would be too large for the catalogue';
  return {
    ...capture,
    tools: capture.tools.filter(({ definition }) => !names.has(definition.name)),
    quarantined: [...capture.quarantined, ...[...names].map((tool) => ({ tool, reason }))],
  };
}

/**
 * Where the server's definitions come from now. The addresses that were known stay where the capture has none: a
 * person may have written them. Tools that were copied from a page still come from it unless a saved list is whole.
 */
function mergeSource(before: Source | undefined, found: Capture['server']['source'], changed: string): Source {
  const [url, repository] = [found.url ?? before?.url, found.repository ?? before?.repository];
  const isStillPage = before?.kind === 'page' && found.kind === 'manifest' && found.capture !== 'complete';
  return {
    ...found,
    ...(isStillPage && { kind: before.kind }),
    ...(url !== undefined && { url }),
    ...(repository !== undefined && { repository }),
    changed,
  };
}

/** A person may correct what a crawl says of a server as a whole: a crawl fills in only what is not there yet. */
function mergeServer(request: MergeRequest, changed: boolean): ServerRecord {
  const { source, ...found } = request.capture.server;
  const before = request.existing?.server;
  const { quarantined } = request.capture;
  const licence = before === undefined || before.licence === 'unknown' ? found.licence : before.licence;
  return {
    title: before?.title ?? found.title,
    description: before?.description ?? found.description,
    licence,
    website: before?.website ?? found.website,
    source: mergeSource(before?.source, source, changed || !before ? request.today : before.source.changed),
    ...(quarantined.length > 0 && { quarantined }),
  };
}

function assertSameServer({ existing, capture }: MergeRequest): void {
  const before = existing?.server.source.name;
  const now = capture.server.source.name;
  if (before !== undefined && before !== now) {
    throw new Error(
      `${existing?.file} records ${JSON.stringify(before)}, and the capture is of ${JSON.stringify(now)}`,
    );
  }
}

/**
 * Merges a capture into what the catalogue has of a server. Reviews and glosses are kept; a tool that vanished is
 * retired if the capture is complete, and comes back if it reappears. Without news the result equals what was there.
 * A tool whose record would be too large to be read again is quarantined.
 * @throws {Error} if the entry is of another server.
 */
export function mergeCapture(request: MergeRequest): MergeResult {
  assertSameServer(request);
  const { existing, capture, suggest } = request;
  const before = new Map(existing?.tools.map(({ record }) => [record.name, record]));
  const seen = new Set(capture.tools.map(({ definition }) => definition.name));
  const absent = [...before.values()].filter(({ name }) => !seen.has(name));
  const still = absent.map((record) => absentTool(record, request));
  const listed = listedNames([...capture.tools.map(({ definition }) => ({ name: definition.name })), ...still]);
  const captured = capture.tools.map((tool) => {
    const { name } = tool.definition;
    return captureTool(tool, siblingsOf(name, listed), before.get(name), suggest);
  });
  const tooLarge = captured.filter((record) => !fits(record)).map(({ name }) => name);
  if (tooLarge.length > 0) return mergeCapture({ ...request, capture: withoutTools(capture, new Set(tooLarge)) });
  const recorded = captured.filter((record) => isChanged(before.get(record.name), record)).length;
  const retired = still.filter((record, index) => record !== absent[index]).length;
  const kept = still.map((record) =>
    withSuggestion(record, suggest(toolDefinition(record), siblingsOf(record.name, listed))),
  );
  return {
    server: mergeServer(request, recorded > 0 || retired > 0),
    tools: [...captured, ...kept].sort((a, b) => byCodeUnits(a.name, b.name)),
    counts: {
      recorded,
      unchanged: captured.length - recorded,
      quarantined: capture.quarantined.length,
      retired,
    },
  };
}
