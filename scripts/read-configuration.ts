import { closeSync, openSync, readSync } from 'node:fs';
import { showText } from '../src/catalog/visible.ts';

/** Bytes. No configuration that people write comes near. */
const MOST = 4 * 1024 * 1024;

/** Reads a reader's own configuration; `-` is the standard input. What stands in its way is said in a sentence. */
export function readConfiguration(file: string): { text: string } | { problem: string } {
  const shown = file === '-' ? 'The standard input' : showText(file, 200);
  try {
    const bytes = readAtMost(file, MOST + 1);
    if (bytes.length > MOST)
      return { problem: `${shown} is larger than ${MOST / 1024 / 1024} MB, and no configuration.` };
    return { text: bytes.toString('utf8') };
  } catch (error) {
    return { problem: `${shown} could not be read: ${showText((error as Error).message, 300)}` };
  }
}

/** The first bytes of a file, which may be without end. */
function readAtMost(file: string, most: number): Buffer {
  const descriptor = file === '-' ? 0 : openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(most);
    let length = 0;
    for (let read = 1; read > 0 && length < most; length += read) {
      read = readSync(descriptor, bytes, length, most - length, null);
    }
    return bytes.subarray(0, length);
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}
