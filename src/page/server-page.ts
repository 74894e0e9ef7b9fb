import { serverAttacks } from '../catalog/attacks.ts';
import type { ServerEntry } from '../catalog/catalog.ts';
import type { Quarantined } from '../catalog/record.ts';
import { CATEGORIES, type Category, type Risk } from '../catalog/vocabulary.ts';
import { serverPolicy } from '../policy/compose.ts';
import { printJson } from '../policy/print.ts';
import { type AttackLink, attackLink } from './attack-link.ts';
import { capabilityMap } from './capability-map.ts';
import { captureOf } from './capture.ts';
import type { PageIndex } from './catalog-index.ts';
import { type Combination, combinationOf } from './combination.ts';
import { serverContradictions } from './contradictions-page.ts';
import { type DefinitionSize, definitionSize } from './definition-size.ts';
import type { DotMap } from './dot-map.ts';
import { type FormatTabs, serverTabs } from './format-tabs.ts';
import { breadcrumbLd, type Crumb, graphOf, type JsonLd } from './json-ld.ts';
import type { Meta } from './meta.ts';
import { clip, code, nameText, oneLine, type Phrase, paragraph, say, showInvisible, visible } from './phrase.ts';
import { policyNote } from './policy-words.ts';
import { riskShares, risksOf, type Share, serverToolRows, sharesOf, type ToolRow, toolRow } from './rows.ts';
import { type ServerHistory, serverHistory } from './server-history.ts';
import { theServer } from './server-name.ts';
import { serverPicture } from './share-picture.ts';
import { hrefTo, paths } from './site.ts';
import { sourceLinks } from './source-links.ts';

/** Everything that a server's page shows. */
export interface ServerPage {
  meta: Meta;
  breadcrumb: Crumb[];
  heading: string;
  id: string;
  /** The server's own words. */
  description?: { runs: { text: string; unseen: boolean }[] } | undefined;
  capture: Phrase;
  /** Name, and value as a phrase: version, repository, licence and so on. */
  facts: { term: string; value: Phrase }[];
  /** How many tools there are and how risky. */
  summary: Phrase;
  risks: Share<Risk>[];
  categories: Share<Category>[];
  /** Present where some tool has a capability. */
  map?: DotMap | undefined;
  /** Riskiest first. */
  tools: ToolRow[];
  /** Tools that the server no longer lists. */
  retired: ToolRow[];
  /** Tools that the server listed and that could not be recorded. */
  quarantined: Quarantined[];
  /** Present where annotations of some tools are contradicted. */
  contradictions?: Phrase | undefined;
  /** Present where some tool is of a part of what lets planted text carry private data out. */
  combination?: Combination | undefined;
  /** Present where there are tools. */
  size?: DefinitionSize | undefined;
  /** Present where something has been logged. */
  history?: ServerHistory | undefined;
  /** Patterns that abuse a server as a whole, whatever its tools do. */
  attacks: AttackLink[];
  /** The text is absent where it is so long that the page loads it from its file. */
  policy: { sentence: Phrase; json?: string | undefined; href: string; notes: Phrase[]; formats: FormatTabs };
  links: { edit: string; history: string; twin: string; kit: string; feed: string };
  jsonLd: JsonLd;
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}

function summaryOf(label: string, risks: readonly Share<Risk>[], all: number): Phrase {
  if (all === 0) return say`No tool of ${theServer(label)} has been recorded.`;
  const parts = risks
    .filter(({ count }) => count > 0)
    .map(({ badge, count }) => `${count === all && all > 1 ? 'all' : count} ${badge.label.toLowerCase()}`);
  return say`${counted(all, 'tool', 'tools')} of ${theServer(label)} by risk: ${parts.join(', ')}.`.map((span, at) =>
    at === 0 ? { ...span, text: span.text.charAt(0).toUpperCase() + span.text.slice(1) } : span,
  );
}

function factsOf({ server }: ServerEntry): ServerPage['facts'] {
  const { source, licence, website } = server;
  const url = (text: string | undefined): Phrase | undefined =>
    text === undefined ? undefined : [{ kind: 'link', text: visible(text), href: text }];
  const facts: [string, Phrase | undefined][] = [
    ['Name at its source', code(source.name)],
    ['Version', source.version === undefined ? undefined : code(source.version)],
    ['Repository', url(source.repository)],
    ['Commit', source.commit === undefined ? undefined : code(source.commit.slice(0, 12))],
    ['Website', url(website)],
    ['Protocol version', source.protocolVersion === undefined ? undefined : code(source.protocolVersion)],
    ['Started with', source.arguments?.length ? code(source.arguments.join(' '), 200) : undefined],
    ['Licence', licence === 'unknown' ? say`not known` : code(licence)],
  ];
  return facts.flatMap(([term, value]) => (value === undefined ? [] : [{ term, value }]));
}

function policyContents(listed: number, hidden: number): string {
  const rules =
    listed === 1 ? 'one tool with its rules' : `${listed || 'no'} tools${listed === 0 ? '' : ' with their rules'}`;
  return hidden === 0 ? `it lists ${rules}` : `it lists ${rules} and hides ${hidden === 1 ? 'one' : hidden}`;
}

/** A longer text is loaded when the reader comes to it: a page stays light. */
const LONGEST_POLICY = 16_000;

function policyOf(index: PageIndex, entry: ServerEntry): ServerPage['policy'] {
  const { policy, notes } = serverPolicy(entry.tools.map(({ record }) => record));
  const json = printJson(policy);
  const hidden = policy.hide?.length ?? 0;
  const listed = Object.keys(policy.tools ?? {}).length;
  return {
    sentence: paragraph([
      say`Complete on its own: ${policyContents(listed, hidden)}.`,
      say`A tool that the server adds later is denied until somebody has looked at it.`,
    ]),
    json: json.length > LONGEST_POLICY ? undefined : json,
    href: hrefTo(index.site, paths.serverPolicy(entry)),
    notes: notes.map(policyNote),
    formats: serverTabs(index.site, entry),
  };
}

function descriptionOf({ server }: ServerEntry): ServerPage['description'] {
  const text = (server.description ?? '').trim();
  return text === '' ? undefined : { runs: showInvisible(clip(text, 2000)) };
}

/** Builds the model of a server's page. */
export function buildServerPage(index: PageIndex, entry: ServerEntry): ServerPage {
  const label = index.labelOf(entry);
  const retired = entry.tools.filter(({ record }) => record.retired !== undefined);
  const records = index.placesOf(entry).map(({ tool }) => tool.record);
  const all = records.length;
  const { badges, site } = index;
  const risks = riskShares(badges, risksOf(index.placesOf(entry)));
  const summary = summaryOf(label, risks, all);
  const breadcrumb = [{ text: 'Servers', href: hrefTo(site, paths.servers()) }, { text: label }];
  const words = risks.map(({ badge, count }) => `${count} ${badge.label.toLowerCase()}`).join(', ');
  return {
    meta: {
      title: `${clip(label, 80)}: MCP tools and their risks`,
      description: clip(
        `${label}: ${counted(all, 'tool', 'tools')} (${words}), each with what it does, why, and a policy to copy. ${oneLine(entry.server.description ?? '')}`.trim(),
        160,
      ),
      address: paths.server(entry),
      twin: paths.serverTwin(entry),
      markdown: paths.serverMarkdown(entry),
      feed: paths.serverFeed(entry),
      picture: serverPicture(index, entry),
    },
    breadcrumb,
    heading: label,
    id: entry.id,
    description: descriptionOf(entry),
    capture: captureOf(entry),
    facts: factsOf(entry),
    summary,
    risks,
    categories: sharesOf(
      badges.category,
      CATEGORIES,
      records.map(({ category }) => category),
      all,
    ),
    map: capabilityMap(index, index.placesOf(entry)),
    tools: serverToolRows(index, entry),
    retired: retired.map((tool) => toolRow(index, entry, tool)),
    quarantined: (entry.server.quarantined ?? []).map(({ tool, reason }) => ({
      tool: nameText(tool),
      reason: oneLine(reason),
    })),
    contradictions: serverContradictions(index, entry),
    combination: combinationOf(index, entry),
    size: definitionSize(index, entry),
    history: serverHistory(index, entry),
    attacks: serverAttacks(index.attacks).map((attack) => attackLink(site, attack)),
    policy: policyOf(index, entry),
    links: {
      ...sourceLinks(site, entry),
      twin: hrefTo(site, paths.serverTwin(entry)),
      kit: hrefTo(site, paths.serverKit(entry)),
      feed: hrefTo(site, paths.serverFeed(entry)),
    },
    jsonLd: graphOf(breadcrumbLd(breadcrumb, site.origin)),
  };
}
