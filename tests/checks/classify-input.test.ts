import { describe, expect, test } from 'vitest';
import { type Answer, classifyLines } from '../../src/checks/classify-input.ts';
import { LONGEST_LINE, readLines } from '../../src/checks/input-lines.ts';

const tool = { name: 'delete_file', description: 'Delete a file.' };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const answers = async (text: string) => [...classifyLines(await readLines([bytesOf(text)]))];

const KEYS = ['server', 'name', 'category', 'capabilities', 'risk', 'confidence', 'because'];
const UNKNOWN = { category: 'write', capabilities: [], risk: 'medium', confidence: 0, because: [] };

/** What an answer says, in short. */
const inShort = ({ server, name, category, error }: Answer) => [server, name, category, ...(error ? [error] : [])];

describe('every wrapping of a list is understood', () => {
  test.each([
    ['an array', JSON.stringify([tool])],
    ['a result', JSON.stringify({ tools: [tool] })],
    ['a result over several lines', JSON.stringify({ tools: [tool] }, null, 2)],
    ['a response', JSON.stringify({ jsonrpc: '2.0', id: 1, result: { tools: [tool] } })],
    ['a response over several lines', JSON.stringify({ jsonrpc: '2.0', id: 1, result: { tools: [tool] } }, null, 2)],
    ['an array of results', JSON.stringify([{ tools: [] }, { result: { tools: [tool], nextCursor: 'x' } }])],
    ['one tool', JSON.stringify(tool)],
    ['one tool over several lines', `\n${JSON.stringify(tool, null, '\t')}\n\n`],
    ['one tool a line', `${JSON.stringify(tool)}\n`],
    ['a tool with a member of the name of a list', JSON.stringify({ ...tool, inputSchema: {}, tools: [1, 2] })],
    ['Windows’ lines', `\r\n${JSON.stringify(tool)}\r\n`],
    ['Windows’ lines of one tool', JSON.stringify(tool, null, 2).replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${JSON.stringify(tool)}`],
    ['a byte order mark before several lines', `\ufeff${JSON.stringify([tool], null, 2)}`],
  ])('%s', async (_, text) => {
    const found = await answers(text);
    expect(found).toMatchObject([{ server: null, name: 'delete_file', category: 'destructive', risk: 'critical' }]);
    expect(found.map(Object.keys)).toEqual([KEYS]);
  });

  test.each([
    ['in the list', { server: 's', tools: [tool, { ...tool, server: 't' }] }],
    ['in the response', { jsonrpc: '2.0', server: 's', result: { tools: [tool, { ...tool, server: 't' }] } }],
  ])('a server’s name %s is given back', async (_, list) => {
    expect((await answers(JSON.stringify(list))).map(({ server }) => server)).toEqual(['s', 't']);
  });

  test('where the lines are lists, each tool of each has its answer, and a broken line is one', async () => {
    const lines = [
      { server: 'a', tools: [tool, tool] },
      { server: 'b', tools: [] },
      { server: 'c', tools: [tool] },
    ];
    const text = lines.map((line) => JSON.stringify(line)).join('\n{"tools": [\n');
    expect((await answers(text)).map(inShort)).toEqual([
      ['a', 'delete_file', 'destructive'],
      ['a', 'delete_file', 'destructive'],
      [null, null, 'write', 'line 2 is not JSON'],
      [null, null, 'write', 'line 4 is not JSON'],
      ['c', 'delete_file', 'destructive'],
    ]);
  });
});

const LINES: [line: string, answer: unknown[]][] = [
  ['{"name": "list_regions"}', [null, 'list_regions', 'read']],
  ['no JSON', [null, null, 'write', 'line 2 is not JSON']],
  ['{"name": "delete_file"', [null, null, 'write', 'line 3 is not JSON']],
  ['{"name": "list_regions", "description": "', [null, null, 'write', 'line 4 is not JSON']],
  ['{"name": 7, "description": "Delete a file."}', [null, null, 'destructive', 'a tool’s name must be a string']],
  ['{"name": null, "server": "s"}', ['s', null, 'write', 'a tool’s name must be a string']],
  ['{"description": "Delete a file."}', [null, null, 'destructive', 'a tool must have a name']],
  ['null', [null, null, 'write', 'a tool must be an object']],
  ['"delete_file"', [null, null, 'write', 'a tool must be an object']],
  ['-0', [null, null, 'write', 'a tool must be an object']],
  ['[]', [null, null, 'write', 'line 11 is a list, and stands among single tools']],
  ['{}', [null, null, 'write', 'a tool must have a name']],
  [JSON.stringify([tool, tool]), [null, null, 'write', 'line 13 is a list, and stands among single tools']],
  [JSON.stringify({ tools: [tool] }), [null, null, 'write', 'line 14 is a list, and stands among single tools']],
  ['{"name": ""}', [null, '', 'write']],
  ['{"name": "delete_file", "name": "list_files"}', [null, 'list_files', 'read']],
  ['{"name": "list_files", "server": 5}', [null, 'list_files', 'read']],
  ['{"name": "delete_file", "inputSchema": "x", "annotations": []}', [null, 'delete_file', 'destructive']],
  ['{"name": "delete_file", "description": null, "title": 3}', [null, 'delete_file', 'destructive']],
  ['{"name": "__proto__", "server": "constructor"}', ['constructor', '__proto__', 'write']],
  ['{"__proto__": {"name": "delete_file"}}', [null, null, 'write', 'a tool must have a name']],
  ['{"name": "delete_\\ud800"}', [null, 'delete_\ud800', 'destructive']],
  ['{"name": "delete_file", "inputSchema": NaN}', [null, 'delete_file', 'destructive']],
  ['\0', [null, null, 'write', 'line 24 is not JSON']],
  ['\u2028', [null, null, 'write', 'line 25 is not JSON']],
  ['\ufeff{"name": "list_regions"}', [null, 'list_regions', 'read']],
  [
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    [null, null, 'write', 'line 27 is a list, and stands among single tools'],
  ],
  [
    `{"name": "delete_file", "inputSchema": ${'{"properties":{"a":'.repeat(20_000)}{}${'}}'.repeat(20_000)}}`,
    [null, 'delete_file', 'destructive'],
  ],
  [
    `{"result": ${'{"result": '.repeat(20_000)}{}${'}'.repeat(20_000)}}`,
    [null, null, 'write', 'a tool must have a name'],
  ],
];

describe('there is one answer for each line, in order, whatever is in it', () => {
  test('one after the other', async () => {
    const found = await answers(LINES.map(([line]) => line).join('\n'));
    expect(found.map(inShort)).toEqual(LINES.map(([, answer]) => answer));
    for (const { error, ...rest } of found) {
      expect(Object.keys(rest)).toEqual(KEYS);
      if (error?.includes('line')) expect(rest).toMatchObject(UNKNOWN);
    }
  });

  test('each between two tools, which it does not touch', async () => {
    const list = '{"name": "list_regions"}';
    for (const [line] of LINES) {
      const found = await answers(`${list}\n${line}\n${JSON.stringify(tool)}`);
      expect(found.map(({ category }) => category)).toEqual(['read', expect.any(String), 'destructive']);
    }
  });

  test('each has an answer of its own before two tools', async () => {
    for (const [line] of LINES.filter(([one]) => !one.includes(JSON.stringify(tool)))) {
      const found = await answers(`${line}\n${JSON.stringify(tool)}\n${JSON.stringify(tool)}`);
      expect(found.map(({ category }) => category)).toEqual([expect.any(String), 'destructive', 'destructive']);
    }
  });

  test('what is no tool in a list has its place among the answers', async () => {
    const list = JSON.stringify([5, tool, { name: 5, server: 's' }]);
    expect((await answers(list)).map(inShort)).toEqual([
      [null, null, 'write', 'a tool must be an object'],
      [null, 'delete_file', 'destructive'],
      ['s', null, 'write', 'a tool’s name must be a string'],
    ]);
  });

  test.each(['', '\n \n', '\ufeff', '\r\n\t\r\n', '[]', '{"tools": []}'])('%j has nothing to answer', async (text) => {
    expect(await answers(text)).toEqual([]);
  });

  test('what is printed is JSON that a strict reader takes', async () => {
    const [answer] = await answers('{"name": "delete_\\ud800"}');
    expect(JSON.stringify(answer).isWellFormed()).toBe(true);
  });
});

describe('the lines of an input', () => {
  test('are found wherever its chunks end, within a character too', async () => {
    const bytes = bytesOf('{"name": "löschen"}\n\n \n{"name": "削除"}');
    const lines = await readLines([...bytes].map((byte) => new Uint8Array([byte])));
    expect(lines.map(({ number }) => number)).toEqual([1, 4]);
    expect([...classifyLines(lines)].map(({ name }) => name)).toEqual(['löschen', '削除']);
  });

  test('that are longer than can be read have an answer, and so have those around them', async () => {
    const chunk = new Uint8Array(2 ** 24).fill(0x20);
    const long = Array.from({ length: LONGEST_LINE / chunk.length + 1 }, () => chunk);
    const lines = await readLines([bytesOf('{"name": "get_a"}\n'), ...long, bytesOf(`\n${JSON.stringify(tool)}`)]);
    expect([...classifyLines(lines)].map(inShort)).toEqual([
      [null, 'get_a', 'read'],
      [null, null, 'write', 'line 2 is longer than 256 MB'],
      [null, 'delete_file', 'destructive'],
    ]);
  });
});

describe('the names of a server’s other tools', () => {
  const names = ['clear_delete_all', 'clear_list', 'clear_get', 'clear_find', 'clear_show'];
  const line = (name: string, server: string) => JSON.stringify({ server, name });
  const ofClearGet = async (lines: string[]) =>
    (await answers(lines.join('\n'))).find(({ name }) => name === 'clear_list');

  test('are known wherever they stand, and those of another server are not', async () => {
    const among = names.flatMap((name) => [line(name, 's'), 'no JSON', line('x', 't')]);
    const apart = names.map((name, index) => line(name, `s${index}`));
    const list = JSON.stringify({ server: 's', tools: names.map((name) => ({ name })) });
    expect(await ofClearGet(among)).toEqual(await ofClearGet([list]));
    expect((await ofClearGet(among))?.category).not.toBe((await ofClearGet(apart))?.category);
  });
});
