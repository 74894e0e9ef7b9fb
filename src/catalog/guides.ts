import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import type { Problem } from './catalog.ts';
import { readFrontMatter } from './front-matter.ts';
import { byCodeUnits } from './order.ts';
import { line, sentence } from './page-fields.ts';
import { plainBodyProblems } from './plain-body.ts';

/** What a guide may leave to the catalogue, as `{{tools}}`: figures, names and links that are looked up for each build. */
export const GUIDE_FACTS = [
  'servers',
  'tools',
  'critical-tools',
  'reviewed',
  'contradictions',
  'rules',
  'formats',
  'attacks',
  'accuracy',
  'example-server',
  'example-server-id',
  'example-kit',
  'example-tool',
  'example-tool-name',
] as const;
export type GuideFact = (typeof GUIDE_FACTS)[number];

/** Parts that stand on a line of their own, as `{{risks}}`. */
export const GUIDE_BLOCKS = ['categories', 'capabilities', 'risks', 'enforcement'] as const;
export type GuideBlock = (typeof GUIDE_BLOCKS)[number];

/** The front matter of `catalog/guides/<slug>.md`. */
export const guideFieldsSchema = z.strictObject({
  title: line(60),
  summary: sentence,
  /** Guides are listed by it, and by slug where two have the same. */
  order: z.int('must be a whole number').positive('must be above zero'),
});

/** A guide, as its page shows it. */
export type Guide = z.infer<typeof guideFieldsSchema> & {
  /** The file's name without `.md`, and the guide's part of an address. */
  slug: string;
  /** Markdown without HTML, images or reference links, with facts and blocks left open. */
  body: string;
};

const CHECKS = { syntax: 'guide-is-front-matter-and-text', schema: 'guide-fits-schema' };

const isKnown = (name: string): boolean => [...GUIDE_FACTS, ...GUIDE_BLOCKS].some((known) => known === name);

function placeholderProblems(body: string, file: string, firstLine: number): Problem[] {
  return body.split('\n').flatMap((text, index) =>
    [...text.matchAll(/\{\{([^{}]*)\}\}/g)]
      .filter(([, name = '']) => !isKnown(name))
      .map(({ index: column, 0: found }) => ({
        check: 'guide-names-facts',
        severity: 'error' as const,
        file,
        line: firstLine + index,
        column: column + 1,
        message: `${found} is nothing that the catalogue can fill in.`,
        remedy: `Use one of ${[...GUIDE_FACTS, ...GUIDE_BLOCKS].join(', ')}.`,
      })),
  );
}

/** Reads one guide from its text. `file` is the name that problems show. */
export function readGuideFile(text: string, file: string, slug: string): { guide: Guide } | { problems: Problem[] } {
  const page = readFrontMatter(text, file, guideFieldsSchema, CHECKS);
  if (!page.ok) return { problems: page.problems };
  const problems = [
    ...plainBodyProblems('guide-body-is-plain', page.body, file, page.bodyLine),
    ...placeholderProblems(page.body, file, page.bodyLine),
  ];
  return problems.length > 0 ? { problems } : { guide: { slug, ...page.fields, body: page.body.trim() } };
}

/** Reads every `guides/<slug>.md` under the catalogue's folder, in their order. One without the folder has none. */
export function readGuides(root: string): { guides: Guide[]; problems: Problem[] } {
  const folder = join(root, 'guides');
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const results = entries
    .flatMap((entry) => {
      const slug = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(entry.name)?.[1];
      return slug && entry.isFile() ? [{ slug, path: join(folder, entry.name) }] : [];
    })
    .map(({ slug, path }) => readGuideFile(readFileSync(path, 'utf8'), relative('', path), slug));
  return {
    guides: results
      .flatMap((result) => ('guide' in result ? [result.guide] : []))
      .sort((a, b) => a.order - b.order || byCodeUnits(a.slug, b.slug)),
    problems: results.flatMap((result) => ('problems' in result ? result.problems : [])),
  };
}
