import type { Guide } from '../catalog/guides.ts';
import type { Format } from '../policy/formats/format.ts';
import type { PageIndex } from './catalog-index.ts';
import { type Facts, fillFacts } from './facts.ts';
import { buildFormatPage, EXAMPLE_INTRO, FORMAT_SECTIONS, formatGroups } from './format-page.ts';
import { buildGuideListPage, buildGuidePage, type GuidePage, type GuidePart } from './guide-page.ts';
import { bullets, codeSpan, document, fenced, markdownLink, markdownPhrase, markdownWords } from './markdown.ts';
import { pageLinks, twinLink, wholeLinks } from './markdown-pages.ts';
import { type Phrase, plain } from './phrase.ts';
import { paths, type Site } from './site.ts';

/* Guides and pages about formats as Markdown. Their prose is ours, and most of it Markdown already. */

/** What may stand in a command as it is; other names of servers and tools are left to the reader. */
const PLAIN_NAME = /^[\w.-]+$/;

/** A guide's text with its facts. In code they are what a command takes, elsewhere as on the page. */
function filled(text: string, facts: Facts, { origin }: Site): string {
  const inCommand = (fact: Phrase) => (PLAIN_NAME.test(plain(fact)) ? plain(fact) : 'NAME');
  return text
    .split(/(^```[\s\S]*?^```$|`[^`\n]+`)/m)
    .map((piece, at) => fillFacts(piece, facts, at % 2 === 1 ? inCommand : (fact) => markdownPhrase(fact, origin)))
    .join('');
}

function partMarkdown(part: GuidePart, { facts }: GuidePage, site: Site): string {
  if (part.kind === 'text') return wholeLinks(filled(part.text.trim(), facts, site), site);
  if (part.kind === 'terms') {
    return bullets(
      part.terms.map(({ badge, words, more }) =>
        [`**${badge.label}**: ${markdownWords(words)}`, ...(more === undefined ? [] : [markdownWords(more)])].join(' '),
      ),
    );
  }
  const [, ...head] = part.head;
  const cellsOf = (cells: readonly string[]) =>
    cells.map((cell, at) => `${markdownWords(head[at] ?? '')}: ${markdownWords(cell)}`).join('; ');
  return bullets(
    part.rows.map(
      ({ title, href, cells }) => `${markdownLink(markdownWords(title), site.origin + href)}: ${cellsOf(cells)}`,
    ),
  );
}

/** The Markdown twin of a guide. */
export function guideMarkdown(index: PageIndex, guide: Guide): string {
  const page = buildGuidePage(index, guide);
  return document([
    `# ${markdownWords(page.heading)}`,
    markdownWords(page.lead),
    ...page.parts.map((part) => partMarkdown(part, page, index.site)),
    '## Links',
    pageLinks(index.site, paths.guide(guide.slug)),
  ]);
}

/** The Markdown twin of the list of guides. */
export function guidesMarkdown(index: PageIndex): string {
  const { site, guides } = index;
  const item = ({ slug, title, summary }: Guide) =>
    `${twinLink(site, title, paths.guide(slug))}: ${markdownWords(summary)}`;
  return document([
    '# Guides',
    markdownWords(buildGuideListPage(index).meta.description),
    bullets(guides.map(item)),
    '## Links',
    pageLinks(site, paths.guides()),
  ]);
}

/** The Markdown twin of a page about a format. */
export function formatMarkdown(index: PageIndex, format: Format): string {
  const { site } = index;
  const page = buildFormatPage(index, format);
  const said = (phrase: Phrase) => markdownPhrase(phrase, site.origin);
  const list = (heading: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`## ${heading}`, bullets(items)];
  return document([
    `# ${markdownWords(page.title)}`,
    said(page.summary),
    ...list(
      FORMAT_SECTIONS.powers,
      page.powers.map(({ label, has, words }) => `${markdownWords(label)}: ${has}. ${said(words)}`.trim()),
    ),
    ...list(FORMAT_SECTIONS.enforces, page.enforces.map(said)),
    ...list(FORMAT_SECTIONS.suggests, page.suggests.map(said)),
    ...list(FORMAT_SECTIONS.traps, page.traps.map(said)),
    ...list(
      FORMAT_SECTIONS.where,
      page.places.map(({ who, path }) => `${markdownWords(who)}: ${said(path)}`),
    ),
    `## ${FORMAT_SECTIONS.example}`,
    said(EXAMPLE_INTRO),
    bullets(page.example.tools.map(({ name, words }) => `${codeSpan(name)}: ${said(words)}`)),
    page.example.text !== undefined && fenced(page.example.text, format.file.language),
    ...page.example.remarks.map(said),
    `## ${FORMAT_SECTIONS.command}`,
    fenced([page.command, ...(page.lint.length > 0 ? [page.lintCommand] : [])].join('\n'), 'sh'),
    `## ${FORMAT_SECTIONS.checked}`,
    said(page.checked),
    ...list(
      'Sources',
      page.sources.map(({ title, url }) => markdownLink(markdownWords(title), url)),
    ),
    '## Links',
    pageLinks(site, paths.format(format.id)),
  ]);
}

/** The Markdown twin of the list of formats. */
export function formatsMarkdown({ site }: PageIndex): string {
  return document([
    '# Formats of policies',
    ...formatGroups(site).flatMap(({ title, rows }) => [
      `## ${title}`,
      bullets(rows.map(({ id, title: name, file }) => `${twinLink(site, name, paths.format(id))}: ${codeSpan(file)}`)),
    ]),
    '## Links',
    pageLinks(site, paths.formats()),
  ]);
}
