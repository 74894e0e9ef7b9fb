import type { PageIndex } from './catalog-index.ts';
import { breadcrumbLd, type Crumb, graphOf, type JsonLd } from './json-ld.ts';
import type { Meta } from './meta.ts';
import { ruleHits } from './rule-hits.ts';
import { hrefTo, paths } from './site.ts';

/** A rule in the list. */
export interface RuleRow {
  id: string;
  sentence: string;
  href: string;
  hits: number;
  /** Of the rule with the most hits, from 0 to 1. */
  share: number;
}

/** The list of rules. */
export interface RuleListPage {
  meta: Meta;
  breadcrumb: Crumb[];
  groups: { key: string; heading: string; intro: string; rows: RuleRow[] }[];
  jsonLd: JsonLd;
}

/** By what a rule looks at, which its id begins with; the last takes all others. */
const GROUPS = [
  {
    key: 'verbs',
    ids: /^(verb|noun|name|bulk)-/,
    heading: 'Words of action',
    intro: 'In the name first of all, and where a description says what the tool does.',
  },
  {
    key: 'description',
    ids: /^says-/,
    heading: 'What a description says besides',
    intro: 'Phrases that tell of an effect which no verb of the name shows.',
  },
  {
    key: 'arguments',
    ids: /^argument-/,
    heading: 'Arguments',
    intro: 'What a caller can hand over decides what a call can do.',
  },
  {
    key: 'annotations',
    ids: /^annotation-/,
    heading: 'Annotations',
    intro: 'What a server declares can raise a verdict, and never lowers it.',
  },
  {
    key: 'data',
    ids: /./,
    heading: 'What comes back, and what is touched',
    intro: 'Whose data it is, who wrote it, and who gets to see it.',
  },
] as const;

const groupOf = (id: string) => GROUPS.find(({ ids }) => ids.test(id))?.key;

/** Builds the model of the list of rules. */
export function buildRuleListPage(index: PageIndex): RuleListPage {
  const counted = [...index.rules].map(([id, sentence]) => ({ id, sentence, hits: ruleHits(index, id).length }));
  const most = Math.max(1, ...counted.map(({ hits }) => hits));
  const rows = counted.map((row) => ({
    ...row,
    href: hrefTo(index.site, paths.rule(row.id)),
    share: row.hits / most,
  }));
  const breadcrumb = [{ text: 'Rules' }];
  return {
    meta: {
      title: 'Rules',
      description: `The ${rows.length} rules that verdicts are made with: what each looks for, and how many tools it decided.`,
      address: '/rules/',
      twin: '/rules.json',
    },
    breadcrumb,
    groups: GROUPS.map(({ key, heading, intro }) => ({
      key,
      heading,
      intro,
      rows: rows.filter(({ id }) => groupOf(id) === key),
    })).filter((group) => group.rows.length > 0),
    jsonLd: graphOf(breadcrumbLd(breadcrumb, index.site.origin)),
  };
}
