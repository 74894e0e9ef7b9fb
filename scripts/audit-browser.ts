import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';

/** Themes and widths that every page is looked at in. A theme changes colours only, so the other is checked for contrast. */
const LOOKS = [
  { colorScheme: 'light', width: 1440, rules: undefined },
  { colorScheme: 'light', width: 360, rules: undefined },
  { colorScheme: 'dark', width: 360, rules: ['color-contrast'] },
  { colorScheme: 'dark', width: 1440, rules: ['color-contrast'] },
] as const;
const NARROW = [320, 360] as const;

declare global {
  interface Window {
    shifts?: string[];
  }
}

/** Notes what moves on a page that nobody touched. */
function watchShifts(): void {
  const shifts: string[] = [];
  window.shifts = shifts;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      shifts.push((entry as PerformanceEntry & { value: number }).value.toFixed(4));
  }).observe({ type: 'layout-shift', buffered: true });
}

async function axeProblems(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { colorScheme, width, rules } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const axe = new AxeBuilder({ page });
    if (rules) axe.withRules([...rules]);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations) {
      found.push(`axe, ${colorScheme}, ${width} px: ${id}: ${nodes[0]?.html.slice(0, 160)}`);
    }
  }
  return found;
}

async function widthProblems(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 800 });
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (excess > 0) found.push(`scrolls sideways by ${excess} px at ${width} px`);
  }
  return found;
}

/** What a browser finds wrong with the page at an address: axe, width, layout shifts, errors and requests elsewhere. */
export async function browserProblems(browser: Browser, url: string): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const found: string[] = [];
  const { origin } = new URL(url);
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) found.push(`asks another host: ${request.url().slice(0, 160)}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(`error in the console: ${message.text().slice(0, 200)}`);
  });
  page.on('pageerror', (error) => found.push(`error: ${String(error).slice(0, 200)}`));
  try {
    await page.addInitScript(watchShifts);
    await page.goto(url, { waitUntil: 'networkidle' });
    const shifts = await page.evaluate(() => window.shifts ?? []);
    if (shifts.length > 0) found.push(`moves by itself: layout shifts of ${shifts.join(', ')}`);
    found.push(...(await axeProblems(page)), ...(await widthProblems(page)));
  } finally {
    await context.close();
  }
  return found;
}
