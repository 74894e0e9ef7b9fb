import { describe, expect, test } from 'vitest';
import { classifyText } from '../../src/checks/classify-input.ts';

const tool = { name: 'delete_file', description: 'Delete a file.' };
const answers = (text: string) => [...classifyText(text)];

describe('every wrapping of a list is understood', () => {
  test.each([
    ['an array', JSON.stringify([tool])],
    ['a result', JSON.stringify({ tools: [tool] }, null, 2)],
    ['a response', JSON.stringify({ jsonrpc: '2.0', id: 1, result: { tools: [tool] } })],
    ['one tool', JSON.stringify(tool)],
    ['one tool a line', `${JSON.stringify(tool)}\n`],
    ['Windows’ lines', `${JSON.stringify(tool)}\r\n`],
    ['a byte order mark', `\ufeff${JSON.stringify(tool)}`],
  ])('%s', (_, text) => {
    expect(answers(text)).toMatchObject([
      {
        server: null,
        name: 'delete_file',
        category: 'destructive',
        risk: 'critical',
        confidence: expect.any(Number),
        because: expect.any(Array),
      },
    ]);
  });

  test('a server’s name is given back', () => {
    expect(
      answers(JSON.stringify({ server: 's', tools: [tool, { ...tool, server: 't' }] })).map(({ server }) => server),
    ).toEqual(['s', 't']);
  });
});

test('there is one answer for each line, in order, whatever is in it', () => {
  const lines = [
    '{"name": "list_regions"}',
    '',
    'no JSON',
    '{"name": 7}',
    'null',
    '[]',
    '{}',
    JSON.stringify({ tools: [tool, tool] }),
    '{"name": ""}',
    JSON.stringify({ ...tool, inputSchema: 'x', annotations: [] }),
  ];
  expect(
    answers(lines.join('\n')).map((answer) => ['error' in answer ? answer.error : answer.category, answer.name]),
  ).toEqual([
    ['read', 'list_regions'],
    ['line 3 is not JSON', null],
    ['a tool’s name must be a string', null],
    ['a tool must be an object', null],
    ['line 6 is a list, and stands among other lines', null],
    ['a tool must have a name', null],
    ['line 8 is a list, and stands among other lines', null],
    ['write', ''],
    ['destructive', 'delete_file'],
  ]);
});

test('what is no tool in a list has its place among the answers', () => {
  const list = JSON.stringify([5, tool, { name: 5, server: 's' }]);
  expect(answers(list).map((answer) => ('error' in answer ? [answer.server, answer.error] : answer.name))).toEqual([
    [null, 'a tool must be an object'],
    'delete_file',
    ['s', 'a tool’s name must be a string'],
  ]);
});

test('nothing gives nothing', () => {
  expect(answers('')).toEqual([]);
  expect(answers('\n \n')).toEqual([]);
});

test('the names of a server’s other tools are known, and of another server’s are not', () => {
  const names = ['acme_list', 'acme_get', 'acme_file', 'acme_move'];
  const together = answers(names.map((name) => JSON.stringify({ server: 's', name })).join('\n'));
  expect(together.map(({ name }) => name)).toEqual(names);
});

test('prototype names and members are only names', () => {
  const lines = ['{"name": "__proto__", "server": "constructor"}', '{"__proto__": {"name": "x"}}'];
  expect(answers(lines.join('\n')).map(({ server, name }) => [server, name])).toEqual([
    ['constructor', '__proto__'],
    [null, null],
  ]);
});
