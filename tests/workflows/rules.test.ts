import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readWorkflows } from './workflow.ts';

const workflows = readWorkflows();
const steps = workflows.flatMap(({ file, jobs }) =>
  Object.entries(jobs).flatMap(([job, { steps: all }]) => all.map((step, index) => ({ file, job, index, step }))),
);

test('there are workflows for the catalogue, for deployment and for tests', () => {
  expect(workflows.map(({ file }) => file)).toEqual(['catalogue.yml', 'deploy.yml', 'test.yml']);
});

describe.each(workflows)('$file', ({ on, permissions, jobs, text }) => {
  test('gives its token the right to read, and each job no more than it needs', () => {
    expect(permissions).toEqual({ contents: 'read' });
    const extra = Object.values(jobs).flatMap((job) => Object.entries(job.permissions ?? {}));
    const allowed = ['contents: read', 'pages: read', 'pages: write', 'id-token: write'];
    for (const [right, level] of extra) expect(allowed).toContain(`${right}: ${level}`);
  });

  test('does not run strangers’ code with secrets', () => {
    expect(Object.keys(on)).not.toContain('pull_request_target');
    expect(Object.keys(on)).not.toContain('workflow_run');
    expect(text).not.toMatch(/secrets\.|github\.token|GITHUB_TOKEN/);
  });

  test('ends by itself', () => {
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(45);
  });

  test('pins every action to a commit, and names its version', () => {
    for (const line of text.split('\n').filter((each) => /^\s*(- )?uses:/.test(each))) {
      expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });
});

test('one action is pinned to one commit everywhere', () => {
  const pins = new Set(steps.flatMap(({ step }) => step.uses ?? []));
  expect(pins.size).toBe(new Set([...pins].map((pin) => pin.split('@')[0])).size);
});

describe.each(steps.filter(({ step }) => step.run !== undefined))('$file $job, step $index', ({ step }) => {
  test('puts no expression into its shell', () => {
    expect(step.run).not.toContain('${{');
    expect(step.shell).toBeUndefined();
  });

  test('takes only what GitHub itself makes', () => {
    for (const value of Object.values(step.env ?? {}))
      expect(value).toMatch(/^\$\{\{ steps\.\w+\.outputs\.[\w-]+ \}\}$/);
  });
});

test.each(steps.filter(({ step }) => step.uses?.startsWith('actions/checkout@')))(
  '$file $job leaves no credentials behind',
  ({ step }) => {
    expect(step.with?.['persist-credentials']).toBe(false);
  },
);

test('CI’s script does what a contributor does, and nothing else', () => {
  const commands = readFileSync('.ci/run', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('npm'));
  expect(commands).toEqual(['npm ci', 'npm test']);
  expect(statSync('.ci/run').mode & 0o111).not.toBe(0);
});
