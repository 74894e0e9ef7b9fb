import { SaxesParser } from 'saxes';

interface Node {
  name: string;
  uri: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

const ATOM = 'http://www.w3.org/2005/Atom';
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/;

/** The tree of a document. Throws where it is not well formed. */
export function parseXml(text: string): Node {
  const root: Node = { name: '', uri: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    const node: Node = { name: local, uri, attributes: Object.fromEntries(values), children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (piece) => {
    const node = open.at(-1);
    if (node) node.text += piece;
  });
  parser.write(text).close();
  return root.children[0] as Node;
}

const named = ({ children }: Node, name: string) => children.filter((child) => child.name === name);

/** What RFC 4287 asks of a feed and of an entry alike. */
function commonProblems(node: Node): string[] {
  const problems = ['id', 'title', 'updated'].flatMap((name) => {
    const found = named(node, name);
    if (found.length !== 1) return [`${node.name} has ${found.length} of ${name}`];
    return found[0]?.text.trim() === '' ? [`${node.name} has an empty ${name}`] : [];
  });
  const [id, updated] = [named(node, 'id')[0]?.text ?? '', named(node, 'updated')[0]?.text ?? ''];
  if (!/^tag:[a-z0-9.-]+,\d{4}(?:-\d{2}){0,2}:[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]*$/.test(id))
    problems.push(`${id} is no tag`);
  if (!DATE.test(updated) || Number.isNaN(Date.parse(updated))) problems.push(`${updated} is no date`);
  const alternates = named(node, 'link').filter(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate');
  const kinds = alternates.map(({ attributes }) => `${attributes.type} ${attributes.hreflang}`);
  if (new Set(kinds).size !== kinds.length) problems.push('two alternates of one kind');
  const badLinks = named(node, 'link').filter(({ attributes }) => !URL.canParse(attributes.href ?? ''));
  const badTerms = named(node, 'category').filter(({ attributes }) => !attributes.term);
  return [
    ...problems,
    ...badLinks.map(() => 'a link without a URL'),
    ...badTerms.map(() => 'a category without a term'),
  ];
}

const FEED = new Set([
  'author',
  'category',
  'contributor',
  'generator',
  'icon',
  'id',
  'link',
  'logo',
  'rights',
  'subtitle',
  'title',
  'updated',
  'entry',
]);
const ENTRY = new Set([
  'author',
  'category',
  'content',
  'contributor',
  'id',
  'link',
  'published',
  'rights',
  'source',
  'summary',
  'title',
  'updated',
]);

function strangers(node: Node, known: ReadonlySet<string>): string[] {
  return node.children
    .filter(({ name, uri }) => uri !== ATOM || !known.has(name))
    .map(({ name }) => `${name} in ${node.name}`);
}

function entryProblems(entry: Node): string[] {
  const [content] = named(entry, 'content');
  const hasAlternate = named(entry, 'link').some(({ attributes }) => attributes.rel === 'alternate');
  const known = ['text', 'html'].includes(content?.attributes.type ?? 'text') && content?.children.length === 0;
  return [
    ...commonProblems(entry),
    ...strangers(entry, ENTRY),
    ...(content === undefined && !hasAlternate ? ['an entry with neither content nor link'] : []),
    ...(content !== undefined && !known ? ['content that is neither text nor escaped HTML'] : []),
  ];
}

/** What is wrong with a feed by RFC 4287. */
export function feedProblems(text: string): string[] {
  let feed: Node;
  try {
    feed = parseXml(text);
  } catch (error) {
    return [String(error)];
  }
  if (feed.name !== 'feed' || feed.uri !== ATOM) return ['The root is no Atom feed.'];
  const entries = named(feed, 'entry');
  const authors = named(feed, 'author');
  const ids = entries.map((entry) => named(entry, 'id')[0]?.text);
  const dates = entries.map((entry) => named(entry, 'updated')[0]?.text ?? '');
  const updated = named(feed, 'updated')[0]?.text ?? '';
  const self = named(feed, 'link').filter(({ attributes }) => attributes.rel === 'self');
  return [
    ...commonProblems(feed),
    ...strangers(feed, FEED),
    ...(authors.length === 0 && entries.some((entry) => named(entry, 'author').length === 0) ? ['no author'] : []),
    ...authors.flatMap((author) => (named(author, 'name').length === 1 ? [] : ['an author without a name'])),
    ...(self.length === 1 ? [] : ['no link to itself']),
    ...(new Set(ids).size === ids.length ? [] : ['an id twice']),
    ...(dates.some((date) => date > updated) ? ['an entry newer than the feed'] : []),
    ...entries.flatMap(entryProblems),
  ];
}

/** What the entries of a feed hold. */
export function feedContents(text: string): string[] {
  return named(parseXml(text), 'entry').flatMap((entry) => named(entry, 'content').map((content) => content.text));
}
