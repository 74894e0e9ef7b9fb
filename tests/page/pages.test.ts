import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Attack } from '../../src/catalog/attacks.ts';
import type { Source, ToolRecord } from '../../src/catalog/record.ts';
import { CAPABILITIES, CATEGORIES, RISKS } from '../../src/catalog/vocabulary.ts';
import { captureOf } from '../../src/page/capture.ts';
import { serialiseJsonLd } from '../../src/page/json-ld.ts';
import {
  buildHomePage,
  buildListPages,
  homeTwin,
  serverListTwin,
  TOOL_LISTS,
  toolListTwin,
} from '../../src/page/list-page.ts';
import { plain } from '../../src/page/phrase.ts';
import { theServer } from '../../src/page/server-name.ts';
import { buildServerPage } from '../../src/page/server-page.ts';
import { buildToolPage } from '../../src/page/tool-page.ts';
import { serverTwin, toolTwin } from '../../src/page/twin.ts';
import { vocabulary } from '../../src/page/vocabulary.ts';
import { policySchema } from '../../src/policy/document.ts';
import { attack, EMPTY, HOSTILE, INDEX, indexOf, PLACES, PLAIN, record, serverEntry, toolEntry } from './catalogue.ts';

describe('vocabulary', () => {
  const terms = Object.values(vocabulary).flatMap((kind) => Object.values(kind));

  test('has an article that fits each label', () => {
    for (const { label, article } of terms) expect(article, label).toBe(/^[aeiou]/i.test(label) ? 'an' : 'a');
  });

  test('says each meaning in one sentence, and no two the same', () => {
    for (const { meaning } of terms) expect(meaning).toMatch(/^[A-Z][^.!?]*\.$/);
    expect(new Set(terms.map(({ meaning }) => meaning)).size).toBe(terms.length);
  });

  test('tells risks and actions apart without colour', () => {
    for (const kind of [vocabulary.risk, vocabulary.action]) {
      const shapes = Object.values(kind).map(({ shape }) => shape);
      expect(new Set(shapes).size).toBe(shapes.length);
    }
  });
});

test.each([
  ['Telegram MCP Complete', 'the Telegram MCP Complete server'],
  ['GitHub MCP', 'the GitHub MCP server'],
  ['MCP', 'the MCP server'],
  ['Playwright MCP Server', 'the Playwright MCP Server'],
  ['observer', 'the observer server'],
  ['server', 'the server'],
])('%s is %s', (label, words) => {
  expect(theServer(label)).toBe(words);
});

describe('structured data', () => {
  test('cannot end its script element', () => {
    const text = '</script><!--<script>&\u2028\u2029';
    const json = serialiseJsonLd({ [text]: text });
    expect(json).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(json)).toEqual({ [text]: text });
  });

  test('is a breadcrumb and the questions of the page, with full links', () => {
    const [tool] = PLAIN.tools;
    const page = buildToolPage(INDEX, PLAIN, tool as NonNullable<typeof tool>);
    const { '@graph': graph } = JSON.parse(serialiseJsonLd(page.jsonLd));
    expect(graph.map((each: Record<string, unknown>) => each['@type'])).toEqual(['BreadcrumbList', 'FAQPage']);
    expect(graph[0].itemListElement[1]).toEqual({
      '@type': 'ListItem',
      position: 2,
      name: 'Plain MCP Server',
      item: 'https://example.org/risks/servers/plain/',
    });
    expect(graph[1].mainEntity.map((each: { name: string }) => each.name)).toEqual(
      page.questions.map(({ question }) => plain(question)),
    );
  });
});

describe('a tool page’s links', () => {
  test('lead to the record, its history and a report that is filled in', () => {
    const tool = HOSTILE.tools.find(({ record }) => record.name === '</script>');
    const { links } = buildToolPage(INDEX, HOSTILE, tool as NonNullable<typeof tool>);
    expect(links.edit).toBe('https://example.com/owner/name/edit/main/catalog/servers/hostile.yaml');
    expect(links.history).toBe('https://example.com/owner/name/commits/main/catalog/servers/hostile.yaml');
    expect(links.record).toBe('https://example.com/owner/name/blob/main/catalog/servers/hostile.yaml?plain=1#L10');
    const report = new URL(links.report);
    expect(report.pathname).toBe('/owner/name/issues/new');
    expect(report.searchParams.get('server')).toBe('hostile');
    expect(report.searchParams.get('tool')).toBe('</script>');
    expect(links.report).not.toMatch(/[<>"' ]/);
  });

  test('fills in fields that the issue form has', () => {
    const [tool] = PLAIN.tools;
    const { links } = buildToolPage(INDEX, PLAIN, tool as NonNullable<typeof tool>);
    const { template, title, ...fields } = Object.fromEntries(new URL(links.report).searchParams);
    const form = parse(readFileSync(`.github/ISSUE_TEMPLATE/${template}`, 'utf8'));
    expect(title).toMatch(/^Wrong verdict: /);
    const ids = form.body.map((field: { id: string }) => field.id);
    expect(ids).toEqual(expect.arrayContaining(Object.keys(fields)));
  });

  test('can be written for any name', () => {
    for (const { server, tool } of PLACES) {
      const { links } = buildToolPage(INDEX, server, tool);
      for (const url of [links.edit, links.history, links.report]) expect(URL.canParse(url)).toBe(true);
      expect(links.report.length).toBeLessThan(3000);
    }
  });
});

test('attacks are those on the tool’s kind of effect, never those on a server as a whole', () => {
  const both = serverEntry('s', [
    record('x', { category: 'destructive', capabilities: ['executes-code'] }),
    record('y'),
  ]);
  const index = indexOf(
    [both],
    [
      attack('code', { capabilities: ['executes-code'] }),
      attack('loss', { categories: ['destructive'] }),
      attack('all', { serverLevel: true }),
    ],
  );
  const attacksOn = (at: number) => buildToolPage(index, both, both.tools[at] as never).attacks.map(({ href }) => href);
  expect(attacksOn(0)).toEqual(['/risks/attacks/code/', '/risks/attacks/loss/']);
  expect(attacksOn(1)).toEqual([]);
});

test('a retired tool keeps its page, says so, and is in no list', () => {
  const server = serverEntry('s', [record('gone', { retired: '2026-11-20' }), record('here')]);
  const index = indexOf([server]);
  const page = buildToolPage(index, server, server.tools[0] as never);
  expect(plain(page.retired ?? [])).toContain('2026-11-20');
  expect(page.control.notes.map(plain).join()).toContain('no longer lists');
  expect(buildToolPage(index, server, server.tools[1] as never).retired).toBeUndefined();
  const { tools, retired, policy } = buildServerPage(index, server);
  expect([tools.map(({ text }) => text), retired.map(({ text }) => text)]).toEqual([['here'], ['gone']]);
  expect(policy.json).not.toContain('gone');
  expect(toolListTwin(index, 'risk', 'low').tools.map(({ name }) => name)).toEqual(['here']);
});

test('a stale review is said to be open again', () => {
  const review = {
    reason: 'Because it does that.',
    by: 'someone',
    on: '2026-11-21',
    digest: `sha256:${'1'.repeat(64)}`,
  };
  const sentenceOf = (digest: string) => {
    const server = serverEntry('s', [record('x', { review: { ...review, digest } })]);
    return plain(buildToolPage(indexOf([server]), server, server.tools[0] as never).why.review?.sentence ?? []);
  };
  expect(sentenceOf(review.digest)).toContain('open again');
  expect(sentenceOf(`sha256:${'0'.repeat(64)}`)).toBe(
    'Reviewed by someone on 2026-11-21. The classifier suggests: read, low risk.',
  );
});

test('servers with the same title are told apart by id', () => {
  const twins = [
    serverEntry('a', [], { title: 'Same' }),
    serverEntry('b', [], { title: 'same' }),
    serverEntry('c', [], { title: 'Other' }),
  ];
  const index = indexOf(twins);
  expect(twins.map((server) => index.labelOf(server))).toEqual(['Same (a)', 'same (b)', 'Other']);
});

test('a definition that changes between starts is said to', () => {
  const digest = `sha256:${'0'.repeat(64)}`;
  const captureOf = (definition: ToolRecord['definition']) => {
    const server = serverEntry('s', [record('x', { definition })]);
    return plain(buildToolPage(indexOf([server]), server, server.tools[0] as never).capture);
  };
  expect(captureOf({ digest, unstable: true })).toContain('Two starts');
  expect(captureOf({ digest })).not.toContain('Two starts');
});

test.each<[Partial<Source>, string]>([
  [{}, 'Captured in full from the npm package x 1.0.0. No account was used.'],
  [
    { capture: 'partial', access: 'dummy' },
    'Captured in part from the npm package x 1.0.0: other tools or fields may exist. The server was started with made-up credentials.',
  ],
  [
    { kind: 'http', version: undefined, access: 'authorised' },
    'Captured in full from the server at x. The server was reached with an account.',
  ],
  [{ kind: 'page', version: undefined, transport: 'file' }, 'Captured in full from a page about x.'],
  [
    { kind: 'registry', version: undefined, capture: 'metadata', transport: 'file' },
    'Described from the registry’s entry for x: its tools could not be listed.',
  ],
])('where %j came from', (given, words) => {
  const source = { ...PLAIN.server.source, name: 'x', version: '1.0.0', ...given };
  expect(plain(captureOf({ server: { ...PLAIN.server, source, licence: 'unknown' } })).replaceAll("'", '’')).toBe(
    `${words} A definition of this server last changed on 2026-11-21. The licence of the quoted words is not known.`,
  );
});

describe('a server page', () => {
  test('counts every tool once and shows the complete policy', () => {
    const page = buildServerPage(INDEX, PLAIN);
    expect(page.tools).toHaveLength(PLAIN.tools.length);
    expect(page.risks.reduce((sum, { count }) => sum + count, 0)).toBe(PLAIN.tools.length);
    const policy = policySchema.parse(JSON.parse(page.policy.json ?? ''));
    const named = [...(policy.hide ?? []), ...Object.keys(policy.tools ?? {})].sort();
    expect(named).toEqual(PLAIN.tools.map(({ record }) => record.name).sort());
    expect(page.tools.map(({ risk }) => RISKS.indexOf(risk.key))).toEqual(
      page.tools.map(({ risk }) => RISKS.indexOf(risk.key)).toSorted((a, b) => b - a),
    );
  });

  test('of no tools says so', () => {
    const page = buildServerPage(INDEX, EMPTY);
    expect(plain(page.summary)).toBe('No tool of the empty server has been recorded.');
    expect(page.tools).toEqual([]);
  });

  test('of one tool counts in words that fit', () => {
    const server = serverEntry('s', [record('x')], { title: 'Demo' });
    const page = buildServerPage(indexOf([server]), server);
    expect(plain(page.summary)).toBe('One tool of the Demo server by risk: 1 low.');
    expect(plain(page.policy.sentence)).toContain('it lists one tool with its rules');
  });

  test('warns of private data, planted text and a way out only where all three are there', () => {
    const three = [
      record('a', { capabilities: ['reads-private-data'] }),
      record('b', { capabilities: ['ingests-untrusted'] }),
      record('c', { category: 'write', capabilities: ['sends-externally'] }),
    ];
    const combined = (tools: typeof three) => {
      const server = serverEntry('s', tools);
      return buildServerPage(indexOf([server]), server).combination;
    };
    expect(combined(three)?.parts.map(({ tools }) => tools.map(({ name }) => name))).toEqual([['a'], ['b'], ['c']]);
    expect(combined(three)?.complete).toBe(true);
    for (const missing of three) {
      const two = combined(three.filter((tool) => tool !== missing));
      expect(two?.complete).toBe(false);
      expect(plain(two?.sentence ?? [])).toMatch(/^No tool of the s server (reaches|brings in|carries)/);
    }
    expect(combined([record('d')])).toBeUndefined();
  });
});

describe('lists', () => {
  const many = serverEntry(
    'many',
    Array.from({ length: 301 }, (_, at) => record(`tool_${String(at).padStart(3, '0')}`)),
  );
  const index = indexOf([many]);
  const pages = buildListPages(index).filter((page) => page.list === 'tools' && page.key === 'low');

  test('are cut into pages that lead to each other and miss nothing', () => {
    expect(pages.map(({ meta }) => meta.address)).toEqual(['/risk/low/', '/risk/low/page/2/', '/risk/low/page/3/']);
    expect(pages.map(({ rows }) => rows.length)).toEqual([150, 150, 1]);
    expect(pages.map(({ pager }) => [pager.from, pager.to, pager.all])).toEqual([
      [1, 150, 301],
      [151, 300, 301],
      [301, 301, 301],
    ]);
    expect(pages.map(({ pager }) => [pager.previous, pager.next])).toEqual([
      [undefined, '/risks/risk/low/page/2/'],
      ['/risks/risk/low/', '/risks/risk/low/page/3/'],
      ['/risks/risk/low/page/2/', undefined],
    ]);
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ href }) => href))).size).toBe(301);
  });

  test('have titles and addresses of their own', () => {
    const all = buildListPages(INDEX);
    expect(new Set(all.map(({ meta }) => meta.title)).size).toBe(all.length);
    expect(new Set(all.map(({ meta }) => meta.address)).size).toBe(all.length);
  });

  test('exist for every risk, category and capability, empty ones too', () => {
    const empty = buildListPages(indexOf([]));
    expect(empty).toHaveLength(1 + RISKS.length + CATEGORIES.length + CAPABILITIES.length);
    for (const { pager, rows } of empty) expect([pager.from, pager.to, pager.all, rows.length]).toEqual([0, 0, 0, 0]);
  });
});

describe('the front page', () => {
  test('counts what the lists hold', () => {
    const home = buildHomePage(INDEX);
    expect(home.tools).toBe(PLACES.length);
    for (const { badge, count } of home.risks) expect(count).toBe(toolListTwin(INDEX, 'risk', badge.key).count);
    for (const { badge, count } of home.capabilities)
      expect(count).toBe(toolListTwin(INDEX, 'capability', badge.key).count);
  });

  test('a list leads to the others of its kind, with their counts, and to attacks that name it', () => {
    for (const page of buildListPages(INDEX)) {
      if (page.list !== 'tools') continue;
      const keys = page.others.shares.map(({ badge }) => badge.key);
      expect(keys).not.toContain(page.key);
      expect(keys.length).toBe(TOOL_LISTS.filter(({ kind }) => kind === page.kind).length - 1);
      for (const { badge, count } of page.others.shares) {
        expect(count).toBe(toolListTwin(INDEX, page.kind, badge.key).count);
      }
      if (page.kind === 'risk') expect(page.attacks).toEqual([]);
    }
    const attack = { slug: 'a', title: 'A', summary: 'S', categories: ['write'], capabilities: ['moves-money'] };
    const named = buildListPages({ ...INDEX, attacks: [attack as unknown as Attack] });
    const led = named.filter((page) => page.list === 'tools' && page.attacks.length > 0);
    expect(led.map((page) => page.list === 'tools' && page.key)).toEqual(
      expect.arrayContaining(['write', 'moves-money']),
    );
    expect(led.every((page) => page.list === 'tools' && ['write', 'moves-money'].includes(page.key))).toBe(true);
  });

  test('shows at most one tool of each server, riskiest first', () => {
    const { riskiest } = buildHomePage(INDEX);
    expect(new Set(riskiest.map(({ server }) => server.href)).size).toBe(riskiest.length);
    expect(riskiest[0]?.risk.key).toBe('critical');
  });

  test('stands without a single server', () => {
    expect(buildHomePage(indexOf([]))).toMatchObject({ tools: 0, servers: 0, riskiest: [], newest: [] });
  });
});

describe('twins', () => {
  test('of tools say what programs need, as the server wrote it', () => {
    for (const { server, tool } of PLACES) {
      const twin = JSON.parse(JSON.stringify(toolTwin(INDEX, server, tool)));
      expect(Object.keys(twin)).toEqual(
        expect.arrayContaining([
          'server',
          'name',
          'category',
          'capabilities',
          'risk',
          'action',
          'confidence',
          'because',
          'definition',
          'source',
        ]),
      );
      expect(twin.name).toBe(tool.record.name);
      expect(twin.definition).toEqual(JSON.parse(JSON.stringify(tool.record.definition)));
      expect(URL.canParse(twin.url)).toBe(true);
    }
  });

  test('of servers and lists lead to each other', () => {
    const twin = serverTwin(INDEX, PLAIN);
    expect(twin).toMatchObject({
      id: 'plain',
      url: 'https://example.org/risks/servers/plain/',
      count: PLAIN.tools.length,
    });
    expect(twin.tools).toHaveLength(PLAIN.tools.length);
    expect(serverListTwin(INDEX).servers.find(({ id }) => id === 'plain')?.json).toBe(
      'https://example.org/risks/servers/plain.json',
    );
    expect(homeTwin(INDEX).lists).toMatchObject({ 'risk/low': 'https://example.org/risks/risk/low.json' });
  });
});

test('a tool that the index does not know still gets its page', () => {
  const stray = toolEntry(record('stray'));
  expect(buildToolPage(INDEX, EMPTY, stray).questions.length).toBeGreaterThanOrEqual(6);
});
