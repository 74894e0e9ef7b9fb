import { byCodeUnits } from '../../catalog/order.ts';
import type { ToolRecord } from '../../catalog/record.ts';
import { type Recommendation, recommend, type Subject, type Wishes } from '../recommend.ts';
import type { Format, Fragment, TreatedServer, TreatedTool } from './format.ts';
import { labelProblemIn } from './labels.ts';
import { type Loss, treat } from './treat.ts';

/** A server to be written, under the reader's own name for it. */
export interface LabelledServer {
  label: string;
  tools: readonly (Subject & Pick<ToolRecord, 'retired'>)[];
}

/** The same with what is recommended for each tool that is not retired. */
export interface RecommendedServer {
  label: string;
  tools: readonly Recommendation[];
}

/** A tool of a labelled server. */
export interface Named {
  label: string;
  tool: string;
}

/** What a format cannot say, and of which tools. */
export interface ExportLoss extends Loss {
  tools: Named[];
}

/** A name that a format cannot write exactly. Nothing is written for it. */
export interface Refusal extends Named {
  /** Why: a clause that follows "because". */
  reason: string;
  /** What becomes of its calls. */
  becomes: Format['unlisted'];
}

/** A text that a format consists of. */
export interface ExportFile {
  /** The server that it is for, where each has its own. */
  label?: string;
  /** With a final line break. */
  text: string;
}

/** What a format says of servers. */
export interface Export {
  files: ExportFile[];
  /** Servers of which no call is let through, and the format cannot say so: to be removed from the configuration. */
  remove: string[];
  lossy: ExportLoss[];
  refused: Refusal[];
}

/** What a format says of one tool. */
export interface ToolExport {
  /** Absent where the name is refused. */
  fragment?: Fragment;
  lossy: Loss[];
  refused?: Refusal;
}

/** A label does not serve. The message is a clause that follows "because". */
export class LabelError extends Error {
  readonly label: string;

  constructor(label: string, reason: string) {
    super(reason);
    this.label = label;
  }
}

/** Servers as a format is to treat them, and what it cannot say of them. */
interface Treatable extends Pick<Export, 'lossy' | 'refused'> {
  treated: TreatedServer[];
}

/**
 * The recommended policy of servers in a format, complete on its own: each tool that is not retired is named, unless
 * the format cannot write its name. Throws a `LabelError` where a label cannot be written or stands twice.
 */
export function exportServers(format: Format, servers: readonly LabelledServer[], wishes: Wishes = {}): Export {
  return exportRecommended(format, recommended(servers, wishes));
}

/** The same of recommendations that are there already, as in a browser. */
export function exportRecommended(format: Format, servers: readonly RecommendedServer[]): Export {
  const { treated, lossy, refused } = treatRecommended(format, servers);
  return { ...writeAll(format, treated), lossy, refused };
}

/** The servers with what a format makes of each tool's recommendation. Throws a `LabelError` as `exportServers` does. */
export function treatServers(format: Format, servers: readonly LabelledServer[], wishes: Wishes = {}): Treatable {
  return treatRecommended(format, recommended(servers, wishes));
}

function recommended(servers: readonly LabelledServer[], wishes: Wishes): RecommendedServer[] {
  return servers.map(({ label, tools }) => ({
    label,
    tools: tools.filter(({ retired }) => !retired).map((tool) => recommend(tool, wishes)),
  }));
}

function treatRecommended(format: Format, servers: readonly RecommendedServer[]): Treatable {
  checkLabels(format, servers);
  const lossy: ExportLoss[] = [];
  const refused: Refusal[] = [];
  const shared = sharedNames(format, servers);
  const treated = servers.map(({ label, tools }): TreatedServer => {
    const sorted = tools.toSorted((a, b) => byCodeUnits(a.name, b.name));
    return { label, tools: sorted.flatMap((tool) => treatNamed(tool, label) ?? []) };
  });
  return { treated, lossy, refused };

  function treatNamed(recommendation: Recommendation, label: string) {
    const one = treatOne(format, recommendation, label, shared);
    if (one.refused) refused.push(one.refused);
    for (const loss of one.lossy) note(lossy, loss, { label, tool: recommendation.name });
    return one.tool;
  }
}

/** The recommended policy of one tool in a format. Throws a `LabelError` where the label cannot be written. */
export function exportTool(format: Format, subject: Subject, label: string, wishes: Wishes = {}): ToolExport {
  const { tool, lossy, refused } = treatTool(format, recommend(subject, wishes), label);
  return tool ? { fragment: format.fragment(tool, label), lossy } : { lossy, refused };
}

/** A tool as a format treats it, or why it refuses the name. */
type Treated =
  | { tool: TreatedTool; lossy: Loss[]; refused?: never }
  | { tool?: never; lossy: Loss[]; refused: Refusal };

/** What a format makes of one tool's recommendation. Throws a `LabelError` where the label cannot be written. */
export function treatTool(format: Format, recommendation: Recommendation, label: string): Treated {
  checkLabels(format, [{ label }]);
  return treatOne(format, recommendation, label);
}

function treatOne(format: Format, recommendation: Recommendation, label: string, shared?: Set<string>): Treated {
  const refused = refusalOf(format, recommendation.name, label, shared);
  if (refused) return { lossy: [], refused };
  const { tool, losses } = treat(recommendation, format.powers);
  return { tool, lossy: losses };
}

/** The texts of servers of which everything is known. */
export function writeAll(format: Format, servers: readonly TreatedServer[]): Pick<Export, 'files' | 'remove'> {
  const all: Pick<Export, 'files' | 'remove'> = { files: [], remove: [] };
  const parts = format.scope === 'server' ? servers.map((server) => [server]) : [servers];
  for (const part of parts) {
    const written = format.write(part);
    const labels = part.map(({ label }) => label);
    if ('nothing' in written) all.remove.push(...labels);
    else {
      all.files.push({ ...(format.scope === 'server' && { label: labels[0] as string }), text: written.text });
      all.remove.push(...(written.remove ?? []));
    }
  }
  return all;
}

function checkLabels(format: Format, servers: readonly { label: string }[]): void {
  const seen = new Set<string>();
  for (const { label } of servers) {
    const problem = labelProblemIn(format.id, label);
    if (problem) throw new LabelError(label, problem);
    if (seen.has(label)) throw new LabelError(label, 'two servers cannot have the same label');
    seen.add(label);
  }
}

/** The names of a format's own that more than one tool of these servers comes by. */
function sharedNames({ knownAs }: Format, servers: readonly RecommendedServer[]): Set<string> {
  if (!knownAs) return new Set();
  const known = servers.flatMap(({ label, tools }) => tools.map(({ name }) => knownAs(name, label)));
  const seen = new Set<string>();
  return new Set(known.filter((name) => seen.has(name) || !seen.add(name)));
}

function refusalOf(format: Format, tool: string, label: string, shared?: Set<string>): Refusal | undefined {
  const same = shared?.has(format.knownAs?.(tool, label) ?? '')
    ? 'another tool comes by the same name there'
    : undefined;
  const reason = format.nameProblem(tool, label) ?? same;
  return reason === undefined ? undefined : { label, tool, reason, becomes: format.unlisted };
}

function note(lossy: ExportLoss[], loss: Loss, tool: Named): void {
  const known = lossy.find(
    ({ what, becomes, milder }) => what === loss.what && becomes === loss.becomes && milder === loss.milder,
  );
  if (known) known.tools.push(tool);
  else lossy.push({ ...loss, tools: [tool] });
}
