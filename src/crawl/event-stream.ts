import type { Readable } from 'node:stream';

/**
 * The data of each event of a stream of server-sent events, in order:
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export async function* readEvents(body: Readable): AsyncGenerator<string> {
  let data: string[] = [];
  for await (const line of readLines(body)) {
    if (line === '' && data.length > 0) {
      yield data.join('\n');
      data = [];
    } else if (line.startsWith('data:')) {
      data.push(line.slice(line[5] === ' ' ? 6 : 5));
    }
  }
}

/** Lines that end in CR, LF or both. Each chunk is searched once: a line may take many of them. */
async function* readLines(body: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pending: string[] = [];
  // A CR at the end of a chunk may be the first half of a CR LF.
  let held = '';
  for await (const chunk of body) {
    const text = held + decoder.decode(chunk as Buffer, { stream: true });
    held = text.endsWith('\r') ? '\r' : '';
    const lines = text.slice(0, text.length - held.length).split(/\r\n|\r|\n/);
    const rest = lines.pop() as string;
    const [first, ...others] = lines;
    if (first !== undefined) {
      yield [...pending, first].join('');
      yield* others;
      pending = [];
    }
    pending.push(rest);
  }
  yield pending.join('');
}
