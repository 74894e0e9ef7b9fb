/* The reader's own name for a server, in every text on the page. Without this script the texts have one to start with. */
import { labelProblemIn, limitProblem } from '../policy/formats/labels.ts';
import { labelProblem } from '../policy/formats/names.ts';
import { make } from './elements.ts';
import { recall, remember } from './remember.ts';

const fieldOf = (root: HTMLElement) => root.querySelector<HTMLInputElement>('[data-server-label]');
const keyOf = (root: HTMLElement): string => `label:${root.dataset.formats}`;

/** Why a text cannot have a label. */
function problemOf(figure: HTMLElement, label: string): string | undefined {
  const format = figure.closest('.panel')?.id.replace(/^format-/, '') ?? '';
  const { longest, except } = figure.dataset;
  const limits = { ...(longest && { longest: Number(longest) }), ...(except && { except: except.split(' ') }) };
  return labelProblemIn(format, label) ?? limitProblem(limits, label);
}

function noteOf(figure: HTMLElement, words: string | undefined): void {
  const after = figure.nextElementSibling;
  if (after?.matches('[data-label-problem]')) after.remove();
  if (words === undefined) return;
  figure.after(make('p', { class: 'note warn', 'data-label-problem': '' }, words));
}

/**
 * Puts a label into a text and what is said of it; undefined for the one that they came with, which stays too where the
 * format refuses.
 */
function labelText(figure: HTMLElement, label: string | undefined): void {
  const around = figure.closest('.panel') ?? figure;
  const spans = [...around.querySelectorAll<HTMLElement>('[data-label]')];
  const problem = label === undefined || spans.length === 0 ? undefined : problemOf(figure, label);
  for (const span of spans) {
    span.dataset.label ||= span.textContent;
    span.textContent = problem === undefined && label !== undefined ? label : span.dataset.label;
  }
  const words = `${label} cannot be the name here, because ${problem}. The text says ${spans[0]?.textContent} instead.`;
  noteOf(figure, problem === undefined ? undefined : words);
}

/** The reader's label: undefined for the one to start with, which stands for one that cannot be, too. */
function labelIn({ value, defaultValue }: HTMLInputElement): string | undefined {
  const typed = value.trim();
  return typed === '' || typed === defaultValue || labelProblem(typed) !== undefined ? undefined : typed;
}

/** Brings every text of the page up to date with what the field says. */
export function labelTexts(root: HTMLElement): void {
  const field = fieldOf(root);
  const label = field ? labelIn(field) : undefined;
  for (const figure of root.querySelectorAll<HTMLElement>('figure.code')) labelText(figure, label);
}

/** Starts the field with what the reader typed last time for this server. */
export function startLabel(root: HTMLElement): void {
  const field = fieldOf(root);
  const said = root.querySelector('#server-label-said');
  if (!field || !said) return;
  const hint = said.textContent;
  const update = () => {
    const typed = field.value.trim();
    const problem = typed === '' ? undefined : labelProblem(typed);
    field.setAttribute('aria-invalid', String(problem !== undefined));
    said.textContent = problem === undefined ? hint : `Not used, because ${problem}.`;
    labelTexts(root);
    return problem === undefined;
  };
  field.addEventListener('input', () => {
    if (update()) remember(keyOf(root), labelIn(field));
  });
  // What was typed before this script was there counts.
  const known = field.value === field.defaultValue ? recall(keyOf(root)) : field.value;
  if (known === undefined) return;
  field.value = known;
  if (update()) remember(keyOf(root), labelIn(field));
}
