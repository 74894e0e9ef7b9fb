import { isServerId } from '../catalog/server-id.ts';
import { type Chosen, FACETS, type Facet } from './search-engine.ts';

/** What is searched for. All of it stands in the address. */
export interface SearchState {
  query: string;
  chosen: Chosen;
}

/** Anybody can write an address: a longer query, or more servers, would only keep the page busy. */
export const LONGEST_QUERY = 300;
export const MOST_VALUES = 50;

/** The values of a facet that can be: of servers their ids, so that no sentence of a link's author stands among them. */
function valuesIn(asked: URLSearchParams, facet: Facet): string[] {
  const values = [...new Set(asked.getAll(facet))].filter((value) => facet !== 'server' || isServerId(value));
  return values.slice(0, MOST_VALUES);
}

/** The state that a page's address asks for. */
export function stateIn(search: string): SearchState {
  const asked = new URLSearchParams(search);
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, valuesIn(asked, facet)]));
  const query = (asked.get('q') ?? '').trim().slice(0, LONGEST_QUERY);
  return { query, chosen: chosen as Record<Facet, string[]> };
}

/** The query part of the address of a state, or nothing where nothing is searched for. */
export function searchOf({ query, chosen }: SearchState): string {
  const search = new URLSearchParams(query === '' ? [] : [['q', query]]);
  for (const facet of FACETS) for (const value of new Set(chosen[facet])) search.append(facet, value);
  return search.size === 0 ? '' : `?${search}`;
}

/** How many facets' values are chosen. */
export function chosenCount({ chosen }: SearchState): number {
  return FACETS.reduce((sum, facet) => sum + chosen[facet].length, 0);
}

/** True where nothing is searched for. */
export function isEmpty(state: SearchState): boolean {
  return state.query === '' && chosenCount(state) === 0;
}
