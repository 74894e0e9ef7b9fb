import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GOLD_FOLDER, goldTools, readGoldFolder } from '../scripts/read-gold.ts';
import { readCatalog } from '../src/catalog/read.ts';

const { servers } = readCatalog('catalog').catalog;
const files = readGoldFolder(GOLD_FOLDER);
const samples = readGoldFolder(`${GOLD_FOLDER}/samples`);

test('every label can be read, and is on a tool of the catalogue', () => {
  const { problems } = goldTools([...files, ...samples], servers);
  expect(problems.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
});

describe.each(files)('labels by reading: $key', ({ key, labels }) => {
  const tools = new Map(servers.find(({ id }) => id === key)?.tools.map(({ record }) => [record.name, record]));
  const current = labels.filter(({ tool, digest }) => tools.get(tool)?.definition.digest === digest);

  test('the published verdicts agree', () => {
    const wrong = current.filter((label) => {
      const verdict = tools.get(label.tool);
      const allowed = new Set([...label.capabilities, ...label.maybe]);
      return !(
        verdict &&
        [label.category, label.or].includes(verdict.category) &&
        label.capabilities.every((capability) => verdict.capabilities.includes(capability)) &&
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
  expect(goldTools(files, servers).tools.length).toBeGreaterThanOrEqual(600);
});

test('there are samples in each of the nine languages of the lexicons', () => {
  const languages = samples.filter(({ samples: all }) => all.length >= 30).map(({ path }) => basename(path, '.yaml'));
  expect(languages).toEqual(['de', 'en', 'es', 'fr', 'ja', 'ko', 'pt', 'ru', 'zh']);
});
