import { expect, test } from 'vitest';
import { markWords } from '../../src/components/search-marks.ts';
import { isOneSlipAway, meantBy } from '../../src/components/search-spelling.ts';
import { searchOf, stateIn } from '../../src/components/search-state.ts';
import { readPostings, writePostings } from '../../src/page/search-postings.ts';
import { indexedWords, joinedWord, MOST_QUERY_WORDS, queryWords } from '../../src/page/search-words.ts';

const NAMES = [
  ['delete_item', 'delete item', 'deleteitem'],
  ['deleteItem', 'delete item', 'deleteitem'],
  ['delete-item', 'delete item', 'deleteitem'],
  ['delete.item', 'delete item', 'deleteitem'],
  ['DELETE_ITEM', 'delete item', 'deleteitem'],
  ['DeleteItem', 'delete item', 'deleteitem'],
  ['getHTTPResponse2', 'get http response2', 'gethttpresponse2'],
  ['ＤeleteItem', 'delete item', 'deleteitem'],
  ['supprimer_élément', 'supprimer element', 'supprimerelement'],
  ['삭제하기', '삭제하기', '삭제하기'],
  ['がく', 'がく く', 'がく'],
  ['导出会话', '导出 出会 会话 话', '导出会话'],
  ['get导出', 'get 导出 出', 'get导出'],
  ['<b>', 'b', 'b'],
  ['---', '', ''],
] as const;

for (const [name, words, joined] of NAMES) {
  test(`${name} is indexed as ${JSON.stringify(words)}`, () => {
    expect(indexedWords(name).join(' ')).toBe(words);
    expect(joinedWord(name)).toBe(joined);
  });
}

const QUERIES = [
  ['deleteItem item', 'delete item'],
  ['导', '导'],
  ['导出会', '导出 出会'],
  ['ファイル削除', 'ファ ァイ イル ル削 削除'],
  ['', ''],
] as const;

for (const [query, words] of QUERIES) {
  test(`the query ${JSON.stringify(query)} asks for ${JSON.stringify(words)}`, () => {
    expect(queryWords(query).join(' ')).toBe(words);
  });
}

const SLIPS = [
  ['delte', 'delete', true],
  ['deleete', 'delete', true],
  ['delate', 'delete', true],
  ['serach', 'search', true],
  ['esarch', 'search', true],
  ['searhc', 'search', true],
  ['delete', 'delete', false],
  ['dlt', 'delete', false],
  ['screah', 'search', false],
  ['form', 'from', true],
  ['abcd', 'badc', false],
] as const;

for (const [typed, word, slip] of SLIPS) {
  test(`${typed} is ${slip ? '' : 'not '}one slip away from ${word}`, () => {
    expect(isOneSlipAway(typed, word)).toBe(slip);
    expect(isOneSlipAway(word, typed)).toBe(slip);
  });
}

const MEANT = [
  ['serach', ['search', 'starch'], ['search']],
  ['serac', ['search', 'list'], ['search']],
  ['lsit', ['list', 'last'], ['list']],
  ['zzzz', ['search', 'list'], []],
] as const;

for (const [typed, words, meant] of MEANT) {
  test(`${typed} may mean ${JSON.stringify(meant)}`, () => {
    expect(meantBy(typed, words)).toEqual(meant);
  });
}

test('postings are read as they were written', () => {
  const postings = [0, 1, 45, 46, 47, 91, 92, 2161, 2162, 99_999].map((tool, at) => ({
    tool,
    server: Math.floor(tool / 3),
    facets: (at * 37) % 200,
    words: at + 1,
  }));
  const names = writePostings(postings, 'name');
  expect(readPostings(names, 'name')).toEqual(postings);
  expect(JSON.stringify(names)).toBe(`"${names}"`);
  expect(readPostings(writePostings(postings, 'text'), 'text')).toEqual(postings.map((one) => ({ ...one, words: 0 })));
  expect(readPostings('', 'name')).toEqual([]);
});

const MARKS = [
  ['delete_item', ['item'], 'name', 'delete_[item]'],
  ['deleteItem', ['delete', 'item'], 'name', '[delete][Item]'],
  ['delete_item', ['deleteitem'], 'name', '[delete_item]'],
  ['delete_item', ['list'], 'name', 'delete_item'],
  ['Lists a list.', ['list'], 'prose', '[List]s a [list].'],
  ['An enlisted file', ['list'], 'prose', 'An enlisted file'],
  ['删除一个文件', ['文件'], 'prose', '删除一个[文件]'],
  ['İ list', ['list'], 'prose', 'İ list'],
  ['deleted', ['delete', 'delet', 'deleted'], 'name', '[delete][d]'],
] as const;

for (const [text, words, kind, marked] of MARKS) {
  test(`${words.join(' ')} is marked in ${JSON.stringify(text)}`, () => {
    const runs = markWords(text, words, kind);
    expect(runs.map((run) => (run.marked ? `[${run.text}]` : run.text)).join('')).toBe(marked);
  });
}

const STATES = [
  ['', ''],
  ['?q=a%20b', '?q=a+b'],
  ['?risk=low&q=x&risk=high', '?q=x&risk=low&risk=high'],
  ['?server=a&server=a&other=1', '?server=a'],
  ['?q=%20', ''],
  [`?q=${'x'.repeat(400)}`, `?q=${'x'.repeat(300)}`],
  ['?server=Your+account+is+locked&server=..&server=acme--mcp', '?server=acme--mcp'],
  [
    `?${Array.from({ length: 60 }, (_, at) => `server=s${at}`).join('&')}`,
    `?${Array.from({ length: 50 }, (_, at) => `server=s${at}`).join('&')}`,
  ],
  ['?__proto__=x&constructor=y&risk=__proto__', '?risk=__proto__'],
] as const;

for (const [search, canonical] of STATES) {
  test(`the address ${search || 'without a query'} is the state ${canonical || 'of nothing'}`, () => {
    expect(searchOf(stateIn(search))).toBe(canonical);
  });
}

test('a long query asks for a bounded number of words', () => {
  const words = Array.from({ length: 5000 }, (_, at) => `w${at}`).join(' ');
  expect(queryWords(words)).toHaveLength(MOST_QUERY_WORDS);
  expect(queryWords('文'.repeat(5000)).length).toBeLessThanOrEqual(MOST_QUERY_WORDS);
  expect(queryWords('delete one item')).toEqual(['delete', 'one', 'item']);
});
