import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from './scripts/find-browser.ts';

const port = Number(process.env.E2E_PORT ?? 4391);
const executablePath = findBrowser();
/** The site that `npm test` has just built, if it has. */
const built = process.env.BUILT_SITE;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [...BROWSER_FLAGS],
    },
  },
  webServer: {
    command: `node scripts/start.ts${built === undefined ? '' : ' --no-build'}`,
    url: `http://localhost:${port}/index.json`,
    timeout: 300_000,
    stdout: 'pipe',
    env: { PORT: String(port), OUT: built ?? '.cache/site-e2e', BASE: '/', CATALOG: process.env.CATALOG ?? 'catalog' },
  },
});
