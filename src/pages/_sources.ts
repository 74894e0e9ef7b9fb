import { readAttacks } from '../catalog/attacks.ts';
import type { Problem } from '../catalog/catalog.ts';
import { readCatalog } from '../catalog/read.ts';
import { RULES } from '../classify/rules.ts';
import { siteOf } from '../layouts/site.ts';
import { indexCatalog, type PageIndex } from '../page/catalog-index.ts';

/** The catalogue, ready to make pages of, and what is wrong with it. */
export interface Sources {
  index: PageIndex;
  problems: Problem[];
}

/**
 * The build's script and Astro's bundle load this module once each. They meet here, so that a build reads the catalogue
 * once.
 */
const meeting = globalThis as { toolriskSources?: Sources };

/** Reads the catalogue that `CATALOG` names, the first time it is asked for. */
export function sources(): Sources {
  meeting.toolriskSources ??= read();
  return meeting.toolriskSources;
}

function read(): Sources {
  const root = process.env.CATALOG || 'catalog';
  const records = readCatalog(root);
  const pages = readAttacks(root);
  return {
    index: indexCatalog({
      catalog: records.catalog,
      attacks: pages.attacks,
      rules: RULES,
      site: siteOf(process.env),
    }),
    problems: [...records.problems, ...pages.problems],
  };
}

/** The index of the catalogue's pages. */
export function pageIndex(): PageIndex {
  return sources().index;
}
