import { CHANGE_KINDS, type ChangeKind } from '../catalog/compare.ts';
import { RISKIEST_FIRST } from '../catalog/risk.ts';
import { CATEGORIES } from '../catalog/vocabulary.ts';
import type { PageIndex } from './catalog-index.ts';
import { CHANGE_LABELS } from './change-words.ts';
import { changeGroups } from './changes.ts';
import { type DotMap, dotMap } from './dot-map.ts';

/** Every tool by its risk and by what its call does. */
export function riskMap({ badges, places }: PageIndex): DotMap | undefined {
  const records = places.map(({ tool }) => tool.record);
  const rows = RISKIEST_FIRST.map((risk) => {
    const having = records.filter((record) => record.risk === risk);
    const cells = CATEGORIES.map((category) => ({
      count: having.filter((record) => record.category === category).length,
      tone: badges.risk[risk].tone,
    }));
    return { ...badges.risk[risk], cells };
  });
  const columns = CATEGORIES.map((key) => badges.category[key]);
  return dotMap('Tools by risk and category', columns, rows);
}

/** Changes that make a tool more or less risky have the colours of risk; the others have none. */
const TONES: Partial<Record<ChangeKind, string>> = { riskier: 'high', milder: 'low' };
const SHOWN_DAYS = 3;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-11-02` as `2 Nov`. */
function shortDay(date: string): string {
  const [, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]}`;
}

/** What changed on the last days with changes, oldest first. Undefined for a catalogue without a log. */
export function changesMap(index: PageIndex): DotMap | undefined {
  const groups = changeGroups(index);
  const days = [...new Set(groups.map(({ date }) => date))].slice(0, SHOWN_DAYS).reverse();
  const rows = CHANGE_KINDS.map((kind) => ({
    label: CHANGE_LABELS[kind],
    cells: days.map((day) => {
      const changes = groups.filter(({ date }) => date === day).flatMap((group) => group.changes);
      return { count: changes.filter((change) => change.kind === kind).length, tone: TONES[kind] };
    }),
  }));
  return dotMap(
    'Changes of tools by kind and day',
    days.map((day) => ({ label: shortDay(day) })),
    rows,
  );
}
