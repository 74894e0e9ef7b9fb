import { existsSync, readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { describe, expect, it, test } from 'vitest';
import { readAttacks } from '../../src/catalog/attacks.ts';
import { GUIDE_FACTS, readGuideFile, readGuides } from '../../src/catalog/guides.ts';
import { markdownFor } from '../../src/components/markdown.ts';
import { buildFormatPage } from '../../src/page/format-page.ts';
import { buildGuideListPage, buildGuidePage, guideTwin } from '../../src/page/guide-page.ts';
import { formatMarkdown, guideMarkdown } from '../../src/page/reading-markdown.ts';
import { parsePolicy } from '../../src/policy/evaluate.ts';
import { FORMATS } from '../../src/policy/formats/index.ts';
import { HOSTILE, INDEX, indexOf, SITE } from '../page/catalogue.ts';

const GOOD = `---
title: A guide
summary: It says something.
order: 3
---

## One

There are {{tools}} tools.

{{risks}}
`;

const problemsOf = (text: string) => {
  const result = readGuideFile(text, 'guides/a.md', 'a');
  return 'problems' in result ? result.problems : [];
};

describe('a guide', () => {
  it('is read', () => {
    expect(problemsOf(GOOD)).toEqual([]);
  });

  test.each([
    ['order: 3', 'order: 0', 4, 'guide-fits-schema'],
    ['order: 3', 'author: me', 4, 'guide-fits-schema'],
    ['It says something.', 'It says', 3, 'guide-fits-schema'],
    ['{{tools}}', '{{toolz}}', 9, 'guide-names-facts'],
    ['There are', 'There <b>are', 9, 'guide-body-is-plain'],
    ['There are', '[There](javascript:x) are', 9, 'guide-body-is-plain'],
  ])('with %j as %j has a problem', (from, to, line, check) => {
    expect(problemsOf(GOOD.replace(from, to))).toContainEqual(expect.objectContaining({ line, check }));
  });
});

const headingsOf = (markdown: string, level: string): string[] => {
  const tokens = new MarkdownIt().parse(markdown, {});
  return tokens.flatMap(({ type, tag }, at) =>
    type === 'heading_open' && tag === level ? [tokens[at + 1]?.content ?? ''] : [],
  );
};

const { guides, problems } = readGuides('catalog');
const slugs = guides.map(({ slug }) => slug);
const { attacks } = readAttacks('catalog');
const index = { ...INDEX, guides };

/** What guides may link to besides each other and attacks. */
const PAGES = ['/rules/', '/contradictions/', '/coverage/', '/changes/', '/api/', '/attacks/matrix/'];

it('the guides have no problems, and an order', () => {
  expect(problems).toEqual([]);
  expect(slugs.length).toBeGreaterThanOrEqual(6);
  expect(guides.map(({ order }) => order)).toEqual(guides.map((_, at) => at + 1));
  expect(buildGuideListPage(index).guides).toHaveLength(guides.length);
});

describe.each(guides)('$slug', (guide) => {
  const page = buildGuidePage(index, guide);
  const html = page.parts
    .map((part) => (part.kind === 'text' ? markdownFor(SITE, page.facts)(part.text) : ''))
    .join('');

  it('leaves nothing open', () => {
    expect(html).not.toContain('{{');
    expect(JSON.stringify(guideTwin(index, guide).facts)).not.toContain('undefined');
    expect(page.sections.length).toBeGreaterThan(2);
  });

  it('types in no figure of the catalogue', () => {
    expect(guide.body.replace(/```[\s\S]*?```/g, '')).not.toMatch(/\b\d+ (tools|servers|rules|formats|attacks)\b/);
  });

  it('links to pages that exist', () => {
    for (const [, target = ''] of guide.body.matchAll(/\]\((\/[^)]*)\)/g)) {
      const [, kind, slug = ''] = /^\/(guides|attacks)\/([a-z0-9-]+)\/$/.exec(target) ?? [];
      const known = kind === 'guides' ? slugs : attacks.map((attack) => attack.slug);
      expect(PAGES.includes(target) || (kind !== undefined && known.includes(slug)) ? '' : target).toBe('');
    }
  });

  it('names commands and options that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const [, command = '', rest = ''] of guide.body.matchAll(/npm run (?:--silent )?([\w:]+)(?: --)?([^\n`]*)/g)) {
      expect(scripts).toHaveProperty(command);
      const path = `scripts/${command}.ts`;
      const source = existsSync(path)
        ? readFileSync(path, 'utf8') + readFileSync('scripts/policy-lint.ts', 'utf8')
        : '';
      for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(source).toContain(`'${option}`);
    }
  });

  it('shows policies that can be read', () => {
    for (const [, text = ''] of guide.body.matchAll(/```json\n([\s\S]*?)```/g)) {
      expect(parsePolicy(JSON.parse(text))).toHaveProperty('policy');
    }
  });

  it('has a twin in Markdown, with nothing open, whole links and the same headings', () => {
    const twin = guideMarkdown(index, guide);
    expect(twin).not.toContain('{{');
    const targets = [...new MarkdownIt().render(twin).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(targets.filter((href) => !href?.startsWith('https://'))).toEqual([]);
    expect(headingsOf(twin, 'h2')).toEqual([...page.sections, 'Links']);
  });

  it('promises no safety', () => {
    expect(guide.body).not.toMatch(/\bsafe(ly)?\b/i);
  });
});

it('facts of a hostile catalogue are text, wherever they stand', () => {
  const body = GUIDE_FACTS.map((fact) => `{{${fact}}} and \`{{${fact}}}\``).join('\n\n');
  const hostile = indexOf([HOSTILE]);
  const guide = { slug: 'a', title: 'A', summary: 'It is.', order: 1, body: `## A\n\n${body}` };
  const { facts } = buildGuidePage(hostile, guide);
  const html = markdownFor(SITE, facts)(body);
  expect(html).not.toMatch(/<(?!\/?(p|code|a|span)\b)/);
  expect(html).not.toMatch(/<[^>]*\son\w+=/i);
  const twin = guideMarkdown(hostile, { ...guide, body: `${guide.body}\n\n\`\`\`\n${body}\n\`\`\`\n` });
  const tokens = new MarkdownIt({ html: true }).parse(twin, {});
  const all = tokens.flatMap((token) => [token, ...(token.children ?? [])]);
  expect(all.filter(({ type }) => /html|image/.test(type))).toEqual([]);
  expect(tokens.filter(({ type }) => type === 'fence')).toHaveLength(1);
  expect(headingsOf(twin, 'h2')).toEqual(['A', 'Links']);
});

test.each(FORMATS)('the format $id has a twin in Markdown with its example as it is', (format) => {
  const twin = formatMarkdown(INDEX, format);
  const fences = new MarkdownIt().parse(twin, {}).filter(({ type }) => type === 'fence');
  const { example, command } = buildFormatPage(INDEX, format);
  expect(fences.some(({ content }) => content.trimEnd() === (example.text ?? command).trimEnd())).toBe(true);
  expect(fences.some(({ content }) => content.startsWith(command))).toBe(true);
  expect(headingsOf(twin, 'h1')).toEqual([format.title]);
});
