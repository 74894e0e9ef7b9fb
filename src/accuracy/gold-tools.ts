import type { Problem, ServerEntry } from '../catalog/catalog.ts';
import { listedNames, siblingsOf, toolDefinition } from '../catalog/merge.ts';
import { showText } from '../catalog/visible.ts';
import { languageOf } from '../manifest/language.ts';
import type { CatalogueLabel, Sample } from './gold.ts';
import type { Verdicts } from './label-line.ts';
import type { Answers, LabelledTool } from './labelled.ts';
import { binaryOf, classOf } from './scales.ts';

/** The sets of capabilities that a label allows, as far as a class depends on them. The first is the label's own. */
function capabilitySets({ capabilities, maybe }: Verdicts) {
  const doubtful = maybe.filter((one) => one === 'executes-code' || one === 'moves-money');
  return [capabilities, ...doubtful.map((one) => [...capabilities, one])];
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}

/** What counts as right on each scale. */
export function goldAnswers(label: Verdicts): Answers {
  const categories = unique([label.category, ...(label.or === undefined ? [] : [label.or])]);
  const sets = capabilitySets(label);
  const classes = unique(
    categories.flatMap((category) => sets.map((capabilities) => classOf({ category, capabilities }))),
  );
  return { category: categories, class: classes, binary: unique(classes.map(binaryOf)) };
}

/** A sample as a tool of a server that has no other. */
export function sampleTool(sample: Sample, language: string): LabelledTool {
  return {
    server: `samples/${language}`,
    language,
    definition: sample.tool,
    siblings: [],
    answers: goldAnswers(sample),
    capabilities: { must: sample.capabilities, may: sample.maybe },
  };
}

/**
 * The tools of a server that have labels, and the labels that do not count because the server has changed the
 * definition since. A label on a tool that the server does not have is a problem.
 */
export function catalogueTools(
  labels: readonly CatalogueLabel[],
  server: ServerEntry,
  file: string,
): { tools: LabelledTool[]; stale: CatalogueLabel[]; problems: Problem[] } {
  const records = new Map(server.tools.map(({ record }) => [record.name, record]));
  const listed = listedNames([...records.values()]);
  const tools: LabelledTool[] = [];
  const stale: CatalogueLabel[] = [];
  const problems: Problem[] = [];
  for (const label of labels) {
    const record = records.get(label.tool);
    if (record === undefined) {
      problems.push(unknownTool(label, server.id, file));
    } else if (record.definition.digest !== label.digest) {
      stale.push(label);
    } else {
      const definition = toolDefinition(record);
      tools.push({
        server: server.id,
        language: definition.language ?? languageOf(definition.description ?? '') ?? 'en',
        definition,
        siblings: siblingsOf(label.tool, listed),
        answers: goldAnswers(label),
        capabilities: { must: label.capabilities, may: label.maybe },
      });
    }
  }
  return { tools, stale, problems };
}

function unknownTool({ tool, line }: CatalogueLabel, server: string, file: string): Problem {
  return {
    check: 'label-is-on-a-tool',
    severity: 'error',
    file,
    line,
    column: 1,
    tool,
    message: `The server ${server} has no tool ${showText(tool, 80)} in the catalogue.`,
    remedy: 'Correct the name, or remove the label.',
  };
}
