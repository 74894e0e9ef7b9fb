import { describe, expect, test } from 'vitest';
import { accuracySentence, accuracyTwin, buildAccuracyPage } from '../../src/page/accuracy-page.ts';
import { languageName } from '../../src/page/accuracy-words.ts';
import { buildMistakesPage, mistakesTwin } from '../../src/page/mistakes-page.ts';
import { plain } from '../../src/page/phrase.ts';
import { ACCURACY, INDEX } from './catalogue.ts';

const page = buildAccuracyPage(INDEX);
const twin = accuracyTwin(INDEX);

test('the gold set stands first, then labels of others, which say when and that nobody can make them again', () => {
  expect(page.measurements.map(({ name }) => name)).toEqual(['catalogue', 'read-or-not']);
  const [ours, others] = page.measurements.map(({ facts }) => facts.map(({ words }) => plain(words)).join(' '));
  expect(ours).toContain('floor');
  expect(others).toContain('As of 2026-11-21');
  expect(others).not.toContain('floor');
});

describe.each(page.measurements)('$name', (view) => {
  const document = ACCURACY.find(({ name }) => name === view.name);
  const fromTwin = twin.measurements.find(({ name }) => name === view.name);

  test('page and twin say the same', () => {
    const shares = new Map(fromTwin?.figures.map(({ id, share }) => [id, `${(100 * share).toFixed(1)} %`]));
    expect(view.figures.length).toBeGreaterThan(0);
    for (const { id, percent } of view.figures) expect(percent).toBe(shares.get(id));
    expect(fromTwin?.unsafe).toEqual(document?.unsafe);
    expect(fromTwin?.errors).toEqual(view.errors);
    expect(view.unsafe.length).toBe(document?.unsafe.length);
    expect(view.wrong.length).toBe(document?.wrong.length);
  });

  test('a matrix holds every tool once', () => {
    for (const { rows } of view.agreement) {
      const counts = rows.flatMap(({ cells }) => cells.map(({ count }) => count));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(view.tools);
      for (const { cells } of rows) expect(cells.filter(({ kind }) => kind === 'right').length).toBe(1);
    }
  });

  test('what is wrong is linked where the catalogue has it, and only there', () => {
    const links = [...view.unsafe, ...view.wrong].map(({ href }) => href);
    expect(links.length > 0).toBe(view.name === 'catalogue');
    const prefix = '/risks/servers/hostile/tools/';
    for (const href of links) expect(href?.startsWith(prefix) ?? false).toBe(view.name === 'catalogue');
  });
});

test('the front page has the figures of the catalogue’s own tools, or nothing', () => {
  expect(plain(accuracySentence(INDEX) ?? [])).toContain(page.measurements[0]?.overview.percents.strict);
  expect(accuracySentence({ ...INDEX, accuracy: [] })).toBeUndefined();
});

test.each([
  ['de', 'German'],
  ['zh-TW', 'Chinese (Taiwan)'],
  ['xx-', 'xx-'],
  ['<b>', '<b>'],
])('the language %j is called %j', (tag, name) => {
  expect(languageName(tag)).toBe(name);
});

test('the page of mistakes names each that has a name, as its twin does', () => {
  const mistakes = buildMistakesPage(INDEX);
  const fromTwin = mistakesTwin(INDEX).measurements;
  expect(mistakes.measurements.map(({ name }) => name)).toEqual(page.measurements.map(({ name }) => name));
  for (const [at, { unsafe, wrong, words }] of mistakes.measurements.entries()) {
    expect([unsafe.length, wrong.length]).toEqual([fromTwin[at]?.unsafe.length, fromTwin[at]?.wrong.length]);
    expect(plain(words).includes('not published')).toBe(unsafe.length + wrong.length === 0);
  }
});
