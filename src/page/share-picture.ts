import type { ServerEntry } from '../catalog/catalog.ts';
import { RISKS, type Risk } from '../catalog/vocabulary.ts';
import type { PageIndex } from './catalog-index.ts';
import { counted } from './count-text.ts';
import type { SharePicture } from './meta.ts';
import { clip, oneLine } from './phrase.ts';
import { type RiskCount, riskCounts, risksOf } from './rows.ts';
import { paths, type Site } from './site.ts';
import { vocabulary } from './vocabulary.ts';

/*
 * The pictures that other sites show where a page is linked. One for each server and each risk: a tool's page takes
 * that of its risk, since a picture of its own would cost more than all the rest of it.
 */

/** In pixels: what consumers of Open Graph ask for. */
export const PICTURE_SIZE = { width: 1200, height: 630 } as const;

/** More than two lines hold. Lines are measured word by word, which takes long for a book. */
const LONGEST_TITLE = 200;

/** What a picture shows. */
export interface PictureModel {
  path: string;
  alt: string;
  /** The large words. */
  title: string;
  /** Stands in the title's place where the font lacks one of its letters. */
  plainTitle: string;
  /** A word above the title. */
  kicker: string;
  /** A sentence below it. */
  line: string;
  /** How many tools of each risk, riskiest first; drawn as a bar where there are some. */
  risks: readonly RiskCount[];
  /** The colour of the whole; none for neutral. */
  risk?: Risk | undefined;
}

/** The picture of pages that have no other. */
export function sitePicture({ name }: Site): SharePicture {
  return { path: paths.picture(), alt: `${name}: a risk catalogue of MCP tools` };
}

/** The picture of a risk, and of each tool that has it. */
export function riskPicture(risk: Risk): SharePicture {
  return { path: paths.riskPicture(risk), alt: `${vocabulary.risk[risk].label} risk` };
}

function countsOf(index: PageIndex, server: ServerEntry): PictureModel['risks'] {
  return riskCounts(risksOf(index.placesOf(server)));
}

function countWords(counts: PictureModel['risks']): string {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const parts = counts.filter(({ count }) => count > 0).map(({ key, count }) => `${count} ${key}`);
  if (all === 0) return 'No tools listed';
  return `${counted(all, 'tool')}: ${parts.join(', ')}`;
}

/** The picture of a server's page. */
export function serverPicture(index: PageIndex, server: ServerEntry): SharePicture {
  return {
    path: paths.serverPicture(server),
    alt: `${oneLine(index.labelOf(server)).slice(0, 80)}. ${countWords(countsOf(index, server))}`.toWellFormed(),
  };
}

function serverModel(index: PageIndex, server: ServerEntry): PictureModel {
  const risks = countsOf(index, server);
  return {
    ...serverPicture(index, server),
    title: clip(oneLine(server.server.title), LONGEST_TITLE),
    plainTitle: server.id,
    kicker: 'MCP server',
    line: countWords(risks),
    risks,
  };
}

function riskModel(index: PageIndex, risk: Risk): PictureModel {
  const count = index.places.filter(({ tool }) => tool.record.risk === risk).length;
  const title = `${vocabulary.risk[risk].label} risk`;
  return {
    ...riskPicture(risk),
    title,
    plainTitle: title,
    kicker: 'MCP tools',
    line: `${count} of ${index.places.length} tools in the catalogue`,
    risks: [],
    risk,
  };
}

/** Every picture of the site. */
export function* buildPictures(index: PageIndex): Generator<PictureModel> {
  const { places, catalog, site } = index;
  const title = 'What can that tool do?';
  yield {
    ...sitePicture(site),
    title,
    plainTitle: title,
    kicker: 'A risk catalogue of MCP tools',
    line: `${places.length} tools of ${catalog.servers.length} servers`,
    risks: riskCounts(risksOf(places)),
  };
  for (const risk of RISKS) yield riskModel(index, risk);
  for (const server of catalog.servers) yield serverModel(index, server);
}
