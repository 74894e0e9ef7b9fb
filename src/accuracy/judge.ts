import type { Suggestion } from '../catalog/record.ts';
import { suggest } from '../classify/suggest.ts';
import type { LabelledTool } from './labelled.ts';
import { placesOf, SCALE_NAMES, type Scale } from './scales.ts';

/** A labelled tool with what the classifier says of it. */
export interface Judged {
  tool: LabelledTool;
  suggestion: Suggestion;
  /** The suggestion on each scale. */
  got: Record<Scale, string>;
}

/**
 * Asks the classifier about each tool.
 * @param annotations whether it may read the declared annotations, from which some labels were taken.
 */
export function judge(tools: readonly LabelledTool[], annotations: boolean): Judged[] {
  return tools.map((tool) => {
    const { annotations: _, ...rest } = tool.definition;
    const suggestion = suggest(annotations ? tool.definition : rest, tool.siblings);
    return { tool, suggestion, got: placesOf(suggestion) };
  });
}

/** Whether the answer is the label's own. */
export function isStrictlyRight({ tool, got }: Judged, scale: Scale): boolean {
  return tool.answers[scale]?.[0] === got[scale];
}

/** Whether the answer is the label's own or a second one that it allows. */
export function isRight({ tool, got }: Judged, scale: Scale): boolean {
  return tool.answers[scale]?.includes(got[scale]) ?? false;
}

/** The most telling scale that a label speaks of. */
export function mainScale({ answers }: LabelledTool): Scale {
  return SCALE_NAMES.find((scale) => answers[scale] !== undefined) ?? 'binary';
}
