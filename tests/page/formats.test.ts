import { describe, expect, test } from 'vitest';
import type { Place } from '../../src/page/catalog-index.ts';
import { EXAMPLE_TOOLS } from '../../src/page/format-example.ts';
import { buildFormatPage, formatGroups, formatListTwin, formatTwin } from '../../src/page/format-page.ts';
import { plainFiles, serverTabs, toolTabs } from '../../src/page/format-tabs.ts';
import { fragmentSentence, inCode, placeOf, toolLoss, wholeSentence } from '../../src/page/format-words.ts';
import { lintSentence } from '../../src/page/lint-words.ts';
import { type Phrase, plain as plainText } from '../../src/page/phrase.ts';
import { serverPolicies, toolPolicies } from '../../src/page/policies-file.ts';
import { exportServers, exportTool } from '../../src/policy/formats/export.ts';
import type { Format } from '../../src/policy/formats/format.ts';
import { FORMATS, formatOf } from '../../src/policy/formats/index.ts';
import { labelOf } from '../../src/policy/formats/names.ts';
import { LINT_RULES } from '../../src/policy/lint/index.ts';
import { recommend } from '../../src/policy/recommend.ts';
import { subject } from '../policy/subjects.ts';
import { INDEX, PLACES, SITE } from './catalogue.ts';

const IDS = FORMATS.map(({ id }) => id);

/** The sentences of a model, wherever they stand. */
function phrasesIn(value: unknown): Phrase[] {
  if (typeof value !== 'object' || value === null) return [];
  if (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => typeof one?.kind === 'string' && 'text' in one)
  ) {
    return [value as Phrase];
  }
  return Object.values(value).flatMap(phrasesIn);
}

test('every format has a tab on each server’s page, policy.json first', () => {
  for (const server of INDEX.catalog.servers) {
    expect(serverTabs(SITE, server).tabs.map(({ id }) => id)).toEqual(IDS);
  }
  expect(IDS[0]).toBe('policy-json');
});

test('the file beside a tool’s page has a text in each format, or says why there is none', () => {
  for (const place of PLACES) {
    const file = toolPolicies(INDEX, place);
    expect(file.formats.map(({ id }) => id)).toEqual(IDS);
    for (const [at, format] of FORMATS.entries()) {
      const { text, label, entry, sentence, remarks } = file.formats[at] as (typeof file.formats)[number];
      const { fragment, lossy, refused } = exportTool(format, place.tool.record, label);
      expect(text?.replaceAll(file.placeholder, () => label)).toBe(
        fragment && 'text' in fragment ? fragment.text : undefined,
      );
      expect(entry === true).toBe(fragment?.kind === 'add' || fragment?.kind === 'leave-out');
      expect(remarks.length).toBe(lossy.length + (refused ? 1 : 0));
      expect(text !== undefined || remarks.length > 0 || sentence !== undefined).toBe(true);
    }
  }
});

test('what to do with a tool’s piece names the reader’s server, as the piece does, whatever the tool is called', () => {
  const place = PLACES.find(({ tool }) => /^[a-z_]+$/.test(tool.record.name));
  if (!place) throw new Error('There is no tool to test with.');
  for (const name of [place.tool.record.name, 'YOUR-LABEL']) {
    const record = { ...place.tool.record, name };
    const { placeholder, formats } = toolPolicies(INDEX, { ...place, tool: { ...place.tool, record } });
    for (const [at, format] of FORMATS.entries()) {
      const { fragment } = exportTool(format, record, 'mine');
      const said = fragment && plainText(fragmentSentence(format, fragment));
      expect(
        formats[at]?.sentence?.replaceAll(placeholder, () => 'mine'),
        format.id,
      ).toBe(said);
    }
    const named = formats.filter(({ sentence }) => sentence?.includes(placeholder)).map(({ id }) => id);
    expect(named).toContain('litellm');
  }
});

test('the file beside a server’s page has its policy in each format, as the exporter writes it', () => {
  for (const server of INDEX.catalog.servers) {
    const file = serverPolicies(INDEX, server);
    expect(file.formats.map(({ id }) => id)).toEqual(IDS);
    for (const [at, format] of FORMATS.entries()) {
      const { text, label, remove, remarks } = file.formats[at] as (typeof file.formats)[number];
      const tools = server.tools.map(({ record }) => record);
      const written = exportServers(format, [{ label, tools }]);
      expect(text?.replaceAll(file.placeholder, () => label)).toBe(
        written.remove.length > 0 ? undefined : written.files[0]?.text,
      );
      expect(remove).toBe(written.remove.length > 0);
      expect(remarks.length).toBe((remove ? 1 : 0) + written.lossy.length + written.refused.length);
      expect(remarks.some(({ milder }) => milder)).toBe(
        remove ||
          written.lossy.some(({ milder }) => milder) ||
          written.refused.some(({ becomes }) => becomes === 'allow'),
      );
    }
  }
});

test('without JavaScript the next two formats stand on a server’s page, long texts as a file', () => {
  const { server: first, tool } = PLACES.find(({ tool }) => tool.record.category === 'read') as Place;
  const many = Array.from({ length: 500 }, (_, at) => ({
    ...tool,
    record: { ...tool.record, name: `get_item_${at}` },
  }));
  const kinds = [...INDEX.catalog.servers, { ...first, id: 'large', tools: many }].flatMap((server) => {
    const files = new Map(plainFiles(server).map(({ format, text }) => [format, text]));
    const { plain } = serverTabs(SITE, server);
    expect(plain.map(({ title }) => title)).toEqual(FORMATS.slice(1, 3).map(({ title }) => title));
    return plain.map(({ text, file, remarks }, at) => {
      const { id } = FORMATS[at + 1] as Format;
      const { formats, placeholder } = serverPolicies(INDEX, server);
      const whole = formats[at + 1];
      expect(text ?? files.get(id)).toBe(whole?.text?.replaceAll(placeholder, () => whole.label));
      expect(remarks.map(({ words }) => plainText(words))).toEqual(whole?.remarks.map(({ words }) => words));
      expect(file === undefined).toBe(!files.has(id));
      return file === undefined ? 'text' : 'file';
    });
  });
  expect(new Set(kinds)).toEqual(new Set(['text', 'file']));
});

test('without JavaScript the next two formats stand on a tool’s page', () => {
  for (const { server, tool } of PLACES) {
    const { plain } = toolTabs(server, recommend(tool.record), '/policies.json');
    expect(plain.map(({ text }) => text)).toEqual(
      FORMATS.slice(1, 3).map((format) => {
        const { fragment } = exportTool(format, tool.record, labelOf(server.id));
        return fragment && 'text' in fragment ? fragment.text : undefined;
      }),
    );
  }
});

test('the file says where a format’s text goes, a path as a path and words as words', () => {
  const [server] = INDEX.catalog.servers;
  const { formats } = serverPolicies(INDEX, server as NonNullable<typeof server>);
  for (const [at, { file }] of FORMATS.entries()) {
    const { places } = formats[at] as (typeof formats)[number];
    expect(places.map(({ who }) => who)).toEqual(file.places.map(({ who }) => who));
    expect(places.map(({ words }) => words === true)).toEqual(
      file.places.map(({ path }) => placeOf(path)[0]?.kind === 'text'),
    );
  }
});

describe.each(FORMATS.map((format) => [format.id, format] as const))('the page of %s', (id, format) => {
  const page = buildFormatPage(INDEX, format);

  test('says what it enforces, its traps, places, sources and an example', () => {
    expect(page.enforces.length * page.traps.length * page.places.length * page.sources.length).toBeGreaterThan(0);
    expect(page.example.text !== undefined || page.example.remarks.length > 0).toBe(true);
    expect(page.example.tools.map(({ words }) => plainText(words))).toContain(
      'let through, at most 30 calls a minute, and never with force',
    );
    expect(page.example.tools.map(({ words }) => plainText(words))).toContain(
      'hidden, but let through where operation is show',
    );
    expect(page.command).toContain(`--format ${id} `);
    expect(page.meta.description.length).toBeLessThanOrEqual(160);
  });

  test('says of each power what the format says of itself', () => {
    const has = Object.fromEntries(page.powers.map((row) => [row.key, row.has]));
    const { hide, deny, ask, limit } = format.powers;
    for (const [key, power] of Object.entries({ hide, deny, ask, limit })) expect(has[key]).toBe(power ? 'yes' : 'no');
    expect(has.unlisted).toBe({ deny: 'denied', ask: 'asked about', allow: 'let through' }[format.unlisted]);
    for (const { has: one, words, key } of page.powers) {
      if (one === 'no' && key !== 'deny') expect(plainText(words)).toMatch(/^Instead, .*\.$/);
    }
  });

  test('reads well', () => {
    for (const phrase of phrasesIn(page)) {
      expect(plainText(phrase)).not.toMatch(/`|\bundefined\b|\.\.| {2}|\bsafe\b/i);
    }
  });

  test('has a twin that says the same', () => {
    const twin = formatTwin(INDEX, format);
    expect(twin.example.text).toBe(page.example.text);
    expect(twin.traps).toEqual(format.facts.traps);
    expect(twin.powers.map(({ key, has }) => [key, has])).toEqual(
      page.powers.filter(({ key }) => key !== 'unlisted').map(({ key, has }) => [key, has]),
    );
  });
});

test('the example has a tool of each recommendation', () => {
  expect(EXAMPLE_TOOLS.map((tool) => recommend(tool).action).sort()).toEqual([
    'allow',
    'ask',
    'hide',
    'hide',
    'limit',
    'limit',
  ]);
});

test.each([
  ['zed', 'Zed cannot hide a tool. Calls of this tool are denied all the same'],
  ['cursor', 'Cursor cannot hide a tool or deny its calls. Calls of this tool wait for a person each time: milder'],
])('%s says what becomes of a tool to be hidden', (id, words) => {
  const format = FORMATS.find((one) => one.id === id) as (typeof FORMATS)[number];
  const { lossy } = exportTool(format, subject('erase', 'destructive'), 'notes');
  expect(plainText(toolLoss(format, lossy[0] as (typeof lossy)[number]))).toContain(words);
});

test('the list of formats and its twin name each once', () => {
  const rows = formatGroups(SITE).flatMap((group) => group.rows);
  expect(rows.map(({ id }) => id).sort()).toEqual([...IDS].sort());
  expect(formatListTwin(INDEX).formats.map(({ id }) => id)).toEqual(IDS);
});

test('each rule of the linter is said in a sentence', () => {
  expect(LINT_RULES.filter(({ id }) => lintSentence(id) === undefined).map(({ id }) => id)).toEqual([]);
  expect(lintSentence('constructor')).toBeUndefined();
});

test.each([
  ['plain words', [['text', 'plain words']]],
  [
    'a `key` in words',
    [
      ['text', 'a '],
      ['code', 'key'],
      ['text', ' in words'],
    ],
  ],
  ['`first`', [['code', 'first']]],
])('%s is shown with its keys as code', (text, spans) => {
  expect(inCode(text).map(({ kind, text: each }) => [kind, each])).toEqual(spans);
});

test.each([
  ['~/.claude/settings.json', 'code'],
  ['/Library/Application Support/ClaudeCode/managed-settings.json', 'code'],
  ['C:\\Program Files\\ClaudeCode\\managed-settings.json', 'code'],
  ['opencode.json', 'code'],
  ['the folder that you choose', 'text'],
])('%s is a place of the kind %s', (path, kind) => {
  expect(placeOf(path)[0]?.kind).toBe(kind);
});

test.each([
  ['codex', 'Merge it into your own entry of the server in config.toml'],
  ['claude-code', 'Complete on its own, as settings.json.'],
])('says of %s whether its text can be a file of its own', (id, words) => {
  expect(plainText(wholeSentence(formatOf(id) as Format))).toContain(words);
});
