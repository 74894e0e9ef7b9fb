import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Builds a site as `npm run build` does. Resolves to what the build printed. */
export function buildSite(env: { CATALOG: string; OUT: string; BASE?: string; SITE?: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const build = spawn('node', ['scripts/build.ts'], { env: { ...process.env, ...env } });
    let printed = '';
    for (const stream of [build.stdout, build.stderr]) stream.on('data', (text) => (printed += text));
    build.on('error', reject);
    build.on('close', (code) => (code === 0 ? resolve(printed) : reject(new Error(printed))));
  });
}

/** The addresses of a built site's files, from its root, without the base. */
export function filesOf(out: string): string[] {
  return readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(out, path)).isFile())
    .map((path) => `/${relative('.', path).split(sep).join('/')}`);
}

export function readPage(out: string, address: string): string {
  return readFileSync(join(out, address.endsWith('/') ? `${address}index.html` : address), 'utf8');
}
