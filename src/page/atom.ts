import { type Phrase, plain } from './phrase.ts';
import { paths, type Site, urlOf } from './site.ts';
import { xmlText } from './xml.ts';

/** Something that happened, in a feed. */
export interface FeedEntry {
  /** Names the entry for good, whatever the site's address. */
  id: string;
  title: string;
  /** The day on which it happened, as YYYY-MM-DD. */
  date: string;
  /** The page about it, below the site's base. */
  path: string;
  words: Phrase;
  /** A list below the words: names of tools, linked, and what happened to each. */
  lines: readonly { name: string; path?: string | undefined; words: Phrase }[];
  /** Keys of the vocabulary. */
  categories: readonly string[];
}

/** A feed, newest entry first. */
export interface Feed {
  /** Its own address, below the site's base. */
  path: string;
  title: string;
  subtitle: string;
  /** The page that it is the feed of. */
  page: string;
  /** The day of the newest entry, as YYYY-MM-DD. */
  updated: string;
  entries: readonly FeedEntry[];
}

/** The year in which ids were first given: RFC 4151 asks for a day on which the name was ours. */
const YEAR = '2026';

/** RFC 4151: a name that stays when pages move. It depends on the site's host and not on its scheme or port. */
export function tagOf(site: Site, id: string): string {
  const path = id.split('/').map(encodeURIComponent).join('/');
  return `tag:${new URL(site.origin).hostname},${YEAR}:${path}`;
}

function timeOf(date: string): string {
  return `${date}T00:00:00Z`;
}

type Line = FeedEntry['lines'][number];

function lineHtml(site: Site, { name, path, words }: Line): string {
  const text = xmlText(plain(words));
  if (name === '') return `<li>${text}</li>`;
  const shown = `<code>${xmlText(name)}</code>`;
  const linked = path === undefined ? shown : `<a href="${xmlText(urlOf(site, path))}">${shown}</a>`;
  return `<li>${linked}: ${text}</li>`;
}

function htmlOf(site: Site, { words, lines }: FeedEntry): string {
  const items = lines.map((line) => lineHtml(site, line)).join('');
  return `<p>${xmlText(plain(words))}</p>${items === '' ? '' : `<ul>${items}</ul>`}`;
}

function entryXml(site: Site, entry: FeedEntry): string {
  return [
    '<entry>',
    `<id>${xmlText(tagOf(site, entry.id))}</id>`,
    `<title>${xmlText(entry.title)}</title>`,
    `<updated>${timeOf(entry.date)}</updated>`,
    `<link rel="alternate" type="text/html" href="${xmlText(urlOf(site, entry.path))}"/>`,
    ...entry.categories.map((term) => `<category term="${xmlText(term)}"/>`),
    // HTML inside XML is escaped twice: once as HTML, once as text of an element.
    `<content type="html">${xmlText(htmlOf(site, entry))}</content>`,
    '</entry>',
  ].join('\n');
}

/** A feed as RFC 4287 has it. It is a function of the catalogue: no clock is read. */
export function atomText(site: Site, feed: Feed): string {
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `<id>${xmlText(tagOf(site, feed.path.slice(1)))}</id>`,
    `<title>${xmlText(feed.title)}</title>`,
    `<subtitle>${xmlText(feed.subtitle)}</subtitle>`,
    `<updated>${timeOf(feed.updated)}</updated>`,
    `<author><name>${xmlText(site.name)}</name><uri>${xmlText(urlOf(site, paths.home()))}</uri></author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(urlOf(site, feed.path))}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(urlOf(site, feed.page))}"/>`,
    `<icon>${xmlText(urlOf(site, '/favicon.svg'))}</icon>`,
    '<rights>CC BY 4.0. Quoted names keep their servers’ licences.</rights>',
    ...feed.entries.map((entry) => entryXml(site, entry)),
    '</feed>',
  ].join('\n')}\n`;
}
