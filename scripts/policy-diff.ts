import { showText } from '../src/catalog/visible.ts';
import { differenceText } from '../src/page/difference-words.ts';
import { compare } from '../src/policy/compare.ts';
import { exportTool, type LabelledServer } from '../src/policy/formats/export.ts';
import type { Format } from '../src/policy/formats/format.ts';
import { readText } from '../src/policy/read-text.ts';
import { fail, PROBLEM, WRONG_USAGE } from './fail.ts';
import { readConfiguration } from './read-configuration.ts';

/**
 * Prints what a present file lacks against the recommended one; the exit code is 1 where it lacks something.
 * `servers` say which names in the file are concerned.
 */
export function diff(
  format: Format,
  files: readonly { text: string }[],
  file: string,
  servers: readonly LabelledServer[],
): void {
  const [recommended, ...others] = files;
  const names = namesIn(format, servers);
  if (!recommended || others.length > 0) {
    fail(WRONG_USAGE, 'Compare one file at a time: name one server, of which something is let through.');
  }
  const wanted = readText(format.file.language, recommended.text);
  const present = readConfiguration(file);
  if ('problem' in present) fail(PROBLEM, present.problem);
  const found = readText(format.file.language, present.text);
  if ('problem' in wanted) throw new Error(`The recommendation does not read back: ${wanted.problem.message}`);
  if ('problem' in found) {
    fail(PROBLEM, `${showText(file)}:${found.problem.line} ${showText(found.problem.message, 300)}. Correct it first.`);
  }
  const concerns = (value: unknown) =>
    typeof value === 'string' && (names.has(value) || servers.some(({ label }) => isWhole(value, label)));
  const differences = compare(withoutLabels(wanted.value), found.value, concerns);
  for (const difference of differences) console.log(differenceText(difference));
  console.error(
    differences.length === 0
      ? `${showText(file)} holds all that is recommended.`
      : `${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}: + recommended and missing, ~ another value, - present and not recommended.`,
  );
  process.exitCode = differences.length === 0 ? 0 : PROBLEM;
}

/** Whether an entry stands for every tool of a server: `mcp__fs__*`, `fs/*`, `mcp__fs`. */
const isWhole = (value: string, label: string): boolean =>
  value === '*' || value === `mcp__${label}` || (value.includes('*') && value.includes(label));

/** Without what is only for people and editors, which theirs may say otherwise. */
function withoutLabels(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !/^(?:\$schema|name|description)$/.test(key)));
}

/** How a format writes each tool of these servers, whatever is done with it: what a present file may say of them. */
function namesIn(format: Format, servers: readonly LabelledServer[]): Set<string> {
  const texts = servers.flatMap(({ label, tools }) =>
    tools.flatMap((tool) =>
      (['allow', 'ask', 'hide'] as const).flatMap((action) => {
        const { fragment } = exportTool(format, tool, label, { action });
        const read = fragment && 'text' in fragment ? readText(format.file.language, fragment.text) : undefined;
        return read && 'value' in read ? stringsIn(read.value) : [];
      }),
    ),
  );
  const own = servers.flatMap(({ tools }) => tools.map(({ name }) => name));
  return new Set([...texts.filter((text) => own.some((name) => text.includes(name))), ...own]);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(stringsIn)];
}
