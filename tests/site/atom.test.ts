import { expect, test } from 'vitest';
import { siteOf } from '../../src/layouts/site.ts';
import { atomText, tagOf } from '../../src/page/atom.ts';
import { say } from '../../src/page/phrase.ts';
import { feedProblems, parseXml } from './atom.ts';

const site = siteOf({ SITE: 'https://example.org:8080' });
const entry = {
  id: 'changes/2026-11-22/x',
  title: 'A & B <script>alert(1)</script> ]]> \u202e\u0000',
  date: '2026-11-22',
  path: '/servers/x/',
  words: say`Was <read>, is write.`,
  lines: [{ name: '<img src=x onerror=alert(1)>', path: '/servers/x/tools/y/', words: say`New.` }],
  categories: ['new', '"><x>'],
};
const feed = {
  path: '/feed.xml',
  title: 'Changes',
  subtitle: 'All.',
  page: '/changes/',
  updated: '2026-11-22',
  entries: [entry],
};
const good = atomText(site, feed);

test('a feed of hostile words is Atom all the same, and its content is HTML in which they are text', () => {
  expect(feedProblems(good)).toEqual([]);
  const content = parseXml(good)
    .children.find(({ name }) => name === 'entry')
    ?.children.find(({ name }) => name === 'content');
  expect(content?.text).toContain('<code>&lt;img src=x onerror=alert(1)&gt;</code>');
  expect(content?.text).not.toContain('<img');
});

test('a feed without entries is Atom too', () => {
  expect(feedProblems(atomText(site, { ...feed, entries: [], updated: '1970-01-01' }))).toEqual([]);
});

test('an id depends on the host alone, and not on scheme, port or path', () => {
  expect(tagOf(site, 'changes/a b')).toBe('tag:example.org,2026:changes/a%20b');
  expect(tagOf(siteOf({ SITE: 'http://example.org', BASE: '/x/' }), 'changes/a b')).toBe(
    'tag:example.org,2026:changes/a%20b',
  );
});

const BROKEN = [
  ['a feed without an id', (text: string) => text.replace(/<id>[^<]*<\/id>/, '')],
  ['an entry without a date', (text: string) => text.replace(/(<entry>[\s\S]*)<updated>[^<]*<\/updated>/, '$1')],
  ['a date that is none', (text: string) => text.replaceAll('2026-11-22T', '2026-13-45T')],
  ['a feed without an author', (text: string) => text.replace(/<author>.*<\/author>/, '')],
  ['a feed that does not name itself', (text: string) => text.replace(/<link rel="self".*\/>/, '')],
  ['an entry twice', (text: string) => text.replace(/<entry>[\s\S]*<\/entry>/, '$&$&')],
  ['an ampersand that is not escaped', (text: string) => text.replace('<title>', '<title>A & B')],
  ['an element of another name', (text: string) => text.replace('<subtitle>', '<sub/><subtitle>')],
  ['content that is XML', (text: string) => text.replace('<content type="html">', '<content type="html"><p/>')],
] as const;

for (const [what, broken] of BROKEN) {
  test(`${what} is found out`, () => {
    expect(broken(good)).not.toBe(good);
    expect(feedProblems(broken(good))).not.toEqual([]);
  });
}
