import type { ServerEntry } from '../catalog/catalog.ts';
import type { PageIndex } from './catalog-index.ts';
import { type ChangeGroup, serverChangesOf } from './changes.ts';
import { counted } from './count-text.ts';
import { onTimeline, radiusOf } from './drawing.ts';
import type { Phrase } from './phrase.ts';

/** What changed of a server's tools on one day. */
export interface HistoryDay {
  date: string;
  words: Phrase;
  changes: number;
  /** Where it stands on the line, from 0 to 1, and the radius of its circle. */
  at: number;
  radius: number;
  /** True on the day on which the server came into the catalogue. */
  first: boolean;
}

/** A server's history, newest day first. */
export interface ServerHistory {
  days: HistoryDay[];
  /** Days that are older than those listed, and stand in the picture. */
  older: number;
  /** The picture in words. */
  hearing: string;
  /** All days, oldest first, for the picture. */
  line: HistoryDay[];
}

const MAX_DAYS = 8;
const RADIUS = 12;

function dayOf({ date, words, changes, first }: ChangeGroup, at: number, most: number): HistoryDay {
  return { date, words, changes: changes.length, first, at, radius: radiusOf(changes.length, most, RADIUS) };
}

/** What the log holds of a server. Undefined where it holds nothing. */
export function serverHistory(index: PageIndex, server: ServerEntry): ServerHistory | undefined {
  const groups = serverChangesOf(index, server);
  if (groups.length === 0) return undefined;
  const places = onTimeline(groups.map(({ date }) => date));
  const most = Math.max(...groups.map(({ changes }) => changes.length));
  const all = groups.map((group, at) => dayOf(group, places[at] ?? 0.5, most));
  const words = all.map(({ date, changes }) => `${date}: ${counted(changes, 'tool')}`);
  return {
    days: all.slice(0, MAX_DAYS),
    older: Math.max(0, all.length - MAX_DAYS),
    hearing: `Tools that changed, by day. ${words.slice(0, 20).join('; ')}.`,
    line: all.toReversed(),
  };
}
