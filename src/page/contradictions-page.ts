import type { ServerEntry } from '../catalog/catalog.ts';
import type { Evidence } from '../catalog/record.ts';
import { understates } from '../classify/contradictions.ts';
import type { PageIndex, Place } from './catalog-index.ts';
import { contradictionLines, contradictionsOf, evidenceAgainst, inferredWords } from './declared.ts';
import { breadcrumbLd, type Crumb, graphOf, type JsonLd } from './json-ld.ts';
import type { Meta } from './meta.ts';
import { clip, code, listed, nameText, oneLine, type Phrase, say } from './phrase.ts';
import { type ToolRow, toolRow } from './rows.ts';
import { hrefTo, paths, urlOf } from './site.ts';
import { toolLine } from './twin.ts';

/** A tool that declares one thing and is found to be another. */
export interface ContradictionRow {
  row: ToolRow;
  facts: {
    /** `readOnlyHint: true`. */
    declared: Phrase;
    inferred: string;
    /** The words of the definition that say so. */
    because: { text: string; rule: string; href: string }[];
  }[];
  /** Why a person decided so, where one did. */
  reason?: string | undefined;
}

/** The tools whose declarations promise less than they do, or more. */
export interface ContradictionGroup {
  key: 'less' | 'more';
  heading: string;
  intro: string;
  count: number;
  rows: ContradictionRow[];
}

/** The list of contradictions. */
export interface ContradictionsPage {
  meta: Meta;
  breadcrumb: Crumb[];
  heading: string;
  intro: Phrase;
  groups: ContradictionGroup[];
  twin: string;
  jsonLd: JsonLd;
}

const MAX_ROWS = 200;
const MAX_EVIDENCE = 4;
const ADDRESS = paths.contradictions();

const isDangerous = ({ tool }: Place): boolean => contradictionsOf(tool.record).some(understates);

/** The tools with contradictions: those that promise less than they do first, then the riskiest. */
export function contradicted(places: readonly Place[]): Record<ContradictionGroup['key'], readonly Place[]> {
  const found = places.filter(({ tool }) => contradictionsOf(tool.record).length > 0);
  return { less: found.filter(isDangerous), more: found.filter((place) => !isDangerous(place)) };
}

/** The words that say so, each once for its rule, in whatever letters. The twin holds every place. */
function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [
    ...new Map(evidence.toReversed().map((one) => [`${one.rule} ${one.text.toLowerCase()}`, one])).values(),
  ].reverse();
}

function rowOf(index: PageIndex, { server, tool }: Place): ContradictionRow {
  const { record } = tool;
  return {
    row: toolRow(index, server, tool),
    facts: contradictionsOf(record).map((one) => ({
      declared: code(`${one.annotation}: ${one.declared}`),
      inferred: inferredWords(one),
      because: distinct(evidenceAgainst(record, one))
        .slice(0, MAX_EVIDENCE)
        .map(({ text, rule }) => ({
          text: clip(oneLine(text), 80),
          rule,
          href: hrefTo(index.site, paths.rule(rule)),
        })),
    })),
    ...(record.review !== undefined && { reason: oneLine(record.review.reason) }),
  };
}

const GROUPS = {
  less: {
    heading: 'Declares less than it does',
    intro: 'A client that trusts such an annotation lets a call through that it would otherwise stop.',
  },
  more: {
    heading: 'Declares more than it does',
    intro: 'A client that trusts such an annotation asks more often than it must; no call gets through by it.',
  },
} as const satisfies Record<ContradictionGroup['key'], { heading: string; intro: string }>;

/** Builds the model of the list of contradictions. */
export function buildContradictionsPage(index: PageIndex): ContradictionsPage {
  const found = contradicted(index.places);
  const heading = 'Contradicted annotations';
  const breadcrumb = [{ text: 'Tools', href: hrefTo(index.site, paths.home()) }, { text: heading }];
  return {
    meta: {
      title: heading,
      description: `${found.less.length} tools whose annotations declare less than their definitions show, and ${found.more.length} that declare more, each with the words that say so.`,
      address: ADDRESS,
      twin: paths.contradictionsTwin(),
    },
    breadcrumb,
    heading,
    intro: say`A server can declare in annotations that a tool only reads, destroys nothing or stays inside. These tools declare one of these, and their own names, descriptions or parameters say otherwise.`,
    groups: (['less', 'more'] as const).map((key) => ({
      key,
      ...GROUPS[key],
      count: found[key].length,
      rows: found[key].slice(0, MAX_ROWS).map((place) => rowOf(index, place)),
    })),
    twin: hrefTo(index.site, paths.contradictionsTwin()),
    jsonLd: graphOf(breadcrumbLd(breadcrumb, index.site.origin)),
  };
}

/** The twin of the list: the whole of it. */
export function contradictionsTwin(index: PageIndex) {
  const { less, more } = contradicted(index.places);
  return {
    url: urlOf(index.site, ADDRESS),
    count: less.length + more.length,
    less: less.length,
    more: more.length,
    tools: [...less, ...more].map(({ server, tool }) => ({
      ...toolLine(index, server, tool),
      contradictions: contradictionLines(tool.record).map((one) => ({
        ...one,
        because: evidenceAgainst(tool.record, one),
      })),
    })),
  };
}

const MAX_NAMED = 6;

/** A sentence about a server's tools whose annotations are contradicted, or nothing where none is. */
export function serverContradictions(index: PageIndex, server: ServerEntry): Phrase | undefined {
  const { less, more } = contradicted(index.placesOf(server));
  const all = [...less, ...more];
  if (all.length === 0) return undefined;
  const named = all.slice(0, MAX_NAMED).map(({ tool }): Phrase => {
    const href = `${hrefTo(index.site, paths.tool(server, tool))}#declared`;
    return [{ kind: 'link', text: nameText(tool.record.name, 60), href }];
  });
  const list: Phrase = [{ kind: 'link', text: 'contradicted annotations', href: hrefTo(index.site, ADDRESS) }];
  const rest = all.length > named.length ? [`${all.length - named.length} more`] : [];
  return say`Tools with ${list}: ${all.length}, of which ${less.length || 'none'} promise less than they do. They are ${listed([...named, ...rest])}.`;
}
