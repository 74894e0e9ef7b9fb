import { describe, expect, it } from 'vitest';
import { CrawlFault } from '../../src/crawl/fault.ts';
import { LIMITS } from '../../src/crawl/limits.ts';
import { answerTo, RpcError, type Transport } from '../../src/crawl/rpc.ts';
import { readListing } from '../../src/crawl/session.ts';
import type { JsonObject } from '../../src/manifest/json.ts';

type Answer = object | Error | 'silence';
type Server = (method: string, params: JsonObject, calls: number) => Answer;

/** A server in this process, and what it was asked. */
function serve(server: Server): Transport & { asked: string[]; version?: string; changes: number } {
  const calls = new Map<string, number>();
  const transport = {
    asked: [] as string[],
    changes: 0,
    version: undefined as string | undefined,
    async request(method: string, params: JsonObject, signal: AbortSignal): Promise<JsonObject> {
      transport.asked.push(method);
      const count = (calls.get(method) ?? 0) + 1;
      calls.set(method, count);
      const answer = server(method, params, count);
      if (answer === 'silence')
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      if (answer instanceof Error) throw answer;
      return answer as JsonObject;
    },
    async notify(method: string) {
      transport.asked.push(method);
    },
    get listChanges() {
      return transport.changes;
    },
    agreed(version: string) {
      transport.version = version;
    },
    async close() {},
  };
  return transport as ReturnType<typeof serve>;
}

const unknownMethod = () => new RpcError({ code: -32601, message: 'Method not found' });
const initialised = { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'old' } };
const discovered = { supportedVersions: ['2026-07-28'], capabilities: { tools: {} }, serverInfo: { name: 'new' } };

/** A legacy server that answers `tools/list` so. */
function legacy(list: Server, init: JsonObject = initialised): Server {
  return (method, params, calls) => {
    if (method === 'initialize') return init;
    return method === 'tools/list' ? list(method, params, calls) : unknownMethod();
  };
}

function read(transport: Transport, probe = 40) {
  return readListing(transport, AbortSignal.timeout(5000), undefined, probe);
}

const tools = (...names: string[]) => names.map((name) => ({ name }));

describe('the era of a server', () => {
  it('is modern if it answers server/discover, and every request then says so', async () => {
    const seen: unknown[] = [];
    const transport = serve((method, params) => {
      seen.push((params._meta as JsonObject)['io.modelcontextprotocol/protocolVersion']);
      return method === 'server/discover' ? discovered : { resultType: 'complete', tools: tools('a') };
    });
    expect(await read(transport)).toMatchObject({
      era: 'modern',
      protocolVersion: '2026-07-28',
      serverInfo: { name: 'new' },
    });
    expect(transport.asked).toEqual(['server/discover', 'tools/list']);
    expect(seen).toEqual(['2026-07-28', '2026-07-28']);
  });

  const legacyAnswers: [string, Answer][] = [
    ['an unknown method', unknownMethod()],
    ['invalid parameters', new RpcError({ code: -32602, message: 'no' })],
    ['an error of its own', new RpcError({ code: 0, message: 'Server not initialized' })],
    ['a result of another kind', {}],
    ['older versions only', { supportedVersions: ['2025-11-25'] }],
    [
      'an unsupported version, with older ones',
      new RpcError({ code: -32022, message: 'no', data: { supported: ['2025-06-18'] } }),
    ],
    ['nothing', 'silence'],
  ];
  it.each(legacyAnswers)('is legacy if server/discover gets %s', async (_, answer) => {
    const server = legacy(() => ({ tools: tools('a') }));
    const transport = serve((method, params, calls) =>
      method === 'server/discover' ? answer : server(method, params, calls),
    );
    expect(await read(transport)).toMatchObject({ era: 'legacy', protocolVersion: '2025-06-18' });
    expect(transport.asked).toEqual(['server/discover', 'initialize', 'notifications/initialized', 'tools/list']);
    expect(transport.version).toBe('2025-06-18');
  });

  it('is modern after all if it was merely slow to start', async () => {
    const transport = serve((method, _, calls) => {
      if (method === 'server/discover') return calls === 1 ? 'silence' : discovered;
      return method === 'tools/list' ? { tools: tools('a') } : unknownMethod();
    });
    expect(await read(transport)).toMatchObject({ era: 'modern', tools: tools('a') });
  });

  it('is nobody’s if it speaks only versions to come', async () => {
    const refusal = new RpcError({ code: -32022, message: 'no', data: { supported: ['2030-01-01'] } });
    await expect(read(serve(() => refusal))).rejects.toThrow(CrawlFault);
  });

  it('is not asked for where it is known', async () => {
    const transport = serve(legacy(() => ({ tools: [] })));
    await readListing(transport, AbortSignal.timeout(5000), 'legacy');
    expect(transport.asked).not.toContain('server/discover');
  });
});

describe('the list of tools', () => {
  const pages = (list: Server) => read(serve(legacy(list)));

  it('is read to its last page', async () => {
    const listing = await pages((_, { cursor }) =>
      cursor === undefined ? { tools: tools('a'), nextCursor: 'x' } : { tools: tools('b') },
    );
    expect(listing).toMatchObject({ tools: tools('a', 'b'), complete: true, notes: [] });
  });

  it('is cut where all its pages together have too many characters', async () => {
    const description = 'x'.repeat(LIMITS.output / 4);
    const listing = await pages((_, { cursor = '' }) => ({
      tools: [{ name: `a${cursor}`, description }],
      nextCursor: `${cursor}x`,
    }));
    expect(listing).toMatchObject({ complete: false, notes: [expect.stringMatching(/more than 64 MiB/)] });
    expect(listing.tools).toHaveLength(4);
  });

  it.each([
    ['an empty cursor that starts again', tools('a')],
    ['an empty cursor with nothing behind it', []],
  ])('ends at %s', async (_, second) => {
    const listing = await pages((_, params) => ({ tools: 'cursor' in params ? second : tools('a'), nextCursor: '' }));
    expect(listing).toMatchObject({ tools: tools('a'), complete: true });
  });

  it('goes on behind an empty cursor that leads on', async () => {
    const listing = await pages((_, params) =>
      'cursor' in params ? { tools: tools('b') } : { tools: tools('a'), nextCursor: '' },
    );
    expect(listing).toMatchObject({ tools: tools('a', 'b'), complete: true });
  });

  it('is cut, and says so, where its cursors go round', async () => {
    const listing = await pages((_, { cursor }) => ({
      tools: tools(`t${cursor ?? ''}`),
      nextCursor: cursor === 'x' ? 'y' : 'x',
    }));
    expect(listing.complete).toBe(false);
    expect(listing.notes).toEqual([expect.stringMatching(/pointed back/)]);
  });

  it('is cut, and says so, where it never ends', async () => {
    const listing = await pages((_, __, calls) => ({ tools: tools(`t${calls}`), nextCursor: `c${calls}` }));
    expect(listing.tools).toHaveLength(LIMITS.pages);
    expect(listing.notes).toEqual([expect.stringMatching(/more than 500 pages/)]);
  });

  it('is cut, and says so, where it has too many tools', async () => {
    const page = tools(...Array.from({ length: 7000 }, (_, index) => `t${index}`));
    const listing = await pages((_, __, calls) => ({ tools: page, nextCursor: `c${calls}` }));
    expect(listing.tools).toHaveLength(LIMITS.tools);
    expect(listing.complete).toBe(false);
  });

  it('keeps what came before a page that fails', async () => {
    const listing = await pages((_, { cursor }) => (cursor ? unknownMethod() : { tools: tools('a'), nextCursor: 'x' }));
    expect(listing).toMatchObject({ tools: tools('a'), complete: false });
    expect(listing.notes).toEqual([expect.stringMatching(/a later page/)]);
  });

  it('is read again when the server says that it changed', async () => {
    const transport = serve(
      legacy((_, __, calls) => {
        if (calls === 1) setTimeout(() => transport.changes++, 20);
        return { tools: calls === 1 ? tools('a') : tools('a', 'late') };
      }),
    );
    expect((await read(transport)).tools).toEqual(tools('a', 'late'));
  });

  it('is taken as it is when it never settles', async () => {
    const transport = serve(
      legacy((_, __, calls) => {
        transport.changes++;
        return { tools: tools(`t${calls}`) };
      }),
    );
    expect((await read(transport)).tools).toEqual(tools(`t${LIMITS.relists + 1}`));
  });

  it('is empty for a server that offers no tools, and missing for one that says it does', async () => {
    const without = { ...initialised, capabilities: {} };
    expect(await read(serve(legacy(unknownMethod, without)))).toMatchObject({ tools: [], complete: true });
    await expect(read(serve(legacy(unknownMethod)))).rejects.toThrow(RpcError);
  });

  it.each([[{}], [{ tools: 'a' }], [{ tools: { a: 1 } }]])('is missing in %j', async (result) => {
    await expect(pages(() => result)).rejects.toThrow(/no list of tools/);
  });
});

describe('what a server asks of its client', () => {
  it.each([
    ['ping', { result: {} }],
    ['roots/list', { result: { roots: [] } }],
    ['elicitation/create', { result: { action: 'decline' } }],
    ['sampling/createMessage', { error: { code: -1 } }],
    ['constructor', { error: { code: -32601 } }],
  ])('%s is answered', (method, answer) =>
    expect(answerTo({ jsonrpc: '2.0', id: 'x', method })).toMatchObject({ jsonrpc: '2.0', id: 'x', ...answer }),
  );

  it.each([[{ method: 'ping' }], [{ id: 1, result: {} }], [1], [null]])('%j is none', (message) =>
    expect(answerTo(message as never)).toBeUndefined(),
  );
});
