import type { JsonObject, JsonValue } from '../manifest/json.ts';
import { parseJson } from '../manifest/json-text.ts';
import { within } from './deadline.ts';
import { answers, answerTo, isListChange, resultOf, type Transport } from './rpc.ts';
import type { ServerProcess } from './server-process.ts';

function parsed(line: Buffer): JsonValue | undefined {
  try {
    return parseJson(line.toString('utf8'));
  } catch {
    return undefined; // Many servers log to standard output; what is no message is no concern of ours.
  }
}

/** Speaks JSON-RPC with a process, one message per line. */
export function connectStdio(server: ServerProcess): Transport {
  const waiting = new Map<number, (response: JsonObject) => void>();
  let lastId = 0;
  let listChanges = 0;

  const receive = (message: JsonValue) => {
    if (isListChange(message)) listChanges++;
    const answer = answerTo(message);
    if (answer) return server.send(JSON.stringify(answer));
    for (const [id, settle] of waiting) if (answers(message, id)) settle(message);
  };
  server.onLine((line) => {
    const message = parsed(line);
    // Servers of 2025-03-26 may send several messages at once.
    if (message !== undefined) for (const each of Array.isArray(message) ? message : [message]) receive(each);
  });

  return {
    async request(method, params, signal) {
      const id = ++lastId;
      const { promise, resolve } = Promise.withResolvers<JsonObject>();
      waiting.set(id, resolve);
      server.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
      const end = server.ended.then((fault) => Promise.reject(fault));
      try {
        return resultOf(await within(signal, Promise.race([promise, end])));
      } finally {
        waiting.delete(id);
      }
    },
    async notify(method) {
      server.send(JSON.stringify({ jsonrpc: '2.0', method }));
    },
    get listChanges() {
      return listChanges;
    },
    agreed() {},
    close: () => server.stop(),
  };
}
