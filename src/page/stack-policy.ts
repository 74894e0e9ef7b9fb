/* The policy of a stack in a format, from the same exporters as `npm run policy`. Runs in the browser. */
import { type Export, exportRecommended, LabelError } from '../policy/formats/export.ts';
import type { Format } from '../policy/formats/format.ts';
import { labelProblemIn } from '../policy/formats/labels.ts';
import { startingLabel } from '../policy/formats/template.ts';
import { recommendationOf } from '../policy/recommended.ts';
import { exportLoss, refusal, removal } from './format-words.ts';
import { code, say } from './phrase.ts';
import type { Pick } from './stack-address.ts';
import type { StackFile } from './stack-file.ts';
import type { Remark } from './written-policy.ts';

/** A text of a stack's policy. */
export interface StackText {
  /** The file's name, with the label in front where each server has a file of its own. */
  name: string;
  text: string;
}

/** The policy of a stack in one format. */
export interface StackPolicy {
  texts: StackText[];
  remarks: Remark[];
}

/** A server of the stack with its data. */
export interface LoadedPick extends Pick {
  file: StackFile;
}

/** The label that a format gets, and what to say where it is not the reader's. */
function labelIn(format: Format, { id, label }: Pick): { label: string; remark?: Remark } {
  const start = startingLabel(format, id);
  const problem = label === undefined ? undefined : labelProblemIn(format.id, label);
  if (label === undefined) return { label: start };
  if (problem === undefined) return { label };
  const words = say`${format.title} cannot take the name ${code(label, 70)}, because ${problem}. The text says ${code(start, 70)} instead.`;
  return { label: start, remark: { words, milder: true } };
}

function remarksOf(format: Format, { lossy, refused, remove }: Export): Remark[] {
  return [
    ...remove.map((label) => ({ words: removal(format, label), milder: true })),
    ...lossy.map((loss) => ({ words: exportLoss(format, loss), milder: loss.milder === true })),
    ...refused.map((one) => ({ words: refusal(format, one), milder: one.becomes === 'allow' })),
  ];
}

function exported(format: Format, picks: readonly LoadedPick[], labels: readonly string[]): Export | LabelError {
  const servers = picks.map(({ file }, at) => ({
    label: labels[at] as string,
    tools: file.tools.map(recommendationOf),
  }));
  try {
    return exportRecommended(format, servers);
  } catch (error) {
    if (error instanceof LabelError) return error;
    throw error;
  }
}

/** The policy of these servers in a format. */
export function stackPolicy(format: Format, picks: readonly LoadedPick[]): StackPolicy {
  const labels = picks.map((pick) => labelIn(format, pick));
  const remarks = labels.flatMap(({ remark }) => remark ?? []);
  const result = exported(
    format,
    picks,
    labels.map(({ label }) => label),
  );
  if (result instanceof LabelError) {
    const words = say`There is no policy yet, because ${result.message}: ${code(result.label, 70)}. Give one of them another name above.`;
    return { texts: [], remarks: [...remarks, { words, milder: true }] };
  }
  const texts = result.files.map(({ label, text }) => ({
    name: label === undefined || picks.length === 1 ? format.file.name : `${label}-${format.file.name}`,
    text,
  }));
  return { texts, remarks: [...remarks, ...remarksOf(format, result)] };
}

/** The command that prints the same; undefined where a server stands twice, which the command line cannot say. */
export function stackCommand(format: Format, picks: readonly Pick[]): string | undefined {
  if (new Set(picks.map(({ id }) => id)).size < picks.length) return undefined;
  const servers = picks.map(({ id }) => ` --server ${id}`);
  const labels = picks.filter(({ label }) => label !== undefined).map(({ id, label }) => ` --label ${id}=${label}`);
  return `npm run --silent policy --${servers.join('')}${labels.join('')} --format ${format.id}`;
}
