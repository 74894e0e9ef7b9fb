import { CHANGE_KINDS, type Change, type ChangeKind } from '../catalog/compare.ts';
import type { Fact, ServerChange } from '../catalog/compare-servers.ts';
import type { Verdict } from '../catalog/verdict.ts';
import { showText } from '../catalog/visible.ts';
import type { Paint } from './report.ts';

export interface ChangesReport {
  changes: readonly Change[];
  /** Servers whose own records differ. */
  servers: readonly ServerChange[];
  /** Files beside the records that differ: the list of sources, and the pages on attacks. */
  files: readonly string[];
  /** Files of which something could not be read, so that it was left out. */
  unread: readonly string[];
}

const HEADINGS = {
  riskier: 'Riskier',
  removed: 'Removed, although their addresses are published',
  'review-removed': 'Without the review that they had',
  new: 'New',
  milder: 'Less risky',
  reclassified: 'Same risk, another verdict',
  redefined: 'Same verdict, changed definition',
  reviewed: 'Newly reviewed',
  retired: 'Retired',
  returned: 'Listed again',
} as const satisfies Record<ChangeKind, string>;

const SHORT = {
  riskier: 'riskier',
  removed: 'removed',
  'review-removed': 'without their review',
  new: 'new',
  milder: 'less risky',
  reclassified: 'reclassified',
  redefined: 'redefined',
  reviewed: 'newly reviewed',
  retired: 'retired',
  returned: 'listed again',
} as const satisfies Record<ChangeKind, string>;

const FACTS_HEADING = 'Server facts changed';
const SERVER_NOTES = { new: ' (new server)', removed: ' (removed server)', changed: '' } as const;

const MOST_WORDS = 8;
/** GitHub takes a megabyte of summary; this many changes stay far below it. */
const MOST_OF_A_KIND = 200;

function effectInWords({ category, capabilities }: Verdict): string {
  return [category, ...capabilities].join(' + ');
}

/** What changed of a verdict, in the vocabulary's words alone. */
function verdictInWords({ before, after }: Change): { risk: string; effect: string } {
  const [was, is] = [before ?? after, after ?? before];
  if (!was || !is) return { risk: '', effect: '' };
  const [effectBefore, effectAfter] = [effectInWords(was), effectInWords(is)];
  return {
    risk: was.risk === is.risk ? is.risk : `${was.risk} → ${is.risk}`,
    effect: effectBefore === effectAfter ? effectAfter : `${effectBefore} → ${effectAfter}`,
  };
}

function groups(changes: readonly Change[]): { kind: ChangeKind; all: Change[]; shown: Change[] }[] {
  return CHANGE_KINDS.map((kind) => changes.filter((change) => change.kind === kind))
    .filter((all) => all.length > 0)
    .map((all) => ({ kind: all[0]?.kind as ChangeKind, all, shown: all.slice(0, MOST_OF_A_KIND) }));
}

/** Counts the changes of tools by kind, and says of how many servers other facts changed. */
export function changesSummary({ changes, servers }: Pick<ChangesReport, 'changes' | 'servers'>): string {
  const counts = groups(changes).map(({ kind, all }) => `${all.length} ${SHORT[kind]}`);
  const tools = counts.length === 0 ? 'No verdict changes.' : `Tools: ${counts.join(', ')}.`;
  return servers.length === 0 ? tools : `${tools} ${FACTS_HEADING}: ${servers.length}.`;
}

function evidenceLines(change: Change, quote: (text: string) => string): string[] {
  const lines = change.because
    .slice(0, MOST_WORDS)
    .map(({ rule, field, text }) => `${quote(field)}: ${quote(text)} (${rule})`);
  const more = change.because.length - lines.length;
  const reason = change.reason === undefined ? [] : [`Reviewer: ${quote(change.reason)}`];
  return [...reason, ...lines, ...(more > 0 ? [`and ${more} more`] : [])];
}

const quoteText = (text: string) => `“${showText(text, 120)}”`;

function factLine({ key, before, after }: Fact, quote: (text: string) => string): string {
  const [was, is] = [before, after].map((value) => (value === undefined ? 'none' : quote(value)));
  return `${key}: ${was} → ${is}`;
}

function filesLine(files: readonly string[], quote: (text: string) => string): string[] {
  return files.length === 0 ? [] : [`Other files changed: ${files.map(quote).join(', ')}.`];
}

function unreadLine(unread: readonly string[], quote: (text: string) => string): string[] {
  if (unread.length === 0) return [];
  return [`Left out, since it cannot be read (\`npm run check\` says why): ${unread.map(quote).join(', ')}.`];
}

/** The changes for a terminal. */
export function changesAsText({ changes, servers, files, unread }: ChangesReport, paint: Paint): string {
  const out: string[] = [];
  for (const { kind, all } of groups(changes)) {
    out.push(paint('bold', `${HEADINGS[kind]} (${all.length})`));
    for (const change of all) {
      const { risk, effect } = verdictInWords(change);
      out.push(`  ${showText(change.server, 80)}  ${showText(change.tool, 80)}  ${risk} (${effect})`);
      out.push(...evidenceLines(change, quoteText).map((line) => `    ${line}`));
    }
    out.push('');
  }
  if (servers.length > 0) out.push(paint('bold', `${FACTS_HEADING} (${servers.length})`));
  for (const { server, kind, facts } of servers) {
    out.push(`  ${showText(server, 80)}${SERVER_NOTES[kind]}`);
    out.push(...facts.map((fact) => `    ${factLine(fact, quoteText)}`));
  }
  if (servers.length > 0) out.push('');
  const about = [...filesLine(files, quoteText), ...unreadLine(unread, quoteText)];
  return [...out, ...about, changesSummary({ changes, servers }), ''].join('\n');
}

/**
 * A stranger's text as a Markdown code span, in which nothing is a mention, a link, an image or HTML. On one line, so
 * that it cannot start a block; between more backticks than it holds in a row.
 * https://spec.commonmark.org/0.31.2/#code-spans
 */
export function codeSpan(text: string): string {
  const shown = showText(text, 160);
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return shown.trim() === '' ? '*(blank)*' : `${fence}${padding}${shown}${padding}${fence}`;
}

function factsAsMarkdown(servers: readonly ServerChange[]): string[] {
  if (servers.length === 0) return [];
  const shown = servers.slice(0, MOST_OF_A_KIND);
  const items = shown.flatMap(({ server, kind, facts }) => [
    `- ${codeSpan(server)}${SERVER_NOTES[kind]}`,
    ...facts.map((fact) => `  - ${factLine(fact, codeSpan)}`),
  ]);
  const more = servers.length - shown.length;
  return [`### ${FACTS_HEADING} (${servers.length})`, '', ...items, ...(more > 0 ? [`- and ${more} more`] : []), ''];
}

/** The changes as GitHub-flavoured Markdown, for a job's summary. Every text that is not ours is in a code span. */
export function changesAsMarkdown({ changes, servers, files, unread }: ChangesReport): string {
  const out = ['## Verdict changes', '', changesSummary({ changes, servers }), ''];
  for (const { kind, all, shown } of groups(changes)) {
    out.push(`### ${HEADINGS[kind]} (${all.length})`, '');
    for (const change of shown) {
      const { risk, effect } = verdictInWords(change);
      out.push(`- **${risk}** ${codeSpan(change.tool)} of ${codeSpan(change.server)}: ${effect}`);
      out.push(...evidenceLines(change, codeSpan).map((line) => `  - ${line}`));
    }
    if (shown.length < all.length) out.push(`- and ${all.length - shown.length} more`);
    out.push('');
  }
  out.push(...factsAsMarkdown(servers));
  // Between blank lines, so that neither runs on in the other's paragraph.
  for (const about of [filesLine(files, codeSpan), unreadLine(unread, codeSpan)]) out.push(...about, '');
  return `${out.join('\n').trimEnd()}\n`;
}

/**
 * The changes for programs: `{version, counts, unread, changes, servers, files}`. Keys may be added under the same
 * version.
 */
export function changesAsJson({ changes, servers, files, unread }: ChangesReport): string {
  const counts = Object.fromEntries(
    CHANGE_KINDS.map((kind) => [kind, changes.filter((change) => change.kind === kind).length]),
  );
  return `${JSON.stringify({ version: 1, counts, unread, changes, servers, files }, null, 2)}\n`;
}
