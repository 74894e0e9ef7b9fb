import { counted, numberText } from '../page/count-text.ts';
import type { SearchAnswer } from './search-engine.ts';

const tools = (count: number): string => counted(count, 'tool');
const quoted = (words: readonly string[], or: string): string => words.map((word) => `“${word}”`).join(or);

/** What a search found, in words that are read out. */
export function sayFound({ hits, all, complete, corrected, common }: SearchAnswer): string {
  const sentences: string[] = [];
  if (hits.length === 0) {
    sentences.push(all === 0 ? 'No tool found.' : `No tool found with these filters; ${numberText(all)} without them.`);
  } else if (complete) sentences.push(`${tools(hits.length)} found.`);
  else sentences.push(`No tool has all of these words. ${tools(hits.length)} found with some of them.`);
  for (const { typed, meant } of corrected) {
    sentences.push(`No tool has the word “${typed}”, so ${quoted(meant, ' or ')} was searched for.`);
  }
  if (common.length > 0) {
    sentences.push(`${quoted(common, ', ')} is in very many descriptions, so that only names were searched for it.`);
  }
  return sentences.join(' ');
}
