import type { ToolState } from '../catalog/change-log.ts';
import { CHANGE_KINDS, type ChangeKind } from '../catalog/compare.ts';
import type { Capability, Category, Risk } from '../catalog/vocabulary.ts';
import type { ChangeCause, ChangeEntry } from './changes.ts';
import { counted } from './count-text.ts';
import { join, listed, type Phrase, paragraph, say } from './phrase.ts';
import { vocabulary } from './vocabulary.ts';

type Told = Pick<ChangeEntry, 'kinds' | 'before' | 'after' | 'cause'>;

const risk = (key: Risk | undefined): string => (key === undefined ? '' : vocabulary.risk[key].label.toLowerCase());
const category = (key: Category): string => vocabulary.category[key].label.toLowerCase();
const capability = (key: Capability): string => vocabulary.capability[key].label.toLowerCase();

function effectWords({ category: key, capabilities }: Pick<ToolState, 'category' | 'capabilities'>): string {
  return [category(key), ...capabilities.map(capability)].join(', ');
}

/** What was added to and taken from a verdict besides its risk. */
function differenceWords(before: ToolState, after: ToolState): Phrase[] {
  const added = after.capabilities.filter((key) => !before.capabilities.includes(key)).map(capability);
  const lost = before.capabilities.filter((key) => !after.capabilities.includes(key)).map(capability);
  return [
    before.category === after.category
      ? []
      : say`Category: ${category(before.category)} before, ${category(after.category)} now.`,
    added.length === 0 ? [] : say`Now also: ${listed(added)}.`,
    lost.length === 0 ? [] : say`No longer: ${listed(lost)}.`,
  ];
}

const CAUSES = {
  definition: say`The server changed the tool’s definition.`,
  review: say`A person reviewed it.`,
  classifier: say`The definition is as it was: the rules that read it changed.`,
} as const satisfies Record<ChangeCause, Phrase>;

const WORDS = {
  riskier: ({ before, after }) => say`Risk raised from ${risk(before?.risk)} to ${risk(after?.risk)}.`,
  removed: ({ before }) => say`The record was removed; its risk was ${risk(before?.risk)}.`,
  'review-removed': () => say`The review of its verdict was withdrawn.`,
  new: ({ after }) => say`New, with ${risk(after?.risk)} risk: ${after === undefined ? '' : effectWords(after)}.`,
  milder: ({ before, after }) => say`Risk lowered from ${risk(before?.risk)} to ${risk(after?.risk)}.`,
  reclassified: ({ after }) => say`Another verdict with the same risk, ${risk(after?.risk)}.`,
  redefined: ({ after }) => say`The server changed the definition; the verdict stays, ${risk(after?.risk)} risk.`,
  reviewed: ({ after }) => say`Reviewed by a person; the risk is ${risk(after?.risk)}.`,
  retired: () => say`The server no longer lists it.`,
  returned: () => say`The server lists it again.`,
} as const satisfies Record<ChangeKind, (told: Told) => Phrase>;

const VERDICT_KINDS: readonly ChangeKind[] = ['riskier', 'milder', 'reclassified'];

/** What happened to a tool, in sentences. */
export function changeWords(told: Told): Phrase {
  const { kinds, before, after, cause } = told;
  const ofVerdict = kinds.some((kind) => VERDICT_KINDS.includes(kind));
  // The cause says it.
  const said = kinds.filter((kind) => kind !== 'reviewed' || cause !== 'review');
  return paragraph([
    ...said.map((kind) => WORDS[kind](told)),
    ...(ofVerdict && before && after ? differenceWords(before, after) : []),
    ...(ofVerdict && cause ? [CAUSES[cause]] : []),
  ]);
}

const SHORT = {
  riskier: 'raised in risk',
  removed: 'removed',
  'review-removed': 'with its review withdrawn',
  new: 'new',
  milder: 'lowered in risk',
  reclassified: 'reclassified',
  redefined: 'redefined',
  reviewed: 'reviewed',
  retired: 'no longer listed',
  returned: 'listed again',
} as const satisfies Record<ChangeKind, string>;

/** The kind of a change as a label. */
export const CHANGE_LABELS = {
  riskier: 'Risk raised',
  removed: 'Removed',
  'review-removed': 'Review withdrawn',
  new: 'New',
  milder: 'Risk lowered',
  reclassified: 'Reclassified',
  redefined: 'Redefined',
  reviewed: 'Reviewed',
  retired: 'Retired',
  returned: 'Listed again',
} as const satisfies Record<ChangeKind, string>;

const tools = (count: number): string => counted(count, 'tool');

/** What happened to a server's tools on a day, in a sentence. */
export function groupWords(first: boolean, changes: readonly ChangeEntry[]): Phrase {
  if (first) return say`Added to the catalogue with ${tools(changes.length)}.`;
  const counts = CHANGE_KINDS.map((kind) => ({ kind, count: changes.filter((each) => each.kind === kind).length }));
  const named = counts.filter(({ count }) => count > 0);
  return join(listed(named.map(({ kind, count }, at) => `${at === 0 ? tools(count) : count} ${SHORT[kind]}`)), '.');
}
