import type { Suggestion, ToolRecord } from '../catalog/record.ts';
import { definitionOf, type Sample, type SampleGroup } from '../classify/sample.ts';
import { suggest } from '../classify/suggest.ts';
import { languageOf } from '../manifest/language.ts';

/** A sample as the record that it would have in the catalogue. Nobody published it, so that it has no digest. */
export interface Judged {
  sample: Sample;
  record: ToolRecord;
}

/** Samples of one point: those that a rule matches, and those beside them that it does not. */
export interface RuleSamples {
  why: string;
  hits: Judged[];
  misses: Judged[];
}

const judged = new WeakMap<Sample, Judged>();

function judge(sample: Sample): Judged {
  const known = judged.get(sample);
  if (known) return known;
  const { name, description, inputSchema, outputSchema, annotations } = definitionOf(sample);
  const suggestion: Suggestion = suggest(definitionOf(sample));
  const { category, capabilities, risk } = suggestion;
  const language = description === undefined ? undefined : languageOf(description);
  const definition = { description, language, inputSchema, outputSchema, annotations, digest: '' };
  const found = { sample, record: { name, category, capabilities, risk, definition, suggestion } };
  judged.set(sample, found);
  return found;
}

const cites = ({ record }: Judged, rule: string): boolean =>
  record.suggestion.because.some((evidence) => evidence.rule === rule);

/** The groups of samples that are about a rule, in their order. */
export function samplesOf(groups: readonly SampleGroup[], rule: string): RuleSamples[] {
  return groups
    .filter(({ cases }) => cases.some((one) => one.rule === rule || one.not === rule))
    .map(({ why, cases }) => {
      const all = cases.map(judge);
      return { why, hits: all.filter((one) => cites(one, rule)), misses: all.filter((one) => !cites(one, rule)) };
    });
}
