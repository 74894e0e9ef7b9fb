import type { Attack } from '../catalog/attacks.ts';
import {
  TAXONOMIES,
  TAXONOMY_KEYS,
  type TaxonomyEntry,
  type TaxonomyKey,
  taxonomyEntry,
  taxonomyGroups,
} from '../catalog/taxonomies.ts';
import { type AttackLink, attackLink } from './attack-link.ts';
import type { PageIndex } from './catalog-index.ts';
import { breadcrumbLd, type Crumb, graphOf, type JsonLd } from './json-ld.ts';
import type { Meta } from './meta.ts';
import { hrefTo, paths, urlOf } from './site.ts';

/** An entry of a published list and the pages here that are about it. */
export interface MatrixCell extends TaxonomyEntry {
  pages: AttackLink[];
}

/** A published list, in its own groups. */
export interface MatrixList {
  key: TaxonomyKey;
  title: string;
  publisher: string;
  url: string;
  covered: number;
  all: number;
  groups: { title: string; cells: MatrixCell[] }[];
}

/** What the pages on attacks cover of published lists. */
export interface AttackMatrixPage {
  meta: Meta;
  breadcrumb: Crumb[];
  heading: string;
  intro: string;
  lists: MatrixList[];
  jsonLd: JsonLd;
}

function attacksOf(index: PageIndex, key: TaxonomyKey, id: string): Attack[] {
  return index.attacks.filter((attack) => (attack[key] as readonly string[]).includes(id));
}

function listOf(index: PageIndex, key: TaxonomyKey): MatrixList {
  const { title, publisher, url } = TAXONOMIES[key];
  const groups = taxonomyGroups(key).map((group) => ({
    title: group.title,
    cells: group.ids.map((id) => ({
      ...taxonomyEntry(key, id),
      pages: attacksOf(index, key, id).map((attack) => attackLink(index.site, attack)),
    })),
  }));
  const cells = groups.flatMap((group) => group.cells);
  return {
    key,
    title,
    publisher,
    url,
    covered: cells.filter(({ pages }) => pages.length > 0).length,
    all: cells.length,
    groups,
  };
}

/** Builds the model of the matrix of attacks. */
export function buildAttackMatrixPage(index: PageIndex): AttackMatrixPage {
  const { site } = index;
  const heading = 'Attacks in published lists';
  const breadcrumb = [{ text: 'Attack patterns', href: hrefTo(site, paths.attacks()) }, { text: heading }];
  return {
    meta: {
      title: heading,
      description: `Which entries of ${TAXONOMY_KEYS.map((key) => TAXONOMIES[key].title).join(', ')} have a page in this catalogue, and which have none.`,
      address: paths.attackMatrix(),
      twin: paths.attackMatrixTwin(),
    },
    breadcrumb,
    heading,
    intro:
      'Every entry of four published lists, with the pages here that are about it. An entry without a page is not covered: many of these are no matter of tools and calls, and for some a page is still to be written.',
    lists: TAXONOMY_KEYS.map((key) => listOf(index, key)),
    jsonLd: graphOf(breadcrumbLd(breadcrumb, site.origin)),
  };
}

/** The twin of the matrix: for each entry of each list, the slugs of the pages about it. */
export function attackMatrixTwin(index: PageIndex) {
  return {
    url: urlOf(index.site, paths.attackMatrix()),
    lists: TAXONOMY_KEYS.map((key) => {
      const { title, url, groups } = listOf(index, key);
      return {
        key,
        title,
        url,
        entries: groups.flatMap((group) =>
          group.cells.map(({ id, name, url: address }) => ({
            id,
            name,
            ...(key === 'safeMcp' && { tactic: group.title }),
            url: address,
            attacks: attacksOf(index, key, id).map(({ slug }) => slug),
          })),
        ),
      };
    }),
  };
}
