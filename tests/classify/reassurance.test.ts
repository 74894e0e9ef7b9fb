import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CATEGORIES } from '../../src/catalog/vocabulary.ts';
import { suggest } from '../../src/classify/suggest.ts';
import type { ToolDefinition } from '../../src/manifest/definition.ts';
import { canBeLowered, gold, isMilder, type Judged, judged } from './gold-tools.ts';

const ADDITIONS = parse(readFileSync('tests/classify/additions.yaml', 'utf8')) as Record<string, string[]>;
const additions = Object.values(ADDITIONS).flat();

/** What a tool without a description is told in one is its description, and no addition. */
const described = gold.filter(({ definition }) => definition.description);

const changedBy = ({ definition, siblings }: Judged, changed: Partial<ToolDefinition>) =>
  suggest({ ...definition, ...changed }, siblings);

/** True where a changed definition gets a milder category or risk. */
const isLowered = (tool: Judged, changed: Partial<ToolDefinition>): boolean =>
  isMilder(changedBy(tool, changed), tool.plain);

type Place = (addition: string, text: string) => string;
const after: Place[] = [
  (addition, text) => `${text} ${addition}`,
  (addition, text) => `${text}\n\n${addition}`,
  (addition, text) => `${text}\n${addition}`,
  (addition, text) => `${text} - ${addition}`,
  (addition, text) => `${text} | ${addition}`,
  (addition, text) => `${text} (${addition})`,
];
/** A label that ends in no mark is put on a line of its own. */
const joined: Place = (addition, text) =>
  `${addition}${/(?:[.!?。]|\p{Extended_Pictographic})$/u.test(addition) ? ' ' : '\n\n'}${text}`;
const before: Place[] = [joined, (addition, text) => `${addition}\n\n${text}`];

/**
 * Each tool meets every addition behind its description. Of the pairs at other places one in so many is tried, spread
 * evenly, so that every tool and every addition is at every place: all of them would take minutes.
 */
const FRONT = 6;
const ELSEWHERE = 24;

test('most tools have a verdict that can be lowered', () => {
  expect(described.filter(canBeLowered).length).toBeGreaterThan(800);
});

test('there are at least 200 additions, each once, in nine languages', () => {
  expect(additions.length).toBeGreaterThanOrEqual(200);
  expect(additions.filter((one, index) => additions.indexOf(one) !== index)).toEqual([]);
  expect(Object.keys(ADDITIONS).map((key) => key.split(',')[0])).toEqual(
    expect.arrayContaining('English Chinese Japanese Korean Russian Portuguese Spanish French German'.split(' ')),
  );
});

describe.each(Object.entries(ADDITIONS))('%s', (_, list) => {
  test.each(list)('%s', (addition) => {
    const at = additions.indexOf(addition);
    const found = described.filter((tool, index) => {
      if (!canBeLowered(tool)) return false;
      const text = tool.definition.description ?? '';
      const turn = at + index;
      const last = after[turn % after.length] as Place;
      const first = before[Math.floor(turn / FRONT) % 2] as Place;
      return (
        isLowered(tool, { description: last(addition, text) }) ||
        (turn % FRONT === 1 && isLowered(tool, { description: first(addition, text) }))
      );
    });
    expect(found.map(({ definition }) => definition.name)).toEqual([]);
  });
});

/** Each pair of a tool and an addition whose turn it is, where `lowers` says so. */
const pairs = (tools: readonly Judged[], lowers: (tool: Judged, addition: string) => boolean): string[] =>
  tools.flatMap((tool, index) =>
    additions
      .filter((addition, at) => (at + index) % ELSEWHERE === 0 && lowers(tool, addition))
      .map((addition) => `${tool.definition.name}: ${addition}`),
  );

/** Behind a full stop and before a capital: where one sentence ends and the next starts. */
const SECOND = /(?<=[a-z)\]"'`][.!?]) (?=["'`(]*[A-Z])|(?<=[。！？])/;

test('no addition between the first and the second sentence makes the category milder', () => {
  const found = pairs(described, (tool, addition) => {
    const text = tool.definition.description ?? '';
    const gap = text.search(SECOND);
    if (gap < 0 || tool.plain.category === 'read') return false;
    const stop = /(?:[.!?。]|\p{Extended_Pictographic})$/u.test(addition) ? '' : '.';
    const { category } = changedBy(tool, {
      description: `${text.slice(0, gap)} ${addition}${stop} ${text.slice(gap)}`,
    });
    return CATEGORIES.indexOf(category) < CATEGORIES.indexOf(tool.plain.category);
  });
  expect(found).toEqual([]);
});

/** What changes something by one clue only: a verb that nobody knows, what a verb of reading is done to, a command. */
const LONE: Record<string, string> = {
  table_info: 'Vaporize one table.',
  queue_status: 'Blasts all queues.',
  get_number: 'Purchase a phone number.',
  query_update: 'Update rows.',
  lint_fix: 'Fix problems.',
  format_disk: 'Format a disk.',
  compress_folder: 'Compress a folder.',
  simulate_click: 'Simulate a click.',
  sort_mail: 'Sort mail into folders.',
  ask_reviewer: 'Ask a reviewer to have a look.',
  obtener_estado: 'Congela la cuenta de un cliente.',
  place_order: 'Place an order.',
  format_range: 'Format a range of cells.',
  download_iso: 'Download an image to the storage.',
  policy_tool: 'Deletion of a policy.',
  policy_data: 'Helper to delete policies.',
  policy_list: '[Beta] Delete policies.',
  policy_status: 'Performs the deletion of a policy.',
  policy_info: 'Use this tool to zorch policies.',
  inbox_search: 'Search the inbox to find and delete the spam.',
  politica_info: 'Permite eliminar políticas.',
  t1: '根据ID删除策略并返回结果。',
};

/** Behind a comma, a sentence of a few words without small ones is of the language of what is added. */
const OF_ANOTHER_LANGUAGE = new Set(['politica_info', 't1']);
const behindComma: Place = (addition, text) => `${text.replace(/[.。]$/, '')}, ${addition}`;

test('no addition lowers a change that is told by one clue', () => {
  const found = Object.entries(LONE).flatMap(([name, text]) => {
    const tool = judged({ definition: { name, description: text }, siblings: [] });
    expect([name, tool.plain.category]).not.toEqual([name, 'read']);
    const places = OF_ANOTHER_LANGUAGE.has(name) ? [...before, ...after] : [...before, ...after, behindComma];
    return places.flatMap((place) =>
      additions.map((one) => place(one, text)).filter((description) => isLowered(tool, { description })),
    );
  });
  expect(found).toEqual([]);
});

/** What a second sentence tells of things, by a phrase that has to stand where a sentence starts. */
const LATER: readonly [string, string][] = [
  ['Get items.', 'All items are deleted afterwards.'],
  ['Lists invoices.', 'Overdue ones are paid automatically.'],
  ['Lists members.', 'Each of them is reset.'],
  ['Query metrics.', 'Runs any command.'],
  ['Get media.', 'Downloads it to the device.'],
];

test('no addition before a second sentence lowers what it tells', () => {
  const found = LATER.flatMap(([first, second]) => {
    const tool = judged({ definition: { name: 'get_things', description: `${first} ${second}` }, siblings: [] });
    expect([second, tool.plain.category]).not.toEqual([second, 'read']);
    const stopped = additions.map((one) => (/[\p{L}\p{N}]$/u.test(one) ? `${one}.` : one));
    return stopped.map((one) => `${first} ${one} ${second}`).filter((description) => isLowered(tool, { description }));
  });
  expect(found).toEqual([]);
});

/** Tools without a title, whose names and descriptions say what they do. */
const UNTITLED = new Set(
  'API-patch-page browser_network_request kubectl_apply kubectl_scale n8n_deploy_template pg_upgrade pipelines_promote ps_scale swap_label_everywhere trigger_extension_action'.split(
    ' ',
  ),
);

test('no addition as a title lowers what the name and the description say', () => {
  const untitled = gold.filter(({ definition }) => UNTITLED.has(definition.name) && !definition.title);
  expect(untitled.length).toBeGreaterThanOrEqual(UNTITLED.size);
  const found = untitled.flatMap((tool) =>
    additions.filter((title) => isLowered(tool, { title })).map((title) => `${tool.definition.name}: ${title}`),
  );
  expect(found).toEqual([]);
});

test('no annotation that is added lowers a verdict', () => {
  const calming = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
  const found = gold.filter((tool) => isLowered(tool, { annotations: { ...calming, ...tool.definition.annotations } }));
  expect(found.map(({ definition }) => definition.name)).toEqual([]);
});
