import { showText } from '../catalog/visible.ts';
import type { Reporter, ServerResult, Summary } from './run.ts';

export type Paint = (style: 'bold' | 'dim' | 'green' | 'yellow' | 'red', text: string) => string;

/** Where a reporter writes. */
export interface Terminal {
  write(text: string): void;
  /** Width of the terminal, or nothing where there is none: then there is no line that moves. */
  columns?: number | undefined;
  paint: Paint;
}

const SHOWN_QUARANTINE = 3;
const SHOWN_RUNNING = 4;

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function tally({ counts, outcome, renewed = 0 }: ServerResult): string {
  if (outcome === 'kept') return 'only metadata came; the recorded tools are kept';
  const parts = [
    [counts.recorded, 'recorded'],
    [counts.unchanged, 'unchanged'],
    [counts.quarantined, 'quarantined'],
    [counts.retired, 'retired'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const suggestions = renewed > 0 ? `; ${counted(renewed, 'suggestion')} renewed` : '';
  return `${counted(counts.seen, 'tool')}${told.length > 0 ? `: ${told.join(', ')}` : ''}${suggestions}`;
}

const COLOUR = { written: 'green', unchanged: 'dim', kept: 'yellow', failed: 'red' } as const;

/** What became of one server, in a line, and what was odd under it. */
export function resultLines(result: ServerResult, paint: Paint): string[] {
  const name = paint('bold', showText(result.id ?? result.label));
  const outcome = paint(COLOUR[result.outcome], result.outcome);
  if (result.fault)
    return [`${name}  ${outcome}`, `  ${showText(result.fault.message, 1000)}`, `  ${result.fault.remedy}`];
  const quarantined = result.quarantined.slice(0, SHOWN_QUARANTINE);
  const more = result.quarantined.length - quarantined.length;
  return [
    `${name}  ${outcome}  ${tally(result)}`,
    ...result.notes.map((note) => `  ${paint('yellow', 'note')} ${showText(note, 1000)}`),
    ...quarantined.map(
      ({ tool, reason }) => `  ${paint('yellow', 'quarantined')} ${showText(tool)}: ${showText(reason)}`,
    ),
    ...(more > 0 ? [`  and ${more} more in quarantine`] : []),
  ];
}

/** The run as a whole. The second line adds up. */
export function summaryLines(summary: Summary, paint: Paint): string[] {
  const { servers, written, failed, seen, recorded, unchanged, quarantined, retired } = summary;
  const settled = servers - written - failed;
  return [
    `${counted(servers, 'server')}: ${written} written, ${settled} unchanged, ${failed} failed.`,
    `${counted(seen, 'tool')} seen = ${recorded} recorded + ${unchanged} unchanged + ${quarantined} quarantined + ${retired} retired.`,
    ...(summary.interrupted
      ? [paint('yellow', 'Stopped. What is listed above is recorded; the same command goes on from here.')]
      : []),
  ];
}

/** One line at the foot of a terminal that says what is going on. */
class StatusLine {
  readonly #terminal: Terminal;
  readonly #running = new Map<string, string>();
  readonly #total: number | undefined;
  #servers = 0;
  #tools = 0;
  #problems = 0;

  constructor(terminal: Terminal, total: number | undefined) {
    this.#terminal = terminal;
    this.#total = total;
  }

  step(label: string, step: string): void {
    this.#running.set(label, step);
    this.draw();
  }

  count(result: ServerResult): void {
    this.#running.delete(result.label);
    this.#servers++;
    this.#tools += result.counts.seen;
    this.#problems += result.quarantined.length + result.notes.length + (result.fault ? 1 : 0);
  }

  private servers(): string {
    if (this.#total === undefined) return counted(this.#servers, 'server');
    return `${this.#servers} of ${counted(this.#total, 'server')}`;
  }

  clear(): void {
    if (this.#terminal.columns) this.#terminal.write('\r\u001b[K');
  }

  draw(): void {
    const { columns } = this.#terminal;
    if (!columns) return;
    const running = [...this.#running]
      .slice(0, SHOWN_RUNNING)
      .map(([label, step]) => `${showText(label, 40)} ${step}`.trim());
    const done = [this.servers(), counted(this.#tools, 'tool'), counted(this.#problems, 'problem')].join(', ');
    const line = `${done}${running.length > 0 ? ` · ${running.join(', ')}` : ''}`;
    this.#terminal.write(`\r\u001b[K${this.#terminal.paint('dim', line.slice(0, columns - 1))}`);
  }
}

/**
 * A reporter for people: a line for each server as it is done, and a moving one on a terminal.
 * @param total how many servers there are, where that is known.
 */
export function reportTo(
  lines: Terminal,
  status: Terminal,
  total?: number,
): Reporter & { end(summary: Summary): void } {
  const line = new StatusLine(status, total);
  const print = (texts: string[]) => {
    line.clear();
    for (const text of texts) lines.write(`${text}\n`);
  };
  return {
    started: (label) => line.step(label, ''),
    step: (label, step) => line.step(label, step),
    finished(result) {
      line.count(result);
      print(resultLines(result, lines.paint));
      line.draw();
    },
    end: (summary) => print(['', ...summaryLines(summary, lines.paint)]),
  };
}
