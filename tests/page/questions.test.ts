import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCatalog } from '../../src/catalog/read.ts';
import type { ToolRecord, ValueRow } from '../../src/catalog/record.ts';
import { riskOf } from '../../src/catalog/risk.ts';
import type { Category } from '../../src/catalog/vocabulary.ts';
import { plain } from '../../src/page/phrase.ts';
import { buildToolPage, type ToolPage } from '../../src/page/tool-page.ts';
import { recommend } from '../../src/policy/recommend.ts';
import { indexOf, record, serverEntry } from './catalogue.ts';

const { catalog } = readCatalog(fileURLToPath(new URL('../../catalog', import.meta.url)));

const valueRow = (value: string, category: Category): ValueRow => ({
  argument: 'operation',
  value,
  category,
  capabilities: [],
  risk: riskOf({ category, capabilities: [] }),
});

/** A tool some of whose values do less harm. */
function dispatching(name: string, kinds: Record<string, Category>): ToolRecord {
  const tool = record(name, { category: 'destructive', capabilities: ['depends-on-argument'] });
  const values = Object.entries(kinds).map(([value, kind]) => valueRow(value, kind));
  const properties = { operation: { type: 'string', enum: Object.keys(kinds) } };
  return {
    ...tool,
    definition: { ...tool.definition, inputSchema: { type: 'object', properties } },
    suggestion: { ...tool.suggestion, values },
  };
}

const DISPATCHING = serverEntry('dispatching', [
  dispatching('reads', { show: 'read', erase: 'destructive' }),
  dispatching('writes', { show: 'read', add: 'write', erase: 'destructive' }),
  dispatching('neither', { drop: 'destructive', erase: 'destructive' }),
]);
const index = indexOf([DISPATCHING, ...catalog.servers]);
const PAGES = index.catalog.servers.flatMap((server) =>
  server.tools.map((tool) => ({ record: tool.record, page: buildToolPage(index, server, tool) })),
);

const answerTo = (page: ToolPage, start: RegExp) => page.questions.find(({ question }) => start.test(plain(question)));

/** Every key of a JSON value. */
function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(keysOf)];
}

/** The keys of policy.json that a text could name. */
const KEYS =
  'version default hide tools all_tools require deny_if conditions on_deny limits counter window max scope'.split(' ');

test('over the whole catalogue, no answer names a key that neither its policy nor the page’s has', () => {
  expect(PAGES.length).toBeGreaterThan(600);
  const missing = PAGES.flatMap(({ record: { name, definition, suggestion }, page }) => {
    const own = new Set([
      name,
      ...keysOf(definition.inputSchema),
      ...(suggestion.values ?? []).map(({ value }) => value),
    ]);
    return page.questions.flatMap(({ answer, policy }) => {
      const shown = new Set([...keysOf(policy?.fragment), ...keysOf(page.control.policy.fragment)]);
      const named = answer.filter(({ kind, text }) => kind === 'code' && KEYS.includes(text) && !own.has(text));
      return named.filter(({ text }) => !shown.has(text)).map(({ text }) => `${name}: ${text}`);
    });
  });
  expect(missing).toEqual([]);
});

test('over the whole catalogue, what pages say of hiding, asking and letting through is what the policy does', () => {
  const wrong = PAGES.filter(({ record: tool, page }) => {
    const { fragment } = page.control.policy;
    const isHidden = fragment.hide?.includes(tool.name) === true;
    const blocked = plain(answerTo(page, /^How do I block/)?.answer ?? []);
    const limited = plain(answerTo(page, /^Can I limit/)?.answer ?? []);
    return (
      /does so already/.test(blocked) !== isHidden ||
      /once it is no longer hidden/.test(limited) !== isHidden ||
      /^Keep .* out of the list/.test(plain(page.control.sentence)) !== isHidden
    );
  });
  expect(wrong.map(({ record: { name } }) => name)).toEqual([]);
});

test.each([
  ['reads', 'show', 'erase'],
  ['writes', 'show or add', 'erase'],
])('%s says which values pass, and that all others are denied', (name, values, other) => {
  const found = PAGES.find(({ record: tool }) => tool.name === name);
  const { page } = found as (typeof PAGES)[number];
  expect(recommend(found?.record as ToolRecord).letThrough).toBeDefined();
  const enforce = plain(answerTo(page, /^How do I put/)?.answer ?? []);
  expect(plain(page.control.sentence)).toContain(`where operation is ${values}`);
  expect(plain(page.control.sentence)).toContain('All others are denied');
  expect(enforce).toContain(plain(page.control.sentence));
  expect(plain(answerTo(page, /^How do I block/)?.answer ?? [])).toContain(`where operation is ${values}.`);
  expect(plain(page.control.sentence)).not.toContain(other);
  expect(page.control.policy.fragment.hide).toBeUndefined();
});

test('a tool none of whose values does less harm is hidden or asked about as a whole', () => {
  const { page } = PAGES.find(({ record: tool }) => tool.name === 'neither') as (typeof PAGES)[number];
  expect(plain(page.control.sentence)).not.toContain('where operation is');
});

test('rules on arguments are shown where a tool has arguments to narrow, each with what to replace', () => {
  const narrowed = PAGES.flatMap(({ page }) =>
    [page.control.relaxed, page.control.narrowed].flatMap((one) => one ?? []),
  );
  const ruled = narrowed.filter(({ rules }) => rules.length > 0);
  expect(ruled.length).toBeGreaterThan(20);
  for (const { rules, policy } of ruled) {
    const said = rules.map(plain).join(' ');
    for (const standIn of ['/home/you/project', 'example.com']) {
      expect(said.includes(`${standIn}, which stands for your`), said).toBe(
        policy.json.replaceAll('\\', '').includes(standIn),
      );
    }
  }
});
