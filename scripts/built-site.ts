import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { siteOf } from '../src/layouts/site.ts';
import { fail, WRONG_USAGE } from './fail.ts';
import { findBrowser } from './find-browser.ts';

function orEnd<Found>(find: () => Found): Found {
  try {
    return find();
  } catch (error) {
    return fail(WRONG_USAGE, error instanceof Error ? error.message : String(error));
  }
}

/** The site that `OUT` and `BASE` name. Where there is none, or not below that base, says so and ends the process. */
export function builtSite(): { folder: string; base: string } {
  const folder = resolve(process.env.OUT || 'dist');
  const { base } = orEnd(() => siteOf(process.env));
  const home = join(folder, 'index.html');
  if (!existsSync(home)) fail(WRONG_USAGE, `There is no site in ${folder}. Build it first: npm run build`);
  if (!readFileSync(home, 'utf8').includes(`="${base}_astro/`))
    fail(WRONG_USAGE, `The site in ${folder} was built with another BASE than ${base}. Set BASE as for the build.`);
  return { folder, base };
}

/** The path of a browser. Where there is none, or `CHROME_PATH` is none, says so and ends the process. */
export function browserPath(): string {
  const path = orEnd(findBrowser);
  return path ?? fail(WRONG_USAGE, 'No Chrome or Chromium was found. Install one, or set CHROME_PATH.');
}

/** Ends the process where a name is none of those that are known, with the list of these. */
export function checkNames(given: readonly string[] | undefined, known: readonly string[], what: string): void {
  const unknown = given?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length > 0)
    fail(WRONG_USAGE, `There is no ${what} ${unknown.join(', ')}. Choose of: ${known.join(', ')}`);
}
