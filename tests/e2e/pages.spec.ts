import { axeViolations } from './axe.ts';
import { excessWidth, expect, PAGE_KINDS, test } from './site.ts';

/** A theme changes colours and nothing else, so the second one is checked for contrast. */
const LOOKS = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'light', width: 360 },
  { colorScheme: 'dark', width: 360, rules: ['color-contrast'] },
  { colorScheme: 'dark', width: 1440, rules: ['color-contrast'] },
] as const;

/** The browser logs the status of a page that is not there; nothing else may be logged. */
function allowNotFound(complaints: string[]): void {
  const others = complaints.splice(0).filter((text) => !text.includes('status of 404'));
  complaints.push(...others);
}

for (const [kind, find] of Object.entries(PAGE_KINDS)) {
  test(`${kind}: no violation by axe in either theme, and no sideways scrolling at 320 pixels`, async ({
    page,
    request,
    complaints,
  }) => {
    test.setTimeout(120_000);
    await page.goto(await find(request));
    const found: string[] = [];
    for (const { colorScheme, width, ...look } of LOOKS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const violations = await axeViolations(page, look);
      found.push(...violations.map((violation) => `${colorScheme} ${width}: ${violation}`));
    }
    expect(found).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    if (kind === 'not found') allowNotFound(complaints);
  });
}

test('an address that is none gives the page that says so, with status 404', async ({ page, complaints }) => {
  const answer = await page.goto('/servers/no-such-server/');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page at this address');
  allowNotFound(complaints);
});
