import { expect, it } from 'vitest';
import { readAttackFile } from '../../src/catalog/attacks.ts';
import { GOOD_PAGE, spoil } from './page.ts';

const read = (text: string) => readAttackFile(text, 'attacks/fish.md', 'fish');
const problemsOf = (text: string) => {
  const result = read(text);
  return 'problems' in result ? result.problems : [];
};

const LANGUAGES = [
  'js',
  'javascript',
  'JavaScript',
  ' js',
  'json',
  'coffee',
  'cson',
  'toml',
  'constructor',
  '__proto__',
];

it.each(LANGUAGES)('does not run front matter in %j', (language) => {
  const page = `---${language}\n{ title: (globalThis.ran = true, 'x') }\n---\n`;
  expect(problemsOf(page)).toMatchObject([{ check: 'attack-is-front-matter-and-text', line: 1 }]);
  expect(globalThis).not.toHaveProperty('ran');
});

it('does not run JavaScript tags of YAML', () => {
  const page = spoil('title: Fish', "title: !!js/function 'function () { globalThis.ran = true }'");
  expect(problemsOf(page)).toMatchObject([{ check: 'attack-is-front-matter-and-text', line: 2 }]);
  expect(globalThis).not.toHaveProperty('ran');
});

/** Each beside the page that differs only in what is refused. */
const SYNTAX: [what: string, bad: string, good: string, line: number][] = [
  ['an anchor', spoil('title: Fish', 'title: &fish Fish'), spoil('title: Fish', 'title: Fish &fish'), 2],
  ['a tag', spoil('title: Fish', 'title: !!str Fish'), spoil('title: Fish', 'title: Fish !!str'), 2],
  ['a key twice', spoil('categories', 'title: Cod\ncategories'), GOOD_PAGE, 4],
  ['broken YAML', spoil('[read]', '[read'), GOOD_PAGE, 5],
  ['no front matter', '## What happens\n', GOOD_PAGE, 1],
  ['an empty file', '', GOOD_PAGE, 1],
  ['empty front matter', '---\n\n---\n', GOOD_PAGE, 1],
  ['a comment alone', '---\n# title\n---\n', GOOD_PAGE, 1],
  ['no mapping', '---\n- title\n---\n', GOOD_PAGE, 2],
  ['no end', '---\ntitle: Fish\n', GOOD_PAGE, 1],
  ['an end that goes on', spoil('---\n\n## What happens', '---- \n\n## What happens'), GOOD_PAGE, 1],
  ['a byte order mark', `\ufeff${GOOD_PAGE}`, GOOD_PAGE, 1],
  ['more than a page', `${GOOD_PAGE}${' '.repeat(100_000)}`, GOOD_PAGE, 1],
];

it.each(SYNTAX)('refuses %s', (_what, bad, good, line) => {
  const problems = problemsOf(bad);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems[0]?.line).toBe(line);
  expect(problemsOf(good)).toEqual([]);
});

it('survives hostile nesting', () => {
  const deep = spoil('[read]', '['.repeat(50_000));
  expect(problemsOf(deep).length).toBeGreaterThan(0);
});

it('takes lines that end as on Windows', () => {
  expect(problemsOf(GOOD_PAGE.replaceAll('\n', '\r\n'))).toEqual([]);
});
