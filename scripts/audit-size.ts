import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BuiltPage } from './page-kinds.ts';

/** What a page may weigh, compressed: its HTML, its style sheet and the scripts that it starts with. */
export const SIZE_BUDGET = 20 * 1024;

const LINKED = /<link rel="(?:stylesheet|modulepreload)"[^>]*\shref="([^"]+)"|<script [^>]*\bsrc="([^"]+)"/g;
/** Modules that a module waits for; those that it may ask for later are written `import(`. */
const IMPORTED = /\b(?:from|import)\s*["'](\.[^"']+)["']/g;

/** Measures the pages of one built site. */
export class PageSizes {
  readonly #folder: string;
  readonly #base: string;
  readonly #compressed = new Map<string, number>();

  constructor(folder: string, base: string) {
    this.#folder = folder;
    this.#base = base;
  }

  /** Compressed bytes of a page with everything that it loads by itself. */
  of({ file }: BuiltPage): number {
    const html = readFileSync(join(this.#folder, file));
    const linked = [...html.toString().matchAll(LINKED)].map(([, href, src]) => href ?? src ?? '');
    const files = new Set<string>();
    for (const address of linked) this.#gather(address.slice(this.#base.length), files);
    return [...files].reduce((sum, each) => sum + this.#sizeOf(each), gzipSync(html).length);
  }

  #gather(file: string, files: Set<string>): void {
    if (files.has(file)) return;
    files.add(file);
    if (!file.endsWith('.js')) return;
    for (const [, path = ''] of readFileSync(join(this.#folder, file), 'utf8').matchAll(IMPORTED)) {
      this.#gather(posix.join(posix.dirname(file), path), files);
    }
  }

  #sizeOf(file: string): number {
    const size = this.#compressed.get(file) ?? gzipSync(readFileSync(join(this.#folder, file))).length;
    this.#compressed.set(file, size);
    return size;
  }
}
