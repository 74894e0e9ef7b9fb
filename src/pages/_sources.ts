import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCURACY_FILE, type AccuracyDocument, parseAccuracy } from '../accuracy/document.ts';
import { readAttacks } from '../catalog/attacks.ts';
import type { Problem } from '../catalog/catalog.ts';
import { readChangeLogs } from '../catalog/change-log.ts';
import { readGuides } from '../catalog/guides.ts';
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

/** The project's own catalogue. */
const OWN = 'catalog';

const noFigures: Problem = {
  check: 'accuracy-is-readable',
  severity: 'error',
  file: join(OWN, ACCURACY_FILE),
  line: 1,
  column: 1,
  message: 'The file of figures is not there.',
  remedy: 'Run `npm run accuracy -- --write`.',
};

/** The file of figures of a catalogue; a catalogue that has none is judged by the project's classifier all the same. */
function readAccuracy(root: string): { documents: AccuracyDocument[]; problems: Problem[] } {
  const path = [join(root, ACCURACY_FILE), join(OWN, ACCURACY_FILE)].find(existsSync);
  if (path === undefined) return { documents: [], problems: [noFigures] };
  const { documents, problems } = parseAccuracy(readFileSync(path, 'utf8'), path);
  return { documents: documents.map(({ document }) => document), problems };
}

function read(): Sources {
  const root = process.env.CATALOG || OWN;
  const records = readCatalog(root);
  const pages = readAttacks(root);
  const accuracy = readAccuracy(root);
  const { changes, problems } = readChangeLogs(root);
  // Guides are about the project and its site, whatever catalogue it shows.
  const guides = readGuides(OWN);
  return {
    index: indexCatalog({
      catalog: records.catalog,
      attacks: pages.attacks,
      rules: RULES,
      accuracy: accuracy.documents,
      changes,
      guides: guides.guides,
      site: siteOf(process.env),
    }),
    problems: [...records.problems, ...pages.problems, ...accuracy.problems, ...problems, ...guides.problems],
  };
}

/** The index of the catalogue's pages. */
export function pageIndex(): PageIndex {
  return sources().index;
}
