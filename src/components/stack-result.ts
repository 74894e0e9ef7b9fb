/* What a stack amounts to. This part, with all formats, is loaded once a server is picked. */

import type { Badge } from '../page/badge.ts';
import { numberText, percentText } from '../page/count-text.ts';
import { labelOfPick } from '../page/stack-address.ts';
import type { LoadedPick } from '../page/stack-policy.ts';
import { type LegTool, type StackLeg, type StackRow, type StackSummary, summarise } from '../page/stack-summary.ts';
import { tokensText, WINDOW } from '../page/tokens.ts';
import { draw, make, nodesOf, part } from './elements.ts';
import { StackFormats } from './stack-formats.ts';
import { riskBar, trifecta, windowBar } from './stack-picture.ts';

function badgeOf({ label, tone, shape, href }: Badge): HTMLElement {
  const classes = `badge tone-${tone} shape-${shape}`;
  return href === undefined ? make('span', { class: classes }, label) : make('a', { class: classes, href }, label);
}

function totals({ sentence, risks, rows }: StackSummary): Node[] {
  const legend = risks.map(({ badge, count }) =>
    make('li', {}, badgeOf(badge), ' ', make('strong', {}, numberText(count))),
  );
  return [
    make('p', {}, ...nodesOf(sentence)),
    riskBar(risks),
    make('ul', { class: 'legend' }, ...legend),
    serverTable(rows),
  ];
}

const HEADINGS = ['Server', 'Tools', 'By risk', 'Tokens', 'Of the window'] as const;

function serverTable(rows: readonly StackRow[]): HTMLElement {
  const scale = Math.max(...rows.map(({ tools }) => tools));
  const head = HEADINGS.map((heading) => make('th', { scope: 'col' }, heading));
  const body = rows.map(({ title, label, href, tools, risks, tokens }) => {
    const words = risks
      .filter(({ count }) => count > 0)
      .map(({ badge, count }) => `${count} ${badge.label.toLowerCase()}`);
    const cell = (at: number, ...content: (Node | string)[]) =>
      make('td', { class: 'short', 'data-label': HEADINGS[at] }, ...content);
    return make(
      'tr',
      {},
      make('th', { scope: 'row' }, make('a', { href }, title), ' ', make('code', { class: 'soft' }, label)),
      cell(1, numberText(tools)),
      make('td', { class: 'risks' }, riskBar(risks, scale), make('span', { class: 'vh' }, words.join(', ') || 'none')),
      cell(3, tokensText(tokens)),
      cell(4, percentText(tokens, WINDOW)),
    );
  });
  return make(
    'table',
    { class: 'grid stack stack-servers' },
    make('thead', {}, make('tr', {}, ...head)),
    make('tbody', {}, ...body),
  );
}

const MOST_SHOWN = 6;

function toolItem({ name, href, label, risk, action }: LegTool): HTMLElement {
  const link = make('a', { href, class: 'name' }, ...nodesOf(name));
  return make(
    'li',
    {},
    badgeOf({ ...risk, href: undefined }),
    make('span', {}, link, ' ', make('span', { class: 'soft' }, `${label}: ${action.label.toLowerCase()}`)),
  );
}

function legSection({ heading, tools }: StackLeg): HTMLElement {
  const shown = tools.slice(0, MOST_SHOWN).map(toolItem);
  const rest = tools.slice(MOST_SHOWN);
  const more = make(
    'details',
    {},
    make('summary', {}, `${numberText(rest.length)} more`),
    make('ul', { class: 'leg-tools' }, ...rest.map(toolItem)),
  );
  return make(
    'div',
    { class: 'leg-list' },
    make('h3', {}, `${heading} (${numberText(tools.length)})`),
    tools.length === 0
      ? make('p', { class: 'soft' }, 'No tool of this stack.')
      : make('ul', { class: 'leg-tools' }, ...shown),
    ...(rest.length > 0 ? [more] : []),
  );
}

function together({ together: { sentence, complete, legs }, rows }: StackSummary): Node[] {
  return [
    make('p', { class: complete ? 'note warn' : 'note' }, ...nodesOf(sentence)),
    make('figure', {}, trifecta(legs, rows)),
    make('div', { class: 'legs' }, ...legs.map(legSection)),
  ];
}

function keyItem(kind: 'kept' | 'saved', words: string): HTMLElement {
  const mark = draw('rect', { class: kind, width: 8, height: 8 });
  return make('li', {}, draw('svg', { viewBox: '0 0 8 8', 'aria-hidden': 'true' }, mark), words);
}

function tokens({ tokens: all }: StackSummary): Node[] {
  const key = [
    keyItem('kept', `${tokensText(all.all - all.saved)} in every conversation`),
    keyItem('saved', `${tokensText(all.saved)} saved by hiding`),
  ];
  return [
    make('p', { class: 'prose' }, ...nodesOf(all.sentence)),
    windowBar(all),
    make('ul', { class: 'window-key' }, ...key),
  ];
}

/** The sections below the picks. */
export class StackResult {
  #root: HTMLElement;
  #base: string;
  #formats: StackFormats;

  constructor(root: HTMLElement, base: string) {
    this.#root = root;
    this.#base = base;
    this.#formats = new StackFormats(part(root, '[data-policy]'), base);
  }

  show(picks: readonly LoadedPick[]): void {
    const summary = summarise(
      { base: this.#base },
      picks.map((pick) => ({ label: labelOfPick(pick), file: pick.file })),
    );
    part(this.#root, '[data-totals]').replaceChildren(...totals(summary));
    part(this.#root, '[data-together]').replaceChildren(...together(summary));
    part(this.#root, '[data-tokens]').replaceChildren(...tokens(summary));
    this.#formats.show(picks);
    this.#root.hidden = false;
  }
}
