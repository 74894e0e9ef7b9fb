import type { PageIndex, Place } from '../page/catalog-index.ts';
import { paths, urlOf } from '../page/site.ts';
import { toolLine } from '../page/twin.ts';

const hitsOfIndex = new WeakMap<PageIndex, Map<string, Place[]>>();

function gather({ rules, places }: PageIndex): Map<string, Place[]> {
  const hits = new Map<string, Place[]>([...rules.keys()].map((id) => [id, []]));
  for (const place of places) {
    const ids = new Set(place.tool.record.suggestion.because.map(({ rule }) => rule));
    for (const id of ids) hits.get(id)?.push(place);
  }
  return hits;
}

/** The tools whose verdict rests on each rule, riskiest first. Retired tools do not count. */
export function ruleHits(index: PageIndex): ReadonlyMap<string, readonly Place[]> {
  const known = hitsOfIndex.get(index) ?? gather(index);
  hitsOfIndex.set(index, known);
  return known;
}

/** The JSON twin of the list of rules. */
export function ruleListTwin(index: PageIndex) {
  const hits = ruleHits(index);
  return {
    url: urlOf(index.site, '/rules/'),
    count: index.rules.size,
    rules: [...index.rules].map(([id, sentence]) => ({
      id,
      sentence,
      hits: hits.get(id)?.length ?? 0,
      url: urlOf(index.site, paths.rule(id)),
    })),
  };
}

/** The JSON twin of a rule's page. */
export function ruleTwin(index: PageIndex, id: string) {
  const found = ruleHits(index).get(id) ?? [];
  return {
    url: urlOf(index.site, paths.rule(id)),
    id,
    sentence: index.rules.get(id) ?? '',
    count: found.length,
    tools: found.map(({ server, tool }) => toolLine(index, server, tool)),
  };
}
