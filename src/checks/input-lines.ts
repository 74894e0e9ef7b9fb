/** A line that is not blank: its bytes, or nothing if they were too many, and its number in the input, from 1. */
export interface Line {
  bytes?: Uint8Array;
  number: number;
}

/** How many bytes of a line are read: V8 holds strings of twice that. */
export const LONGEST_LINE = 2 ** 28;

const LINE_FEED = 0x0a;
/** Spaces, tabs, carriage returns, and the bytes of a byte order mark. */
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d, 0x0b, 0x0c, 0xef, 0xbb, 0xbf]);
const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => BLANKS.has(byte));

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The lines as one text, each with a line feed after it. */
export function joinLines(lines: readonly Uint8Array[]): Uint8Array {
  const end = new Uint8Array([LINE_FEED]);
  return join(lines.flatMap((line) => [line, end]));
}

/** The chunks of an input cut at its line feeds; each line comes with whether it ends there. */
async function* piecesOf(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      yield { piece: chunk.subarray(start, end), ends: true };
      start = end + 1;
    }
    yield { piece: chunk.subarray(start), ends: false };
  }
  yield { piece: new Uint8Array(), ends: true };
}

/**
 * The lines of an input that are not blank. They stay bytes, since all of them may be more than one string can hold; a
 * line longer than 256 MB is not kept.
 */
export async function readLines(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Line[]> {
  const lines: Line[] = [];
  let [number, length] = [1, 0];
  let parts: Uint8Array[] = [];
  for await (const { piece, ends } of piecesOf(chunks)) {
    length += piece.length;
    if (length > LONGEST_LINE) parts = [];
    else if (piece.length > 0) parts.push(piece);
    if (!ends) continue;
    const bytes = parts.length === 1 ? (parts[0] as Uint8Array) : join(parts);
    if (length > LONGEST_LINE) lines.push({ number });
    else if (!isBlank(bytes)) lines.push({ bytes, number });
    [number, length, parts] = [number + 1, 0, []];
  }
  return lines;
}
