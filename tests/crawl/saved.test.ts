import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/manifest/json-text.ts';
import { readSaved, UnknownShape } from '../../src/manifest/saved.ts';

const tool = { name: 'a', inputSchema: { type: 'object' } };
const bare = { name: 'a' };

describe('readSaved', () => {
  const shapes: [string, unknown, object][] = [
    ['a bare list', [tool], { complete: true }],
    ['a result', { tools: [tool] }, { complete: true }],
    ['a page of several', { tools: [tool], nextCursor: 'x' }, { complete: false }],
    ['a response', { jsonrpc: '2.0', id: 1, result: { tools: [tool] } }, { complete: true }],
    ['tools without schemas', { tools: [bare] }, { complete: false }],
    [
      'a server’s particulars',
      { server: 's', repository: 'https://example.com/r', commit: 'c', licence: 'MIT', tools: [tool] },
      { name: 's', repository: 'https://example.com/r', commit: 'c', licence: 'MIT', complete: true },
    ],
    [
      'an MCPB manifest',
      {
        manifest_version: '0.4',
        name: 'files',
        display_name: 'Files',
        version: '1.2.0',
        description: 'Reads files',
        repository: { type: 'git', url: 'https://example.com/r' },
        license: 'MIT',
        tools: [bare],
        tools_generated: true,
      },
      {
        name: 'files',
        title: 'Files',
        version: '1.2.0',
        repository: 'https://example.com/r',
        licence: 'MIT',
        complete: false,
      },
    ],
    [
      'a DXT manifest without tools',
      { dxt_version: '0.1', name: 'files' },
      { name: 'files', tools: [], complete: false },
    ],
  ];
  it.each(shapes)('%s', (_, value, expected) => expect(readSaved(value as never)).toMatchObject(expected));

  it.each([[1], ['x'], [null], [{}], [{ tools: 'x' }], [{ result: {} }], [{ result: { result: { tools: 1 } } }]])(
    'refuses %j',
    (value) => expect(() => readSaved(value as never)).toThrow(UnknownShape),
  );

  it('turns the arguments of Docker’s registry into a schema', () => {
    const args = [
      { name: 'path', type: 'string', desc: 'Where' },
      { name: '__proto__', type: 'array', items: { type: 'string' }, optional: true },
    ];
    const { tools, complete } = readSaved([{ name: 'a', description: 'b', arguments: args }, bare] as never);
    expect(complete).toBe(false);
    expect(JSON.stringify(tools)).toBe(
      JSON.stringify([
        {
          name: 'a',
          description: 'b',
          inputSchema: {
            type: 'object',
            properties: {
              path: { type: 'string', description: 'Where' },
              ['__proto__']: { type: 'array', items: { type: 'string' } },
            },
            required: ['path'],
          },
        },
        bare,
      ]),
    );
  });
});

describe('parseJson', () => {
  it.each([
    ['{"a":NaN,"b":"NaN"}', { a: Number.POSITIVE_INFINITY, b: 'NaN' }],
    ['[-Infinity,"\\"Infinity\\\\",Infinity]', [Number.POSITIVE_INFINITY, '"Infinity\\', Number.POSITIVE_INFINITY]],
    ['\uFEFF{}', {}],
    ['"NaN"', 'NaN'],
  ])('reads %s', (text, value) => expect(parseJson(text)).toEqual(value));

  it.each(['{', 'NaNNaN', '[NaN', '{"a":Nan}', '// x\n1', '', 'NaN"\\'])('refuses %j', (text) =>
    expect(() => parseJson(text)).toThrow(SyntaxError),
  );

  it.each(['', '\\', 'x'])('looks once for the end of a string that has none, with %j behind its quotes', (end) =>
    expect(() => parseJson(`NaN"${'\\"'.repeat(1_000_000)}${end}`)).toThrow(SyntaxError),
  );
});
