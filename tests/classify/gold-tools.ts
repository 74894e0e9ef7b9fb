import { GOLD_FOLDER, goldTools, readGoldFolder } from '../../scripts/read-gold.ts';
import { readCatalog } from '../../src/catalog/read.ts';
import type { Suggestion } from '../../src/catalog/record.ts';
import { CATEGORIES, RISKS } from '../../src/catalog/vocabulary.ts';
import { suggest } from '../../src/classify/suggest.ts';
import type { ToolDefinition } from '../../src/manifest/definition.ts';
import { definitionOf, samples } from './samples.ts';

/** A tool with what is suggested of it as it is. */
export interface Judged {
  definition: ToolDefinition;
  siblings: readonly string[];
  plain: Suggestion;
}

/** A tool with the verdict that it has as it is. */
export const judged = ({ definition, siblings }: Pick<Judged, 'definition' | 'siblings'>): Judged => ({
  definition,
  siblings,
  plain: suggest(definition, siblings),
});

/** Every tool of the gold set. */
export const gold: readonly Judged[] = goldTools(
  [...readGoldFolder(GOLD_FOLDER), ...readGoldFolder(`${GOLD_FOLDER}/samples`)],
  readCatalog('catalog').catalog.servers,
).tools.map(judged);

/** Every tool of the gold set, and the samples of the rules. */
export const tools: readonly Judged[] = [
  ...gold,
  ...samples.map((sample) => judged({ definition: definitionOf(sample), siblings: [] })),
];

const verdict = ({ category, risk }: Suggestion) => `${category}, ${risk}`;

/** True where a suggestion has a milder category or risk than another. */
export const isMilder = (after: Suggestion, before: Suggestion): boolean =>
  CATEGORIES.indexOf(after.category) < CATEGORIES.indexOf(before.category) ||
  RISKS.indexOf(after.risk) < RISKS.indexOf(before.risk);

/** False for a tool whose verdict is the mildest there is, so that no test can find a milder one. */
export const canBeLowered = ({ plain }: Judged): boolean =>
  isMilder({ ...plain, category: 'read', risk: 'low' }, plain);

/** A line that says by how much a changed definition lowers a verdict, if it does. */
export function lowered(tool: Judged, changed: Partial<ToolDefinition>): string[] {
  if (!canBeLowered(tool)) return [];
  const { definition, siblings, plain } = tool;
  const after = suggest({ ...definition, ...changed }, siblings);
  return isMilder(after, plain)
    ? [`${definition.name}: ${verdict(plain)} → ${verdict(after)}: ${definition.description ?? ''}`]
    : [];
}
