import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourcesProblems } from '../../src/crawl/sources.ts';
import { temporaryFolder } from './crawling.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

/** An empty catalogue, with that list of servers. */
function catalogWith(sources?: string): string {
  const root = temporaryFolder();
  mkdirSync(join(root, 'servers'));
  if (sources !== undefined) writeFileSync(join(root, 'sources.yaml'), sources);
  return root;
}

function check(root: string, format: string) {
  const words = ['scripts/check.ts', '--catalog', root, '--format', format];
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const { status, stdout } = spawnSync(process.execPath, words, { cwd: PROJECT, encoding: 'utf8', env });
  return { status, stdout };
}

const BROKEN = 'servers:\n  - id: a\n    npm: a\n    version: 1.0.0\n  - id: a\n    http: https://a.example\n';

describe('npm run check, of the list of followed servers,', () => {
  it.each([
    ['text', (file: string) => `${file}:5:9  sources-are-valid\n  the id a is used twice\n  See the head of `],
    ['github', (file: string) => `::error file=${file},line=5,col=9,title=sources-are-valid::the id a is used twice`],
    ['json', (file: string) => `"check": "sources-are-valid",\n      "severity": "error",\n      "file": "${file}"`],
  ])('reports what is wrong as %s', (format, expected) => {
    const root = catalogWith(BROKEN);
    const { status, stdout } = check(root, format);
    expect(stdout).toContain(expected(join(root, 'sources.yaml')));
    expect(status).toBe(1);
  });

  it.each([
    ['there is none', undefined],
    ['it is right', BROKEN.replace('- id: a\n    http', '- id: b\n    http')],
  ])('reports nothing where %s', (_, sources) => {
    expect(check(catalogWith(sources), 'text')).toEqual({ status: 0, stdout: expect.stringContaining('no problems') });
  });
});

describe('sourcesProblems', () => {
  it('finds nothing in the list of this catalogue', () => {
    expect(sourcesProblems(join(PROJECT, 'catalog/sources.yaml'))).toEqual([]);
  });

  it('tells of a list that cannot be read', () => {
    const root = catalogWith();
    mkdirSync(join(root, 'sources.yaml'));
    expect(sourcesProblems(join(root, 'sources.yaml'))).toMatchObject([
      { line: 1, column: 1, message: expect.stringMatching(/cannot be read: EISDIR/) },
    ]);
  });
});
