import type { Capability } from '../catalog/vocabulary.ts';
import type { ToolDefinition } from '../manifest/definition.ts';
import type { Scale } from './scales.ts';

/** What may be answered on each scale that a label speaks of: the label first, then what else counts as right. */
export type Answers = Partial<Record<Scale, readonly string[]>>;

/** A tool that somebody labelled after reading its definition. */
export interface LabelledTool {
  /** The server's id or name; for a made-up sample, `samples/<language>`. */
  server: string;
  /** The BCP 47 tag of its words. */
  language: string;
  definition: ToolDefinition;
  /** The names of the server's other tools. */
  siblings: readonly string[];
  answers: Answers;
  /** Where capabilities are labelled: those that must be found, and those that may be. */
  capabilities?: { must: readonly Capability[]; may: readonly Capability[] } | undefined;
}
