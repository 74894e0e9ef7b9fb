import { describe, expect, it } from 'vitest';
import { attacksFor, readAttacks, serverAttacks } from '../../src/catalog/attacks.ts';
import { TAXONOMIES, TAXONOMY_KEYS, taxonomyEntry } from '../../src/catalog/taxonomies.ts';
import { CAPABILITIES, CATEGORIES } from '../../src/catalog/vocabulary.ts';
import { fragmentSchema, policySchema } from '../../src/policy/document.ts';

const { attacks, problems } = readAttacks('catalog');
const slugs = new Set(attacks.map(({ slug }) => slug));

it('has no problems, and at least twenty pages', () => {
  expect(problems).toEqual([]);
  expect(attacks.length).toBeGreaterThanOrEqual(20);
  expect(serverAttacks(attacks).length).toBeGreaterThan(0);
});

it.each(CATEGORIES)('has an attack on every %s tool', (category) => {
  expect(attacksFor({ category, capabilities: [] }, attacks)).not.toEqual([]);
});

it.each(CAPABILITIES)('has an attack that lands on a tool because it %s', (capability) => {
  const [first] = attacksFor({ category: 'read', capabilities: [capability] }, attacks);
  expect(first?.capabilities).toContain(capability);
});

it('maps every taxonomy to some attack', () => {
  for (const key of TAXONOMY_KEYS) expect(attacks.some((attack) => attack[key].length > 0)).toBe(true);
});

it('gives no two pages the same title, summary or case', () => {
  expect(new Set(attacks.map(({ title }) => title)).size).toBe(attacks.length);
  expect(new Set(attacks.map(({ summary }) => summary)).size).toBe(attacks.length);
});

/** The words of a body outside its code. */
const prose = (body: string) => body.replace(/```[\s\S]*?```/g, '');
const snippets = (body: string) => [...body.matchAll(/```(\w*)\n([\s\S]*?)```/g)];

describe.each(attacks)('$slug', (attack) => {
  it('is 250 to 450 words long', () => {
    const words = prose(attack.body).trim().split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(250);
    expect(words).toBeLessThanOrEqual(450);
  });

  it('lists what it lists in the order of the vocabulary', () => {
    expect(attack.categories).toEqual(CATEGORIES.filter((category) => attack.categories.includes(category)));
    expect(attack.capabilities).toEqual(CAPABILITIES.filter((capability) => attack.capabilities.includes(capability)));
  });

  it('names a case and another source', () => {
    expect(attack.sources.filter(({ url }) => url !== attack.case.url)).not.toEqual([]);
  });

  it('says what kind of case it is, unless people came to harm', () => {
    const plain = {
      demonstration: /demonstrat|experiment/,
      measurement: /count|measurement/,
      vulnerability: /CVE-|leak/,
    };
    const { kind } = attack.case;
    if (kind !== 'incident') expect(attack.body.split('## What it needs')[0]).toMatch(plain[kind]);
  });

  it('shows policies that can be used as they stand', () => {
    for (const [, language, text = ''] of snippets(attack.body)) {
      expect(language).toBe('json');
      const value: unknown = JSON.parse(text);
      const schema = typeof value === 'object' && value !== null && 'version' in value ? policySchema : fragmentSchema;
      expect(schema.safeParse(value).error?.issues ?? []).toEqual([]);
    }
  });

  it('links only to attacks that exist', () => {
    for (const [, target = ''] of attack.body.matchAll(/\]\((\/[^)]*)\)/g)) {
      expect(target).toMatch(/^\/attacks\/[a-z0-9-]+\/$/);
      expect(slugs).toContain(target.split('/')[2]);
    }
  });

  it('promises no safety', () => {
    expect(prose(attack.body)).not.toMatch(/\bsafe(ly)?\b/i);
  });
});

describe.each(TAXONOMY_KEYS)('taxonomy %s', (key) => {
  const { names, pattern, example, url } = TAXONOMIES[key];

  it('has ids of one form, sorted, with names', () => {
    const ids = Object.keys(names);
    expect(ids.filter((id) => !pattern.test(id))).toEqual([]);
    expect(ids).toEqual(ids.toSorted());
    expect(Object.values(names).filter((name) => name.trim() === '')).toEqual([]);
    expect(ids).toContain(example);
  });

  it('gives each id an address', () => {
    for (const [id, name] of Object.entries(names)) {
      const entry = taxonomyEntry(key, id);
      expect(entry).toMatchObject({ id, name });
      expect(entry.url.startsWith(url)).toBe(true);
    }
  });
});
