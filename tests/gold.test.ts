import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readCatalog } from '../src/catalog/read.ts';
import { digest } from '../src/catalog/record.ts';
import { CAPABILITIES, CATEGORIES } from '../src/catalog/vocabulary.ts';

const FOLDER = new URL('./gold/', import.meta.url);

const label = z.strictObject({
  tool: z.string(),
  category: z.enum(CATEGORIES),
  or: z.enum(CATEGORIES).optional(),
  capabilities: z.array(z.enum(CAPABILITIES)),
  maybe: z.array(z.enum(CAPABILITIES)).default([]),
  reason: z.string().min(1),
  digest,
});

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const { servers } = readCatalog('catalog').catalog;

function labelsOf(file: string) {
  return z.array(label).parse(parse(readFileSync(new URL(file, FOLDER), 'utf8')));
}

describe.each(files)('labels by reading: %s', (file) => {
  const labels = labelsOf(file);
  const tools = new Map(
    servers.find(({ id }) => `${id}.yaml` === file)?.tools.map(({ record }) => [record.name, record]),
  );
  const current = labels.filter(({ tool, digest }) => tools.get(tool)?.definition.digest === digest);

  test('each is on a tool of the catalogue, once', () => {
    const names = labels.map(({ tool }) => tool);
    expect(names.filter((name) => !tools.has(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('the published verdicts agree', () => {
    const wrong = current.filter((entry) => {
      const verdict = tools.get(entry.tool);
      const categories = [entry.category, entry.or];
      const allowed = new Set([...entry.capabilities, ...entry.maybe]);
      return !(
        verdict &&
        categories.includes(verdict.category) &&
        entry.capabilities.every((capability) => verdict.capabilities.includes(capability)) &&
        verdict.capabilities.every((capability) => allowed.has(capability))
      );
    });
    const shown = wrong.map(({ tool, category, capabilities, reason }) => {
      const record = tools.get(tool);
      return `${tool}: ${record?.category} [${record?.capabilities}], read as ${category} [${capabilities}]: ${reason}`;
    });
    expect(shown).toEqual([]);
  });
});

test('at least 600 labels are on definitions that the catalogue has', () => {
  const digests = new Set(servers.flatMap(({ tools }) => tools.map(({ record }) => record.definition.digest)));
  const current = files.flatMap(labelsOf).filter(({ digest }) => digests.has(digest));
  expect(current.length).toBeGreaterThanOrEqual(600);
});
