import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSER_FLAGS } from './find-browser.ts';

/** Not a dependency: it brings ninety packages and as many megabytes, which nobody needs to work on the site. */
const LIGHTHOUSE = 'lighthouse@13.5.0';
export const LIGHTHOUSE_CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

const FLAGS = ['--headless', ...BROWSER_FLAGS].join(' ');

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
}

function run(url: string, browser: string, output: string): Promise<void> {
  const args = ['--yes', LIGHTHOUSE, url, '--quiet', '--output=json', `--output-path=${output}`];
  const only = `--only-categories=${LIGHTHOUSE_CATEGORIES.join(',')}`;
  return new Promise((resolve, reject) => {
    const lighthouse = spawn('npx', [...args, only, `--chrome-flags=${FLAGS}`, '--no-enable-error-reporting'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, CHROME_PATH: browser },
    });
    let said = '';
    lighthouse.stderr.on('data', (text) => (said += text));
    lighthouse.on('error', reject);
    lighthouse.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`Lighthouse ended with ${code}: ${said.slice(-600)}`)),
    );
  });
}

const ATTEMPTS = 3;

/**
 * What Lighthouse takes points off a page for, as on a phone; nothing where each category has 100. A busy machine makes
 * a page slow, so a page that misses is measured again, and the best attempt counts.
 */
export async function lighthouseProblems(url: string, browser: string): Promise<string[]> {
  let best = await attempt(url, browser);
  for (let more = 1; more < ATTEMPTS && best.length > 0; more += 1) {
    const problems = await attempt(url, browser);
    if (problems.length < best.length) best = problems;
  }
  return best;
}

async function attempt(url: string, browser: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-lighthouse-'));
  try {
    const output = join(folder, 'report.json');
    await run(url, browser, output);
    const { categories, audits }: Report = JSON.parse(readFileSync(output, 'utf8'));
    return LIGHTHOUSE_CATEGORIES.flatMap((key) => {
      const { score, auditRefs } = categories[key] ?? { score: null, auditRefs: [] };
      if (score === 1) return [];
      const lost = auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1);
      const why = lost.map(({ id }) => `${audits[id]?.title} ${audits[id]?.displayValue ?? ''}`.trim()).join('; ');
      return [`Lighthouse, ${key}: ${score === null ? 'no score' : Math.round(score * 100)}. ${why}`];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
