import type { Recommendation } from '../recommend.ts';
import { type ExportLoss, type LabelledServer, type Refusal, treatServers, treatTool, writeAll } from './export.ts';
import type { Format, Fragment } from './format.ts';
import { type LabelLimits, labelProblemIn } from './labels.ts';
import { labelOf } from './names.ts';
import type { Loss } from './treat.ts';

/** A text with the reader's label left open: it stands between each two pieces. */
export type Pieces = readonly string[];

/** What a template says for any label. */
interface Labelled {
  /** The label to start with. */
  label: string;
  limits: LabelLimits;
}

/** The piece for one tool, for any label. */
export interface ToolTemplate extends Labelled {
  /** Absent where the name is refused, or there is nothing to write. */
  pieces?: Pieces;
  /** Absent where the name is refused. */
  fragment?: Fragment;
  /** Stands for the label in the fragment. */
  placeholder?: string;
  lossy: Loss[];
  refused?: Refusal;
}

/** A whole server's policy, for any label. */
export interface ServerTemplate extends Labelled {
  /** Absent where the server is to be removed. */
  pieces?: Pieces;
  remove: boolean;
  lossy: ExportLoss[];
  refused: Refusal[];
}

/** Stands for the reader's label. It overlaps with itself nowhere, so that every place where it stands can be told. */
const PLACEHOLDER = 'YOUR-LABEL';

/** A placeholder that does not occur in a text already. */
export function placeholderFor(text: string): string {
  let placeholder = PLACEHOLDER;
  for (let at = 2; text.includes(placeholder); at += 1) placeholder = `${PLACEHOLDER}-${at}`;
  return placeholder;
}

/** The label to start with: the server's id as a label, or what comes nearest where the format refuses that. */
export function startingLabel(format: Format, server: string): string {
  const label = labelOf(server);
  const small = label.toLowerCase();
  return [label, small, `mcp-${small}`].find((one) => labelProblemIn(format.id, one) === undefined) ?? label;
}

/** The piece for one tool in a format. `server` is the server's id. */
export function toolTemplate(format: Format, recommendation: Recommendation, server: string): ToolTemplate {
  const label = startingLabel(format, server);
  const { tool, lossy, refused } = treatTool(format, recommendation, label);
  if (!tool) return { label, limits: {}, lossy, refused };
  const placeholder = placeholderFor(JSON.stringify(tool));
  const fragment = format.fragment(tool, placeholder);
  return {
    label,
    limits: limitsOf(format, [tool.name]),
    fragment,
    placeholder,
    ...('text' in fragment && { pieces: fragment.text.split(placeholder) }),
    lossy,
  };
}

/** A server's whole policy in a format. `id` is the server's. */
export function serverTemplate(format: Format, id: string, tools: LabelledServer['tools']): ServerTemplate {
  const label = startingLabel(format, id);
  const { treated, lossy, refused } = treatServers(format, [{ label, tools }]);
  const placeholder = placeholderFor(JSON.stringify(treated));
  const { files, remove } = writeAll(
    format,
    treated.map((server) => ({ ...server, label: placeholder })),
  );
  const [file] = files;
  const names = treated.flatMap((server) => server.tools.map(({ name }) => name));
  return {
    label,
    limits: limitsOf(format, names),
    ...(file && remove.length === 0 && { pieces: file.text.split(placeholder) }),
    remove: remove.length > 0,
    lossy,
    refused,
  };
}

/** The length of the longest label. */
const LONGEST = 64;

/** What these names ask of a label so that the format can still write them. */
function limitsOf({ nameProblem }: Format, names: readonly string[]): LabelLimits {
  const longest = Math.min(...names.map((name) => longestFor(nameProblem, name)));
  const except = names.flatMap((name) => beginnings(name).filter((label) => nameProblem(name, label) !== undefined));
  return {
    ...(longest < LONGEST && { longest }),
    ...(except.length > 0 && { except: [...new Set(except.map((label) => label.toLowerCase()))] }),
  };
}

function longestFor(nameProblem: Format['nameProblem'], name: string): number {
  let length = LONGEST;
  while (length > 1 && nameProblem(name, 'a'.repeat(length)) !== undefined) length -= 1;
  return length;
}

/** The parts of a name that could be a label in front of the rest. */
function beginnings(name: string): string[] {
  return [...name.slice(0, LONGEST + 1).matchAll(/(?<=[A-Za-z0-9])[^A-Za-z0-9]/g)].map(({ index }) =>
    name.slice(0, index),
  );
}
