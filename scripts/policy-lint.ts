import { styleText } from 'node:util';
import { Command } from 'commander';
import { showText } from '../src/catalog/visible.ts';
import type { FormatFile } from '../src/policy/formats/format.ts';
import { FORMATS, formatOf } from '../src/policy/formats/index.ts';
import { formatSeen, LINT_RULES, lint } from '../src/policy/lint/index.ts';
import { printJson } from '../src/policy/print.ts';
import { readText } from '../src/policy/read-text.ts';
import { fail, PROBLEM, WRONG_USAGE } from './fail.ts';
import { readConfiguration } from './read-configuration.ts';

/** Formats that have rules. */
const LINTED = FORMATS.filter(({ id }) => LINT_RULES.some(({ format }) => format === id));

/** `npm run policy -- lint FILE`. */
export function lintCommand(): Command {
  return new Command('lint')
    .description('Finds in your own configuration what a client ignores without a word: keys, rules, empty lists.')
    .argument('<files...>', 'configurations: settings.json, config.toml, policy.json, …')
    .option('--format <id>', 'the format, where it cannot be told from the file')
    .option('--json', 'print the problems as one JSON value')
    .addHelpText(
      'after',
      `
Formats: ${LINTED.map(({ id }) => id).join(', ')}.
Exit codes: 0 nothing found, 1 problems, 2 wrong usage.

Examples:
  npm run policy -- lint .claude/settings.json
  npm run policy -- lint --format codex ~/.codex/config.toml`,
    )
    .action((files: string[], { format, json }: { format?: string; json?: true }) => {
      if (format !== undefined && !LINTED.some(({ id }) => id === format)) {
        fail(
          WRONG_USAGE,
          `There are no rules for the format ${showText(format)}. Known: ${LINTED.map(({ id }) => id).join(', ')}.`,
        );
      }
      const found = files.map((file) => lintFile(file, format));
      const problems = found.flat();
      if (json) console.log(printJson(problems));
      else print(problems);
      process.exitCode = problems.length > 0 ? PROBLEM : 0;
    });
}

interface Found {
  file: string;
  format: string;
  line: number;
  rule: string;
  what: string;
  fix: string;
}

function lintFile(file: string, given: string | undefined): Found[] {
  const shown = showText(file, 200);
  const read = readConfiguration(file);
  if ('problem' in read) fail(PROBLEM, read.problem);
  const { text } = read;
  const format = given ?? seenIn(text, languagesOf(file));
  if (format === undefined) {
    return fail(
      WRONG_USAGE,
      `${shown} is of no format that is known by its look. Name it with --format: ${LINTED.map(({ id }) => id).join(', ')}.`,
    );
  }
  const { language } = formatOf(format)?.file ?? fail(WRONG_USAGE, `There is no format ${format}.`);
  return lint(format, language, text).map((problem) => ({ file, format, ...problem }));
}

/** The languages that a file's name allows. */
function languagesOf(file: string): FormatFile['language'][] {
  if (/\.ya?ml$/i.test(file)) return ['yaml'];
  if (/\.toml$/i.test(file)) return ['toml'];
  if (/\.md$/i.test(file)) return ['markdown'];
  if (/\.sh$/i.test(file)) return ['sh'];
  if (/\.cedar$/i.test(file)) return ['cedar'];
  return ['jsonc', 'json'];
}

function seenIn(text: string, languages: readonly FormatFile['language'][]): string | undefined {
  for (const language of languages) {
    const read = readText(language, text);
    const among = LINTED.filter(({ file }) => languages.includes(file.language)).map(({ id }) => id);
    const format = 'value' in read ? formatSeen(read.value, among) : undefined;
    if (format !== undefined) return format;
  }
  return undefined;
}

function print(problems: readonly Found[]): void {
  for (const { file, line, rule, what, fix } of problems) {
    const place = `${showText(file, 200)}:${line}`;
    console.log(`${place}  ${styleText('yellow', rule)}\n  ${showText(what, 500)}\n  ${showText(fix, 300)}`);
  }
  const count =
    problems.length === 0 ? 'Nothing found' : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  console.error(`${count}. Rules look for what clients ignore without a word; they do not judge what you allow.`);
}
