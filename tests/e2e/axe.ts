import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * What axe finds wrong with a page, or with some parts of it, by all rules or by some.
 *
 * It is asked inside the page, which its "legacy mode" means, and for violations alone: else four fifths of the time
 * go into carrying what is right into a further page. That mode sees no frame of another origin, and there is none here.
 */
export async function axeViolations(
  page: Page,
  { parts = [], rules }: { parts?: readonly string[]; rules?: readonly string[] } = {},
): Promise<string[]> {
  expect(page.frames()).toHaveLength(1);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  for (const part of parts) axe.include(part);
  if (rules) axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 200)}`);
}
