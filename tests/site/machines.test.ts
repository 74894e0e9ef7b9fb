import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteOf } from '../../src/layouts/site.ts';
import { HOSTS } from '../../src/page/hosting.ts';
import { OPERATIONS } from '../../src/page/open-api.ts';
import { RISK_KEY } from '../../src/page/registry.ts';
import { answerAt } from './answers.ts';
import { feedProblems } from './atom.ts';
import { buildSite, filesOf, readPage } from './built-site.ts';
import { attribute, elementsIn, parsePage } from './dom.ts';
import { closedJudge, judgeBy } from './judge.ts';

const ORIGIN = 'https://example.org';
const own = mkdtempSync(join(tmpdir(), 'toolrisk-machines-'));
/** The site that `npm test` has just built with this origin, if it has. */
const out = process.env.BUILT_SITE ?? own;
let files: string[] = [];
const read = (address: string) => readPage(out, address);
const readJson = (address: string) => JSON.parse(read(address));

beforeAll(async () => {
  if (out === own) await buildSite({ CATALOG: 'catalog', OUT: out, SITE: ORIGIN });
  files = filesOf(out);
}, 600_000);

afterAll(() => rmSync(own, { recursive: true, force: true }), 120_000);

const isOurAnswer = (file: string) =>
  (file.endsWith('.json') || file.startsWith('/v0.1/')) &&
  !/^\/(?:search|stack|api\/v1\/schema|schema)\/|^\/api\/openapi\.json$/.test(file);

test('every answer is as its schema says, and has no key that the schema does not describe', () => {
  const judge = closedJudge();
  const answers = files.filter(isOurAnswer);
  expect(answers.length).toBeGreaterThan(1000);
  expect(answers.filter((file) => answerAt(file) === undefined)).toEqual([]);
  const wrong = answers.flatMap((file) =>
    judge(answerAt(file) ?? '', readJson(file)).map((problem) => [file, problem]),
  );
  expect(wrong.slice(0, 20)).toEqual([]);
});

test('a schema refuses an answer that lacks a key, and lets one through that has a further key', () => {
  const published = Object.fromEntries(
    files.filter((file) => file.startsWith('/api/v1/schema/')).map((file) => [file, readJson(file)]),
  );
  const judge = judgeBy(published, (name) => `${ORIGIN}/api/v1/schema/${name}.json`);
  const server = readJson('/servers.json').servers[0].id;
  const twin = readJson(`/servers/${server}.json`);
  expect(judge('server', { ...twin, later: 1 })).toEqual([]);
  const { policy: _, ...without } = twin;
  expect(judge('server', without)).not.toEqual([]);
  expect(judge('server', { ...twin, count: 'many' })).not.toEqual([]);
});

test('every page has a JSON twin, which its head names', () => {
  const pages = files.filter((file) => file.endsWith('/index.html'));
  const without = pages.filter((file) => {
    const links = elementsIn(parsePage(read(file))).filter((element) => attribute(element, 'rel') === 'alternate');
    const twin = links.find((element) => attribute(element, 'type') === 'application/json');
    const href = twin && attribute(twin, 'href');
    return href === undefined || answerAt(href) === undefined || !files.includes(href);
  });
  expect(pages.length).toBeGreaterThan(700);
  expect(without).toEqual([]);
});

test('every twin names an address of its own, which is a page', () => {
  const pages = files.filter((file) => file.endsWith('/index.html')).map((file) => file.slice(0, -10));
  const twins = pages
    .filter((page) => !page.includes('/page/'))
    .map((page) => (page === '/' ? '/index.json' : `${page.slice(0, -1)}.json`));
  const wrong = twins.filter(
    (twin, at) => readJson(twin).url !== ORIGIN + pages.filter((page) => !page.includes('/page/'))[at],
  );
  expect(wrong).toEqual([]);
});

const LINE = /^([0-9a-f]{64}) {2}([\w.]+)$/;

test('the digests are those of the dumps, and the index says the same with their sizes', () => {
  const index = readJson('/api/v1/index.json');
  const lines = read('/api/v1/SHA256SUMS').trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  for (const [at, line] of lines.entries()) {
    const [, digest, name] = LINE.exec(line) ?? [];
    const path = join(out, 'api/v1', name ?? '');
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(digest);
    expect(index.files[at]).toMatchObject({ name, sha256: digest, bytes: statSync(path).size, count: index.tools });
  }
});

test('the dumps hold the same tools as the twins, and the same verdicts', () => {
  const { tools, count } = readJson('/api/v1/tools.json');
  const lines = read('/api/v1/tools.ndjson').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(tools);
  expect(count).toBe(tools.length);
  const rows = read('/api/v1/tools.csv').trimEnd().split('\r\n');
  expect(rows).toHaveLength(count + 1);
  expect(rows[0]).toBe('server,name,category,capabilities,risk,action,confidence,retired,url,contradictions,tokens');
  expect(rows.slice(1).map((row) => /"(\d+)"$/.exec(row)?.[1])).toEqual(
    tools.map(({ tokens }: { tokens: number }) => String(tokens)),
  );
  for (const tool of tools) expect(readJson(`${tool.url.slice(ORIGIN.length, -1)}.json`)).toEqual(tool);
});

test('the OpenAPI description is valid, and each path in it is there with a real answer', async () => {
  const document = readJson('/api/openapi.json');
  const result = await new Validator().validate(structuredClone(document));
  expect(result).toMatchObject({ valid: true });
  expect(Object.keys(document.paths)).toHaveLength(OPERATIONS.length);
  const judge = closedJudge();
  const problems = OPERATIONS.flatMap(({ path, type, answer }) => {
    const { value, externalValue } = document.paths[path].get.responses[200].content[type].examples?.real ?? {};
    if (externalValue !== undefined)
      return files.includes(externalValue.slice(ORIGIN.length)) ? [] : [[path, 'missing']];
    if (value === undefined) return [[path, 'no example']];
    return answer === undefined ? [] : judge(answer, value).map((problem) => [path, problem]);
  });
  expect(problems).toEqual([]);
});

test('hosts are told to leave out nothing, and how to let scripts of other sites read', () => {
  expect(files.filter((file) => file.startsWith('/_')).length).toBeGreaterThan(3);
  expect(files).toContain('/.nojekyll');
  const examples = HOSTS.flatMap(({ host, example }) => (example ? [[host, example(siteOf({}))]] : []));
  expect(examples.map(([host]) => host)).toEqual(['nginx', 'Amazon S3']);
  for (const [host, text] of examples)
    expect(text, host).toMatch(/Access-Control-Allow-Origin \*|AllowedOrigins":\["\*"\]/);
});

test('an OpenAPI description that is broken is found out', async () => {
  const document = readJson('/api/openapi.json');
  document.paths['/servers.json'].get.responses = 'none';
  expect(await new Validator().validate(document)).toMatchObject({ valid: false });
});

test('every feed is Atom, and every entry leads to a page', () => {
  const feeds = files.filter((file) => file.endsWith('feed.xml'));
  expect(feeds.length).toBeGreaterThan(20);
  const problems = feeds.flatMap((file) => feedProblems(read(file)).map((problem) => [file, problem]));
  expect(problems).toEqual([]);
  const hrefs = feeds.flatMap((file) =>
    [...read(file).matchAll(/<link rel="[a-z]+" type="[^"]+" href="([^"]+)"/g)].map(([, href]) => href as string),
  );
  const dead = hrefs.filter((href) => {
    const path = href.slice(ORIGIN.length);
    return !files.includes(path.endsWith('/') ? `${path}index.html` : path);
  });
  expect(dead).toEqual([]);
});

test('every badge is a picture with a name, as wide as its two halves', () => {
  const badges = files.filter((file) => file.endsWith('/badge.svg'));
  expect(badges.length).toBeGreaterThan(600);
  const wrong = badges.filter((file) => {
    const root = /^<svg [^>]*width="(\d+)"[^>]* role="img" aria-label="([^"]+)">\n<title>([^<]+)<\/title>/.exec(
      read(file),
    );
    const halves = [...read(file).matchAll(/textLength="(\d+)"/g)].map(([, width]) => Number(width) + 12);
    return root === null || root[2] !== root[3] || Number(root[1]) !== (halves[0] ?? 0) + (halves[1] ?? 0);
  });
  expect(wrong).toEqual([]);
});

test('every picture that a page names is a PNG of the size that it says', () => {
  const named = new Set(
    files
      .filter((file) => file.endsWith('.html'))
      .flatMap((file) => [...(/property="og:image" content="([^"]+)"/.exec(read(file)) ?? [])].slice(1)),
  );
  expect(named.size).toBeGreaterThan(20);
  for (const url of named) {
    const bytes = readFileSync(join(out, new URL(url).pathname));
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  }
});

test('the registry’s list, its pages and its versions hold the same servers, each with the risk of its page', () => {
  const { servers, metadata } = readJson('/v0.1/servers/index.json');
  expect(metadata).toEqual({ count: servers.length });
  expect(servers.length).toBeGreaterThan(15);
  const paged = [];
  for (let cursor: string | undefined = '1'; cursor !== undefined; ) {
    const page = readJson(`/v0.1/cursor/${cursor}.json`);
    paged.push(...page.servers);
    cursor = page.metadata.nextCursor;
  }
  expect(paged).toEqual(servers);
  for (const one of servers) {
    const { name, version } = one.server;
    expect(readJson(`/v0.1/servers/${name}/versions/index.json`).servers).toEqual([one]);
    for (const each of [version, 'latest']) expect(readJson(`/v0.1/servers/${name}/versions/${each}`)).toEqual(one);
    const { json, risks } = one._meta[RISK_KEY];
    expect(readJson(new URL(json).pathname).risks).toEqual(risks);
  }
});

test('llms.txt has the form of llmstxt.org and no word of a server', () => {
  const lines = read('/llms.txt').trimEnd().split('\n');
  expect(lines[0]).toMatch(/^# \S/);
  expect(lines[2]).toMatch(/^> \S/);
  const links = lines.filter((line) => line.startsWith('- '));
  const LINK = /^- \[[^\]]+\]\((https:\/\/example\.org[^)\s]+)\)(?:: .+)?$/;
  expect(links.filter((line) => !LINK.test(line))).toEqual([]);
  const dead = links.filter((line) => {
    const path = new URL(LINK.exec(line)?.[1] ?? '').pathname;
    return !files.includes(path.endsWith('/') ? `${path}index.html` : path);
  });
  expect(dead).toEqual([]);
  const titles: string[] = readJson('/servers.json').servers.map(({ title }: { title: string }) => title);
  expect(titles.filter((title) => title.length > 6 && read('/llms.txt').includes(title))).toEqual([]);
});
