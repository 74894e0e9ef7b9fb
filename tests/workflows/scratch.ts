import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Job, Step } from './workflow.ts';

/** What one step of a job did. `outcome` is GitHub's word for it. */
export interface Done {
  step: Step;
  outcome: 'success' | 'failure' | 'skipped';
  output: string;
}

/** A git repository made from the working tree, in a throw-away folder, with a catalogue of its own. */
export interface Scratch {
  root: string;
  write(path: string, text: string): void;
  git(...args: string[]): string;
  remove(): void;
}

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
/** No configuration of this machine's. */
const GIT_ENV = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

function git(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', [...IDENTITY, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...GIT_ENV },
    maxBuffer: 1024 ** 3,
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** The project's files but for its records: tracked ones, and new ones that git does not ignore. */
function projectFiles(): string[] {
  const listed = git('.', 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate');
  const gone = new Set(git('.', 'ls-files', '-z', '--deleted').split('\0'));
  return listed
    .split('\0')
    .filter((file) => file !== '' && !gone.has(file) && !/^(catalog\/servers|tests)\//.test(file));
}

export function makeScratch(): Scratch {
  const root = mkdtempSync(join(tmpdir(), 'toolrisk-workflow-'));
  for (const file of projectFiles()) cpSync(file, join(root, file));
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  writeFileSync(join(root, '.gitignore'), 'node_modules\ndist\n.astro\n.cache\n');
  git(root, 'init', '--quiet', '--initial-branch=main');
  return {
    root,
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    git: (...args) => git(root, ...args),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Whether GitHub would run a step, given what was before it; other conditions than these are not used here. */
function isRun(step: Step, done: readonly Done[]): boolean {
  if (step.if === undefined) return done.every(({ outcome }) => outcome === 'success');
  if (/^\$\{\{ !cancelled\(\) && steps\.install\.outcome == 'success' \}\}$/.test(step.if)) return true;
  throw new Error(`a condition that this test does not know: ${step.if}`);
}

/** The values that actions would have put out, in place of the expressions that ask for them. */
function envOf(step: Step, outputs: Record<string, string>): Record<string, string> {
  const resolved = Object.entries(step.env ?? {}).map(([key, value]) => {
    const name = /^\$\{\{ (.*) \}\}$/.exec(value)?.[1] ?? '';
    const output = outputs[name];
    if (output === undefined) throw new Error(`no value is given for ${value}`);
    return [key, output] as const;
  });
  return Object.fromEntries(resolved);
}

/**
 * Runs the commands of a job as GitHub does, in `bash -e`. Actions, and `npm ci`, count as done.
 * @param outputs what the job's actions put out.
 */
export function runJob({ root }: Scratch, job: Job, outputs: Record<string, string> = {}) {
  const summary = join(root, '.git', 'summary.md');
  writeFileSync(summary, '');
  const done: Done[] = [];
  for (const step of job.steps) {
    if (!isRun(step, done)) {
      done.push({ step, outcome: 'skipped', output: '' });
      continue;
    }
    if (step.run === undefined || step.run === 'npm ci') {
      done.push({ step, outcome: 'success', output: '' });
      continue;
    }
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', step.run], {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...GIT_ENV,
        CATALOG: undefined,
        OUT: undefined,
        NO_COLOR: '1',
        FORCE_COLOR: undefined,
        GITHUB_STEP_SUMMARY: summary,
        ...envOf(step, outputs),
      },
    });
    done.push({ step, outcome: status === 0 ? 'success' : 'failure', output: stdout + stderr });
  }
  return { done, summary: readFileSync(summary, 'utf8') };
}
