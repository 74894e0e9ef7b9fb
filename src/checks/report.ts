import type { Problem } from '../catalog/catalog.ts';
import { showText } from '../catalog/visible.ts';
import type { Report } from './run.ts';

/** Marks words for a terminal, or leaves them as they are. */
export type Paint = (style: 'bold' | 'dim' | 'red' | 'yellow', text: string) => string;

/** A text that may quote a stranger's, fit for a terminal and on one line. */
function oneLine(text: string): string {
  return showText(text, 2000);
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}

function tally(problems: readonly Problem[], severity: Problem['severity']): number {
  return problems.filter((problem) => problem.severity === severity).length;
}

function headOf(problem: Problem, paint: Paint): string {
  const { file, line, column, tool, check, severity } = problem;
  const where = paint('bold', `${oneLine(file)}:${line}:${column}`);
  const which = severity === 'error' ? paint('red', check) : paint('yellow', `${check} (warning)`);
  return [where, ...(tool === undefined ? [] : [showText(tool, 80)]), which].join('  ');
}

/** The last line of a report: how many problems, in how much. */
export function summaryOf({ problems, servers, tools }: Report): string {
  const whole = `${count(servers, 'server')}, ${count(tools, 'tool')}`;
  if (problems.length === 0) return `${whole}: no problems.`;
  const errors = tally(problems, 'error');
  return `${whole}: ${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}.`;
}

/** From how many problems with one remedy on, it is not said after each of them. */
const MANY = 20;

function remedyKey({ check, remedy }: Problem): string {
  return JSON.stringify([check, remedy]);
}

/** The problems in order, those next to each other together where their remedy is that of more than `MANY`. */
function runsOf(problems: readonly Problem[]): Problem[][] {
  const shared = Map.groupBy(problems, remedyKey);
  const runs: Problem[][] = [];
  let current: string | undefined;
  for (const problem of problems) {
    const key = remedyKey(problem);
    if (key === current && (shared.get(key)?.length ?? 0) > MANY) runs.at(-1)?.push(problem);
    else runs.push([problem]);
    current = key;
  }
  return runs;
}

/**
 * Problems as a person reads them in a terminal: where, which check, what and why, what to do. What to do about very many
 * is said once after each run of them.
 */
export function problemsAsText(problems: readonly Problem[], paint: Paint): string {
  const blocks = runsOf(problems).map((run) => {
    const found = run.map((problem) => `${headOf(problem, paint)}\n  ${oneLine(problem.message)}\n`).join('');
    const which = run.length > 1 ? `For these ${run.length.toLocaleString('en-GB')}: ` : '';
    return `${found}  ${which}${oneLine(run[0]?.remedy ?? '')}\n\n`;
  });
  return blocks.join('');
}

/** The whole report for a terminal. */
export function asText(report: Report, paint: Paint): string {
  return `${problemsAsText(report.problems, paint)}${summaryOf(report)}\n`;
}

/**
 * Escapes as the runner decodes them.
 * https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Problems as commands that GitHub Actions shows next to the lines concerned. */
export function asGithub(report: Report): string {
  const commands = report.problems.map(({ severity, file, line, column, check, tool, message, remedy }) => {
    const title = tool === undefined ? check : `${check}: ${showText(tool, 80)}`;
    const properties = { file: oneLine(file), line: String(line), col: String(column), title };
    const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
    return `::${severity} ${list.join(',')}::${escapeData(`${oneLine(message)}\n${oneLine(remedy)}`)}\n`;
  });
  return `${commands.join('')}${summaryOf(report)}\n`;
}

/**
 * The report for programs: `{version, servers, tools, errors, warnings, problems}`, the problems as `Problem` has them.
 * Keys may be added under the same version.
 */
export function asJson(report: Report): string {
  const { problems, servers, tools } = report;
  const errors = tally(problems, 'error');
  const warnings = problems.length - errors;
  return `${JSON.stringify({ version: 1, servers, tools, errors, warnings, problems }, null, 2)}\n`;
}
