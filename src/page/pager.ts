import { hrefTo, type Site } from './site.ts';

/** Where a page stands among those of its list. */
export interface Pager {
  page: number;
  pages: number;
  /** Rows on this page: the first and the last, from 1, and all of them. 0 to 0 of 0 for an empty list. */
  from: number;
  to: number;
  all: number;
  links: { page: number; href: string }[];
  previous?: string | undefined;
  next?: string | undefined;
}

/** Rows in pages of nearly equal weight, in order. There is always a first page; a row is never parted. */
export function inPages<Row>(rows: readonly Row[], most: number, weightOf: (row: Row) => number = () => 1): Row[][] {
  const pages: Row[][] = [[]];
  let weight = 0;
  for (const row of rows) {
    if (weight > 0 && weight + weightOf(row) > most) {
      pages.push([]);
      weight = 0;
    }
    pages.at(-1)?.push(row);
    weight += weightOf(row);
  }
  return pages;
}

/** The pager of a page, from 1, of a list whose pages are given with their rows. */
export function pagerOf(
  site: Pick<Site, 'base'>,
  inPages: readonly (readonly unknown[])[],
  page: number,
  pathOf: (page: number) => string,
): Pager {
  const sizes = inPages.map(({ length }) => length);
  const hrefOf = (number: number) => hrefTo(site, pathOf(number));
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const before = sum(sizes.slice(0, page - 1));
  const here = sizes[page - 1] ?? 0;
  return {
    page,
    pages: sizes.length,
    from: here === 0 ? 0 : before + 1,
    to: before + here,
    all: sum(sizes),
    links: sizes.map((_, at) => ({ page: at + 1, href: hrefOf(at + 1) })),
    ...(page > 1 && { previous: hrefOf(page - 1) }),
    ...(page < sizes.length && { next: hrefOf(page + 1) }),
  };
}

/** What the titles of further pages of a list end in. */
export function pageSuffix(page: number, pages: number): string {
  return page === 1 ? '' : `, page ${page} of ${pages}`;
}
