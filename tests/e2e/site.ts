import { type APIRequestContext, test as base, expect, type Page } from '@playwright/test';

/** What the tests read of a tool's twin. */
export interface Tool {
  server: string;
  name: string;
  risk: string;
  category: string;
  url: string;
  json: string;
}

/** A test that fails when a page logs an error, throws one, or opens a dialog. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('dialog', (dialog) => {
        complaints.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** The path of an absolute address of the site. */
export function pathOf(url: string): string {
  return new URL(url).pathname;
}

/** The tools of a risk, riskiest first as the site lists them. */
export async function toolsOf(request: APIRequestContext, risk: string): Promise<Tool[]> {
  const answer = await request.get(`/risk/${risk}.json`);
  return (await answer.json()).tools;
}

/** A tool whose name says enough to be searched for. */
export async function anyTool(request: APIRequestContext): Promise<Tool> {
  const tools = await toolsOf(request, 'critical');
  const tool = tools.find(({ name }) => /^[a-z]+_[a-z]+/.test(name)) ?? tools[0];
  if (!tool) throw new Error('The catalogue has no critical tool to test with.');
  return tool;
}

type FindPath = (request: APIRequestContext) => Promise<string> | string;

const toolPath =
  (risk: string): FindPath =>
  async (request) => {
    const [tool] = await toolsOf(request, risk);
    if (!tool) throw new Error(`The catalogue has no tool of ${risk} risk to test with.`);
    return pathOf(tool.url);
  };

/** A page of each kind. */
export const PAGE_KINDS: Readonly<Record<string, FindPath>> = {
  home: () => '/',
  servers: () => '/servers/',
  stack: () => '/stack/#s=filesystem,exa:search',
  server: async (request) => `/servers/${(await anyTool(request)).server}/`,
  'critical tool': toolPath('critical'),
  'high-risk tool': toolPath('high'),
  'medium-risk tool': toolPath('medium'),
  'low-risk tool': toolPath('low'),
  'list of a risk': () => '/risk/critical/',
  'list of a category': () => '/category/destructive/',
  'list of a capability': () => '/capability/executes-code/',
  formats: () => '/formats/',
  format: () => '/formats/toolhive-cedar/',
  rules: () => '/rules/',
  'rule of words': () => '/rules/verb-reads/',
  'rule that was wrong': async (request) => {
    const { rules } = await (await request.get('/rules.json')).json();
    return pathOf(rules.find((rule: { falsePositives: number }) => rule.falsePositives > 0).url);
  },
  contradictions: () => '/contradictions/',
  attacks: () => '/attacks/',
  attack: async (request) => pathOf((await (await request.get('/attacks.json')).json()).attacks[0].url),
  'matrix of attacks': () => '/attacks/matrix/',
  guides: () => '/guides/',
  guide: () => '/guides/verdicts/',
  'guide with a table': () => '/guides/policies/',
  changes: () => '/changes/',
  coverage: () => '/coverage/',
  accuracy: () => '/accuracy/',
  mistakes: () => '/accuracy/mistakes/',
  api: () => '/api/',
  'not found': () => '/no/such/page/',
};

/** How much wider than the window the page is, in pixels. */
export function excessWidth(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
