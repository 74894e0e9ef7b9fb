import { expect, test } from 'vitest';
import { type Chosen, partsWith, SearchEngine } from '../../src/components/search-engine.ts';
import { BLOCK, blockAddress, type SearchBlock } from '../../src/page/search-files.ts';
import { searchFiles } from '../../src/page/search-index.ts';
import { indexOf, record, serverEntry } from '../page/catalogue.ts';

const described = (name: string, description: string, given: Parameters<typeof record>[1] = {}) =>
  record(name, { ...given, definition: { digest: 'sha256:0', description, ...given.definition } });

const index = indexOf([
  serverEntry('files', [
    described('delete_item', 'Removes one item for good.', { category: 'destructive' }),
    described('deleteRepositoryFile', 'Takes a file out of a repository.', { category: 'destructive' }),
    described('list_items', 'Lists the items of a folder.', {
      definition: { digest: 'sha256:0', annotations: { readOnlyHint: true } },
    }),
    described('search', 'Finds files by their text.'),
  ]),
  serverEntry('github', [
    described('search_code', 'Finds code.', { capabilities: ['ingests-untrusted'] }),
    described('constructor', 'Builds it.', { category: 'write' }),
    described('bulk_delete_items', 'Removes many.', {
      category: 'destructive',
      definition: { digest: 'sha256:0', annotations: { readOnlyHint: true } },
      suggestion: {
        category: 'destructive',
        capabilities: [],
        risk: 'critical',
        confidence: 0.8,
        because: [],
        contradictions: [{ annotation: 'readOnlyHint', declared: true, inferred: 'destructive' }],
      },
    }),
    described('导出会话', '导出指定账号的会话'),
    described('file_kr', '파일을 삭제합니다'),
  ]),
]);
const { root, files } = searchFiles(index);
const byAddress = new Map(files.map(({ address, value }) => [address, value]));

/** An engine over the files, and what it loaded of them. */
function engine() {
  const loaded: string[] = [];
  const file = async (address: string) => {
    loaded.push(address);
    if (!byAddress.has(address)) throw new Error(`There is no ${address}.`);
    return JSON.parse(JSON.stringify(byAddress.get(address)));
  };
  return { engine: new SearchEngine({ root: async () => root, file }), loaded };
}

function nameOf(tool: number): string {
  const block = byAddress.get(blockAddress(Math.floor(tool / BLOCK))) as SearchBlock;
  return block.tools[tool % BLOCK]?.[1] ?? '';
}

const NOTHING: Chosen = { risk: [], category: [], declared: [], capability: [], server: [] };

async function search(query: string, chosen: Partial<Chosen> = {}) {
  const answer = await engine().engine.search(query, { ...NOTHING, ...chosen });
  return { ...answer, names: answer.hits.map(({ posting }) => nameOf(posting.tool)) };
}

const FIRST = [
  ['delete_item', 'delete_item'],
  ['deleteItem', 'delete_item'],
  ['DELETE-ITEM', 'delete_item'],
  ['delete.item', 'delete_item'],
  ['deleteitem', 'delete_item'],
  ['delte_item', 'delete_item'],
  ['delete_itme', 'delete_item'],
  ['deleterepositoryfile', 'deleteRepositoryFile'],
  ['repositoryfile', 'deleteRepositoryFile'],
  ['repo', 'deleteRepositoryFile'],
  ['serach', 'search'],
  ['esarch', 'search'],
  ['sear', 'search'],
  ['searching', 'search'],
  ['listing', 'list_items'],
  ['githbu constr', 'constructor'],
  ['constructor', 'constructor'],
  ['导出', '导出会话'],
  ['会', '导出会话'],
  ['指定账号', '导出会话'],
  ['삭제', 'file_kr'],
  ['the search of files', 'search'],
] as const;

for (const [query, name] of FIRST) {
  test(`${query} finds ${name} first`, async () => {
    expect((await search(query)).names[0]).toBe(name);
  });
}

for (const query of ['qqqq', 'zz zz', '出导', '<>', 'items_of_nothing_else_zzz']) {
  test(`${query} is not found as if it were there`, async () => {
    const { names, complete } = await search(query);
    expect(names.length === 0 || !complete || query === '<>').toBe(true);
  });
}

test('a slip is told, and a right word is not', async () => {
  expect((await search('serach')).corrected).toEqual([{ typed: 'serach', meant: ['search'] }]);
  expect((await search('search')).corrected).toEqual([]);
});

test('a whole name stands before names that hold it, and these before descriptions', async () => {
  expect((await search('search')).names).toEqual(['search', 'search_code']);
  expect((await search('file')).names.slice(0, 2)).toEqual(['file_kr', 'deleteRepositoryFile']);
  expect((await search('file')).names).toContain('search');
});

test('no word and no choice is every tool, riskiest first', async () => {
  const { names, counts } = await search('');
  expect(names).toHaveLength(9);
  expect(names.slice(0, 3).sort()).toEqual(['bulk_delete_items', 'deleteRepositoryFile', 'delete_item']);
  expect(counts.get('risk:critical')).toBe(3);
});

const CHOSEN: [string, Partial<Chosen>, string[]][] = [
  ['', { risk: ['critical'] }, ['bulk_delete_items', 'deleteRepositoryFile', 'delete_item']],
  ['', { capability: ['ingests-untrusted'] }, ['search_code']],
  ['', { declared: ['contradicts'] }, ['bulk_delete_items']],
  ['', { declared: ['agrees'] }, ['list_items']],
  ['delete', { server: ['github'] }, ['bulk_delete_items']],
  ['', { server: ['no-such'] }, []],
  ['', { server: ['git'] }, []],
  ['', { risk: ['no-such'] }, []],
  ['search', { category: ['destructive'] }, []],
];

for (const [query, chosen, names] of CHOSEN) {
  test(`${query || 'no word'} with ${JSON.stringify(chosen)} finds ${names.length}`, async () => {
    expect((await search(query, chosen)).names.sort()).toEqual(names);
  });
}

test('a count is what choosing the value finds, beside the other facets and without its own', async () => {
  const chosen: Partial<Chosen> = { category: ['destructive'], server: ['files'] };
  const { counts, servers } = await search('', chosen);
  for (const category of ['read', 'write', 'destructive']) {
    const { hits } = await search('', { ...chosen, category: [category] });
    expect(counts.get(`category:${category}`) ?? 0).toBe(hits.length);
  }
  for (const declared of ['none', 'agrees', 'contradicts']) {
    const { hits } = await search('', { ...chosen, declared: [declared] });
    expect(counts.get(`declared:${declared}`) ?? 0).toBe(hits.length);
  }
  expect(servers.map(({ count }) => count)).toEqual([2, 1]);
});

test('every address that an engine may ask for is a file', async () => {
  const { engine: one, loaded } = engine();
  for (const [query] of FIRST) await one.search(query, NOTHING);
  expect(loaded.every((address) => byAddress.has(address))).toBe(true);
  expect(new Set(files.map(({ address }) => address)).size).toBe(files.length);
});

const FIRSTS = ['a', 'delete', 'deletes', 'get', 'zoo'];
const PARTS = [
  ['del', 3, [0, 1, 2]],
  ['delete', 3, [1, 2]],
  ['delete', 1, [1]],
  ['deleted', 3, [1]],
  ['get', 3, [3]],
  ['zzz', 3, [4]],
  ['Z', 3, []],
] as const;

for (const [start, most, parts] of PARTS) {
  test(`words that start with ${start} stand in ${most} parts at most, ${JSON.stringify(parts)}`, () => {
    expect(partsWith(start, FIRSTS, most)).toEqual(parts);
  });
}
