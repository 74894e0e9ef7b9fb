import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import type { Problem } from './catalog.ts';
import { readFrontMatter } from './front-matter.ts';
import { line, sentence } from './page-fields.ts';
import { plainBodyProblems } from './plain-body.ts';
import type { Effect } from './risk.ts';
import { TAXONOMIES, type Taxonomy, type TaxonomyKey } from './taxonomies.ts';
import { CAPABILITIES, CATEGORIES } from './vocabulary.ts';

/** The sections of a page, in order. */
export const ATTACK_SECTIONS = [
  'What happens',
  'A real case',
  'What it needs',
  'How to see it',
  'What stops it',
] as const;

/**
 * How a case became known. `incident`: people were harmed or data was lost. `vulnerability`: a flaw in a named product
 * was published, with no harm known. `demonstration`: researchers built the attack to show it. `measurement`: somebody
 * counted how common the condition is.
 */
export const CASE_KINDS = ['incident', 'vulnerability', 'demonstration', 'measurement'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** What an attack goes after, in the order of the list of attacks. */
export const ATTACK_THEMES = [
  'instructions',
  'definitions',
  'data',
  'arguments',
  'power',
  'identity',
  'supply',
] as const;
export type AttackTheme = (typeof ATTACK_THEMES)[number];

const link = z.url({ protocol: /^https$/, hostname: z.regexes.domain, error: 'must be an https URL' });

const day = z
  .string('must be a date')
  .refine(isDay, 'must be a date as YYYY-MM-DD, or YYYY-MM where the day is not known');

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}(-\d{2})?$/.test(text)) return false;
  const date = new Date(`${text.length === 7 ? `${text}-01` : text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const unique = <Item extends z.ZodType>(item: Item, what: string) =>
  z
    .array(item, `must be a list of ${what}`)
    .refine((list) => new Set(list).size === list.length, 'must not name anything twice');

const idsOf = (key: TaxonomyKey) => {
  const { title, pattern, example, names }: Taxonomy = TAXONOMIES[key];
  const id = z
    .string('must be an id')
    .regex(pattern, `must be an id of ${title}, such as ${example}`)
    .refine((text) => !pattern.test(text) || Object.hasOwn(names, text), `must be an id that ${title} has`);
  return unique(id, 'ids');
};

const source = z.strictObject({ title: line(120), url: link });

/** The front matter of `catalog/attacks/<slug>.md`. */
export const attackFieldsSchema = z
  .strictObject({
    title: line(60),
    summary: sentence,
    theme: z.enum(ATTACK_THEMES, `must be one of ${ATTACK_THEMES.join(', ')}`),
    /** With `capabilities`, the rule for which tools the attack is shown on: see `attacksFor`. */
    categories: unique(z.enum(CATEGORIES, `must be one of ${CATEGORIES.join(', ')}`), 'categories'),
    capabilities: unique(z.enum(CAPABILITIES, `must be one of ${CAPABILITIES.join(', ')}`), 'capabilities'),
    /** The attack is on the server, its package or its connection, whatever its tools do. */
    serverLevel: z.boolean('must be true or false'),
    safeMcp: idsOf('safeMcp'),
    owaspMcp: idsOf('owaspMcp'),
    owaspAsi: idsOf('owaspAsi'),
    atlas: idsOf('atlas'),
    case: z.strictObject({
      title: line(120),
      url: link,
      date: day,
      kind: z.enum(CASE_KINDS, `must be one of ${CASE_KINDS.join(', ')}`),
    }),
    sources: z
      .array(source, 'must be a list of sources')
      .min(1, 'must name at least one source')
      .refine((list) => new Set(list.map(({ url }) => url)).size === list.length, 'must not name a URL twice'),
  })
  .refine(
    ({ serverLevel, categories, capabilities }) => serverLevel === (categories.length + capabilities.length === 0),
    {
      path: ['serverLevel'],
      error: 'must be true where no category and no capability is listed, and false otherwise',
    },
  );

/** A way to abuse tools, as an attack page describes it. */
export type Attack = z.infer<typeof attackFieldsSchema> & {
  /** The file's name without `.md`, and the attack's part of an address. */
  slug: string;
  /** Markdown without HTML, images or reference links; links go to https addresses or to this site. */
  body: string;
};

/** The schema's checks and the file's have permanent ids of their own. */
const CHECKS = { syntax: 'attack-is-front-matter-and-text', schema: 'attack-fits-schema' };

/**
 * Reads every `attacks/<slug>.md` under the catalogue's folder. Attacks are sorted by slug; a page with a problem is
 * left out. A catalogue without the folder has no attacks. Never throws on bad content.
 */
export function readAttacks(root: string): { attacks: Attack[]; problems: Problem[] } {
  const folder = join(root, 'attacks');
  if (!existsSync(folder)) return { attacks: [], problems: [] };
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const results = entries.map((entry) => {
    const file = shownPath(join(folder, entry.name));
    const slug = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(entry.name)?.[1];
    if (!slug || !entry.isFile()) return { problems: [misplaced(file)] };
    return readAttackFile(readFileSync(join(folder, entry.name), 'utf8'), file, slug);
  });
  return {
    attacks: results.flatMap((result) => ('attack' in result ? [result.attack] : [])),
    problems: results.flatMap((result) => ('problems' in result ? result.problems : [])),
  };
}

/** Reads one page from its text. `file` is the name that problems show. */
export function readAttackFile(text: string, file: string, slug: string): { attack: Attack } | { problems: Problem[] } {
  const page = readFrontMatter(text, file, attackFieldsSchema, CHECKS);
  if (!page.ok) return { problems: page.problems };
  const body = page.body.trim();
  const problems = bodyProblems(page.body, file, page.bodyLine);
  return problems.length > 0 ? { problems } : { attack: { slug, ...page.fields, body } };
}

function shownPath(path: string): string {
  const shown = relative('', path);
  return shown.startsWith('..') ? path : shown;
}

function misplaced(file: string): Problem {
  return {
    check: 'attack-is-a-page',
    severity: 'error',
    file,
    line: 1,
    column: 1,
    message:
      'Only files named <slug>.md belong here, a slug being lower-case words joined by hyphens; links are not followed.',
    remedy: 'Rename the file, or move it elsewhere.',
  };
}

/** Whether the sections are there, in order, with no text before the first. */
function hasSections(lines: readonly string[]): boolean {
  const headings = lines.filter((text) => text.startsWith('#'));
  const wanted = ATTACK_SECTIONS.map((title) => `## ${title}`);
  return headings.join('\n') === wanted.join('\n') && lines.find((text) => text !== '') === wanted[0];
}

function bodyProblems(body: string, file: string, firstLine: number): Problem[] {
  const check = 'attack-body-is-plain';
  const problems = plainBodyProblems(check, body, file, firstLine);
  if (hasSections(body.split(/\r?\n/))) return problems;
  const wanted = ATTACK_SECTIONS.map((title) => `"## ${title}"`).join(', ');
  const message = 'The text does not have the sections of an attack page.';
  const remedy = `Use exactly these: ${wanted}.`;
  return [...problems, { check, severity: 'error', file, line: firstLine, column: 1, message, remedy }];
}

/**
 * The attacks that abuse a tool of this effect, most specific first. An attack applies when the tool's category is one
 * of its categories or the tool has one of its capabilities; attacks on the server apply to no tool by themselves.
 * More specific is, in this order: an attack that meets a capability, before one that meets only the category, before
 * one that lists every category; one of whose list the tool meets a larger share; one that meets more of the tool's
 * effect; the slug.
 */
export function attacksFor(effect: Effect, attacks: readonly Attack[]): Attack[] {
  return attacks
    .map((attack) => ({ attack, ...fitness(effect, attack) }))
    .filter(({ met }) => met > 0)
    .sort((a, b) => b.kind - a.kind || b.share - a.share || b.met - a.met || (a.attack.slug < b.attack.slug ? -1 : 1))
    .map(({ attack }) => attack);
}

/** How an attack meets an effect: `kind` 2 by a capability, 1 by some categories, 0 by listing all or none of them. */
function fitness({ category, capabilities }: Effect, attack: Attack): { kind: number; share: number; met: number } {
  const byCapability = attack.capabilities.filter((capability) => capabilities.includes(capability)).length;
  const met = byCapability + (attack.categories.includes(category) ? 1 : 0);
  const kind = byCapability > 0 ? 2 : Number(attack.categories.length < CATEGORIES.length);
  return { kind, share: met / (attack.categories.length + attack.capabilities.length), met };
}

/** The attacks on a server as a whole, whatever its tools do. */
export function serverAttacks(attacks: readonly Attack[]): Attack[] {
  return attacks.filter(({ serverLevel }) => serverLevel);
}
