import type { Guide } from '../catalog/guides.ts';
import type { Format } from '../policy/formats/format.ts';
import type { PageIndex } from './catalog-index.ts';
import { buildFormatPage, formatGroups } from './format-page.ts';
import { buildGuideListPage, buildGuidePage, type GuidePage, type GuidePart } from './guide-page.ts';
import { bullets, codeSpan, document, fenced, markdownLink, markdownPhrase, markdownWords } from './markdown.ts';
import { pageLinks, wholeLinks } from './markdown-pages.ts';
import { type Phrase, plain } from './phrase.ts';
import { paths, type Site, twinOf, urlOf } from './site.ts';

/* Guides and pages about formats as Markdown. Their prose is ours, and most of it Markdown already. */

/** What may stand in a command as it is; other names of servers and tools are left to the reader. */
const PLAIN_NAME = /^[\w.-]+$/;

/** A guide's text with its facts. In code they are what a command takes, elsewhere as on the page. */
function filled(text: string, facts: GuidePage['facts'], { origin }: Site): string {
  const known: Readonly<Record<string, Phrase>> = facts;
  const fill = (piece: string, show: (fact: Phrase) => string) =>
    piece.replace(/\{\{([a-z-]+)\}\}/g, (found, name: string) => {
      const fact = Object.hasOwn(known, name) ? known[name] : undefined;
      return fact === undefined ? found : show(fact);
    });
  const inCommand = (fact: Phrase) => (PLAIN_NAME.test(plain(fact)) ? plain(fact) : 'NAME');
  return text
    .split(/(^```[\s\S]*?^```$|`[^`\n]+`)/m)
    .map((piece, at) => fill(piece, at % 2 === 1 ? inCommand : (fact) => markdownPhrase(fact, origin)))
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
    `${markdownLink(markdownWords(title), urlOf(site, twinOf(paths.guide(slug), 'md')))}: ${markdownWords(summary)}`;
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
  const list = (heading: string, items: readonly string[]) => (items.length === 0 ? [] : [heading, bullets(items)]);
  return document([
    `# ${markdownWords(page.title)}`,
    said(page.summary),
    ...list(
      '## What it can say',
      page.powers.map(({ label, has, words }) => `${markdownWords(label)}: ${has}. ${said(words)}`.trim()),
    ),
    ...list('## What it enforces', page.enforces.map(said)),
    ...list('## What it only suggests, or leaves to people', page.suggests.map(said)),
    ...list('## What goes wrong without a word', page.traps.map(said)),
    ...list(
      '## Where it goes',
      page.places.map(({ who, path }) => `${markdownWords(who)}: ${said(path)}`),
    ),
    '## An example',
    bullets(page.example.tools.map(({ name, words }) => `${codeSpan(name)}: ${said(words)}`)),
    page.example.text !== undefined && fenced(page.example.text, format.file.language),
    ...page.example.remarks.map(said),
    '## On the command line',
    fenced([page.command, ...(page.lint.length > 0 ? [page.lintCommand] : [])].join('\n'), 'sh'),
    '## How it was checked',
    said(page.checked),
    ...list(
      '## Sources',
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
      bullets(
        rows.map(
          ({ id, title: name, file }) =>
            `${markdownLink(markdownWords(name), urlOf(site, twinOf(paths.format(id), 'md')))}: ${codeSpan(file)}`,
        ),
      ),
    ]),
    '## Links',
    pageLinks(site, paths.formats()),
  ]);
}
