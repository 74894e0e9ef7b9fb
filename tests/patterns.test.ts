import { globSync, readFileSync } from 'node:fs';
import { analyse } from 'scslre';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** A regular expression of the code, or a call that makes one of a text that is not in the code. */
interface Pattern {
  place: string;
  /** Its source and flags; nothing where the text is only known when the code runs. */
  source?: string;
  flags: string;
  /** As it is written. */
  written: string;
}

/**
 * What cannot be analysed or is reported and is linear all the same, by file and the text as written, and why. One that
 * is no longer needed fails.
 */
const EXCEPTIONS: Record<string, Record<string, string>> = {
  'src/catalog/visible.ts': {
    "new RegExp(`[${CLASS}]`, 'gu')": 'A class of single characters, made from a table of ranges.',
  },
};

const MAKERS = new Set(['RegExp', 'globalThis.RegExp']);

/** The text of a string or template whose parts are constants of the same file. */
function constantText(
  node: ts.Expression | undefined,
  constants: ReadonlyMap<string, ts.Expression>,
): string | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isIdentifier(node)) return constantText(constants.get(node.text), constants);
  if (ts.isTaggedTemplateExpression(node)) {
    return node.tag.getText() === 'String.raw' ? templateText(node.template, constants, true) : undefined;
  }
  return ts.isTemplateExpression(node) ? templateText(node, constants, false) : undefined;
}

function templateText(
  template: ts.TemplateLiteral,
  constants: ReadonlyMap<string, ts.Expression>,
  raw: boolean,
): string | undefined {
  const textOf = (part: ts.TemplateLiteralLikeNode) => (raw ? (part.rawText ?? '') : part.text);
  if (ts.isNoSubstitutionTemplateLiteral(template)) return textOf(template);
  let text = textOf(template.head);
  for (const { expression, literal } of template.templateSpans) {
    const part = constantText(expression, constants);
    if (part === undefined) return undefined;
    text += part + textOf(literal);
  }
  return text;
}

/** Every pattern of a source file. */
function patternsIn(path: string, text: string): Pattern[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const constants = new Map<string, ts.Expression>();
  const placeOf = (node: ts.Node) => `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const learn = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      constants.set(node.name.text, node.initializer);
    }
    node.forEachChild(learn);
  };
  const look = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const [source, flags] = [node.text.slice(1, end), node.text.slice(end + 1)];
      found.push({ place: placeOf(node), source, flags, written: node.text });
    } else if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && MAKERS.has(node.expression.getText())) {
      const [source, flags] = [...(node.arguments ?? [])].map((one) => constantText(one, constants));
      found.push({ place: placeOf(node), source, flags: flags ?? '', written: node.getText() });
    }
    node.forEachChild(look);
  };
  learn(file);
  look(file);
  return found;
}

/** What is wrong with a pattern: that it cannot be read before it runs, or that some text takes it more than linear time. */
function faultsOf({ source, flags }: Pattern): string[] {
  if (source === undefined) return ['is made of a text that is not a constant'];
  const { reports } = analyse(new RegExp(source, flags));
  return reports.map(({ type, exponential }) => `takes ${exponential ? 'exponential' : 'quadratic'} time (${type})`);
}

/** The code of a component, which stands between two rules of dashes, and of its expressions as far as they are plain. */
const codeOf = (path: string, text: string) => (path.endsWith('.astro') ? (text.split(/^---$/m)[1] ?? '') : text);

const paths = globSync('{src,scripts}/**/*.{ts,astro}')
  .map((path) => path.replaceAll('\\', '/'))
  .sort();
const patterns = paths.flatMap((path) => patternsIn(path, codeOf(path, readFileSync(path, 'utf8'))));
const faults = patterns.map((pattern) => ({
  ...pattern,
  file: pattern.place.replace(/:\d+$/, ''),
  faults: faultsOf(pattern),
}));
const faulty = faults.filter((one) => one.faults.length > 0);

test('every regular expression of the code takes linear time', () => {
  expect(patterns.length).toBeGreaterThan(250);
  const open = faulty.filter(({ file, written }) => EXCEPTIONS[file]?.[written] === undefined);
  expect(open.map(({ place, written, faults: found }) => `${place} ${written} ${found.join(', ')}`)).toEqual([]);
});

test('every exception is needed', () => {
  const listed = Object.entries(EXCEPTIONS).flatMap(([file, entries]) =>
    Object.keys(entries).map((written) => `${file} ${written}`),
  );
  const needed = new Set(faulty.map(({ file, written }) => `${file} ${written}`));
  expect(listed.filter((one) => !needed.has(one))).toEqual([]);
});

test.each([
  ['/a*b/', ['takes quadratic time (Move)']],
  ['/(?<!a)a*b/', []],
  ['/^(a+)+$/', ['takes exponential time (Self)']],
  ['/^a+$/', []],
  ['/^a*a*$/', ['takes quadratic time (Trade)']],
  ["new RegExp('^(a*)*$')", ['takes exponential time (Self)']],
  ["const A = 'a+'; new RegExp(`^(?:$" + '{A})+$`)', ['takes exponential time (Self)']],
  ["const A = 'a'; new RegExp(String.raw`^\\b$" + '{A}$`)', []],
  ['RegExp(process.argv[2])', ['is made of a text that is not a constant']],
])('%s', (code, expected) => {
  expect(patternsIn('one.ts', code).flatMap(faultsOf)).toEqual(expected);
});
