import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatServerFile } from '../../src/catalog/format.ts';
import { serverRecord, toolRecord } from '../catalog/records.ts';
import { makeScratch, runJob, type Scratch } from './scratch.ts';
import { readWorkflows, type Workflow } from './workflow.ts';

const FILE = 'catalog/servers/example.yaml';
const list = toolRecord({ name: 'list_regions', description: 'List regions.' });
const renamed = toolRecord({
  name: 'list_regions',
  description: 'List regions. @octocat ![x](http://example.com/x.png)',
});
const remove = toolRecord({ name: 'remove_file', description: 'Delete a file.' });
const zone = toolRecord({ name: 'get_zone', description: 'Get a zone.' });
const before = formatServerFile(serverRecord(), [list, zone]);
const after = formatServerFile(serverRecord(), [renamed, remove, zone]);
const label = `- tool: get_zone\n  category: read\n  capabilities: []\n  reason: It looks.\n  digest: ${zone.definition.digest}\n`;
const sample = '- tool: {name: delete_file, description: Deletes a file.}\n  destructive: It is gone.\n';

const workflows = new Map(readWorkflows().map((workflow) => [workflow.file, workflow]));

function jobOf(file: string, job: string) {
  const found = (workflows.get(file) as Workflow).jobs[job];
  if (!found) throw new Error(`${file} has no job ${job}`);
  return found;
}

let scratch: Scratch;

/** What a contributor runs at last. */
function writeChanges(): void {
  spawnSync('node', ['scripts/changes.ts'], { cwd: scratch.root });
}

/** Starts a pull request that makes the file read so, and checks it out as it would be merged. */
function pullRequest(text: string, finish = writeChanges): void {
  scratch.git('checkout', '--quiet', '-B', 'topic', 'main');
  scratch.write(FILE, text);
  finish();
  scratch.git('commit', '--quiet', '--all', '--message', 'Change the catalogue');
  scratch.git('checkout', '--quiet', '--detach', 'main');
  scratch.git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'topic');
}

beforeAll(() => {
  scratch = makeScratch();
  scratch.write(FILE, before);
  scratch.write('tests/gold/example.yaml', label);
  scratch.write('tests/gold/samples/en.yaml', sample);
  rmSync(join(scratch.root, 'catalog/accuracy.yaml'));
  spawnSync('node', ['scripts/accuracy.ts', '--write'], { cwd: scratch.root });
  rmSync(join(scratch.root, 'catalog/changes'), { recursive: true, force: true });
  writeChanges();
  scratch.git('add', '--all');
  scratch.git('commit', '--quiet', '--message', 'Start');
});
afterAll(() => scratch?.remove());

const outcomes = ({ done }: ReturnType<typeof runJob>) =>
  Object.fromEntries(
    done.filter(({ step }) => step.run !== undefined).map(({ step, outcome }) => [step.name, outcome]),
  );
const outputOf = ({ done }: ReturnType<typeof runJob>, name: string) =>
  done.find(({ step }) => step.name === name)?.output;

const PREVIEW = { 'steps.preview.outputs.artifact-url': 'https://example.com/preview' };

describe('a pull request that touches the catalogue', () => {
  test('with a good change passes, is built, and says what changes', { timeout: 120_000 }, () => {
    pullRequest(after);
    const result = runJob(scratch, jobOf('catalogue.yml', 'records'), PREVIEW);
    expect(outcomes(result)).toEqual({
      Install: 'success',
      'What changes in the verdicts': 'success',
      'Files are in canonical form': 'success',
      'Records are right': 'success',
      'Suggestions are the classifier’s': 'success',
      'What changed is written down': 'success',
      'No figure of the classifier fell': 'success',
      'Build the site': 'success',
      'Say where the preview is': 'success',
    });
    expect(result.summary).toContain('Tools: 1 new, 1 redefined.');
    expect(result.summary).toContain('- **critical** `remove_file` of `example`: destructive');
    expect(result.summary).toMatch(/- `name`: `remove` \(verb-deletes\)/);
    expect(result.summary).toContain('[The site with this change](https://example.com/preview)');
    expect(existsSync(join(scratch.root, 'dist/servers/example/tools/remove_file/index.html'))).toBe(true);
  });

  test('with a bad record fails at its file and line, is not built, and still says what changes', () => {
    pullRequest(after.replace('risk: critical', 'risk: low'));
    const result = runJob(scratch, jobOf('catalogue.yml', 'records'), PREVIEW);
    expect(outcomes(result)).toEqual({
      Install: 'success',
      'What changes in the verdicts': 'success',
      'Files are in canonical form': 'success',
      'Records are right': 'failure',
      'Suggestions are the classifier’s': 'failure',
      'What changed is written down': 'success',
      'No figure of the classifier fell': 'success',
      'Build the site': 'skipped',
      'Say where the preview is': 'skipped',
    });
    const line = after.split('\n').indexOf('risk: critical') + 1;
    expect(outputOf(result, 'Records are right')).toContain(
      `::error file=${FILE},line=${line},col=7,title=risk-follows%3A remove_file::risk is low, but destructive gives critical.%0A`,
    );
    expect(result.summary).toContain('`remove_file`');
  });

  test('without its line in the change log fails, and says what writes it', () => {
    pullRequest(after, () => {});
    const result = runJob(scratch, jobOf('catalogue.yml', 'records'), PREVIEW);
    expect(outcomes(result)).toMatchObject({ 'What changed is written down': 'failure', 'Build the site': 'skipped' });
    expect(outputOf(result, 'What changed is written down')).toContain(
      'example.ndjson is not current. Run `npm run changes`.',
    );
  });

  test('with an untidy file that cannot be read whole fails all that read it, with the place', () => {
    pullRequest(after.replace('name: remove_file', 'name:\tremove_file'));
    const result = runJob(scratch, jobOf('catalogue.yml', 'records'), PREVIEW);
    const line = after.split('\n').indexOf('name: remove_file') + 1;
    expect(outputOf(result, 'Records are right')).toContain(
      `::error file=${FILE},line=${line},col=6,title=yaml-is-plain`,
    );
    expect(outputOf(result, 'Files are in canonical form')).toContain(`${FILE}:${line}:6`);
    expect(outcomes(result)).toMatchObject({ 'Records are right': 'failure', 'Build the site': 'skipped' });
    expect(result.summary).toContain('Left out, since it cannot be read');
  });
});

test('main is published under the path that its pages have', { timeout: 120_000 }, () => {
  scratch.git('checkout', '--quiet', 'main');
  const result = runJob(scratch, jobOf('deploy.yml', 'build'), {
    'steps.pages.outputs.origin': 'https://octocat.github.io',
    'steps.pages.outputs.base_path': '/toolrisk',
  });
  expect(outcomes(result)).toEqual({ Install: 'success', 'Build the site': 'success' });
  const page = readFileSync(join(scratch.root, 'dist/servers/example/tools/list_regions/index.html'), 'utf8');
  expect(page).toContain('https://octocat.github.io/toolrisk/servers/example/tools/list_regions/');
  expect(page).not.toMatch(/(href|src)="\/(?!toolrisk\/)/);
});

test('what CI runs is npm ci and npm test, in this order, and a failure ends it', () => {
  const bin = join(scratch.root, '.git', 'bin');
  const log = join(scratch.root, '.git', 'npm.log');
  mkdirSync(bin);
  writeFileSync(join(bin, 'npm'), '#!/bin/sh\necho "$@" >> "$NPM_LOG"\n[ "$1" = "$NPM_FAILS" ] && exit 3\nexit 0\n');
  chmodSync(join(bin, 'npm'), 0o755);
  const run = (fails: string) => {
    writeFileSync(log, '');
    const [step] = jobOf('test.yml', 'test').steps.filter((each) => each.run !== undefined);
    const { status } = spawnSync('bash', ['-e', '-c', step?.run ?? ''], {
      cwd: scratch.root,
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, NPM_LOG: log, NPM_FAILS: fails },
    });
    return { status, log: readFileSync(log, 'utf8') };
  };
  expect(run('none')).toEqual({ status: 0, log: 'ci\ntest\n' });
  expect(run('ci')).toEqual({ status: 3, log: 'ci\n' });
  expect(run('test')).toEqual({ status: 3, log: 'ci\ntest\n' });
});
