import type { Review, ToolRecord } from '../catalog/record.ts';
import { RULES, type Rule } from '../classify/rules.ts';
import type { PageIndex, Place } from './catalog-index.ts';
import { clip, oneLine } from './phrase.ts';

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** What a rule gives to a verdict, where the rule is known. */
export const givesOf = (id: string): Rule['gives'] => BY_ID.get(id)?.gives ?? {};

/** What pages say of rules, gathered once for a catalogue. */
interface Hits {
  /** The tools whose suggestion cites the rule, riskiest first. */
  places: Place[];
  /** How often the rule matched which words, by the words in lower case. */
  words: Map<string, number>;
}

const hitsOfIndex = new WeakMap<PageIndex, Map<string, Hits>>();

function gather({ rules, places }: PageIndex): Map<string, Hits> {
  const hits = new Map<string, Hits>([...rules.keys()].map((id) => [id, { places: [], words: new Map() }]));
  for (const place of places) {
    for (const { rule, text } of place.tool.record.suggestion.because) {
      const found = hits.get(rule);
      if (!found) continue;
      if (found.places.at(-1) !== place) found.places.push(place);
      const word = oneLine(text).toLowerCase();
      found.words.set(word, (found.words.get(word) ?? 0) + 1);
    }
  }
  return hits;
}

function hitsOf(index: PageIndex): Map<string, Hits> {
  const known = hitsOfIndex.get(index) ?? gather(index);
  hitsOfIndex.set(index, known);
  return known;
}

/** The tools whose suggestion rests on a rule, riskiest first. Retired tools do not count. */
export const ruleHits = (index: PageIndex, id: string): readonly Place[] => hitsOf(index).get(id)?.places ?? [];

/** The words that a rule matched in the catalogue, and how often, the most frequent first. */
export function matchedWords(index: PageIndex, id: string): { text: string; count: number }[] {
  const words = [...(hitsOf(index).get(id)?.words ?? [])];
  return words
    .map(([text, count]) => ({ text: clip(text, 80), count }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

/** True where a person took back what the rule gave: the category that it gave, or one of its capabilities. */
function isOverruled({ category, capabilities, suggestion }: ToolRecord, id: string): boolean {
  const gives = givesOf(id);
  if (gives.category !== undefined && gives.category === suggestion.category && category !== gives.category)
    return true;
  return (gives.capabilities ?? []).some((one) => suggestion.capabilities.includes(one) && !capabilities.includes(one));
}

/** The tools for which a reviewer found that the rule was wrong, riskiest first. */
export function falsePositives(index: PageIndex, id: string): { place: Place; review: Review }[] {
  return ruleHits(index, id).flatMap((place) => {
    const { record } = place.tool;
    return record.review && isOverruled(record, id) ? [{ place, review: record.review }] : [];
  });
}
