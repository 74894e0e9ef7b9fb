import { RISKIEST_FIRST } from '../catalog/risk.ts';
import type { Badge } from './badge.ts';
import type { PageIndex } from './catalog-index.ts';
import { DECLARATIONS, type Declared } from './search-files.ts';
import { declaredState } from './search-index.ts';

/** A value that results can be narrowed to. */
export interface FacetChoice {
  value: string;
  label: string;
  /** Tools in the whole catalogue. */
  count: number;
  badge?: Badge | undefined;
}

/** What results can be narrowed by, but for the server, which comes with the results. */
export interface FacetGroup {
  name: 'risk' | 'category' | 'declared' | 'capability';
  legend: string;
  choices: FacetChoice[];
}

const DECLARED: Record<Declared, string> = {
  none: 'Nothing declared',
  agrees: 'Declared, not contradicted',
  contradicts: 'Contradicted by the definition',
};

/** The choices of the search form, each with its number of tools. */
export function searchFacets(index: PageIndex): FacetGroup[] {
  const { badges, places } = index;
  const count = (has: (place: PageIndex['places'][number]) => boolean) => places.filter(has).length;
  return [
    {
      name: 'risk',
      legend: 'Risk',
      choices: RISKIEST_FIRST.map((value) => ({
        value,
        label: badges.risk[value].label,
        badge: badges.risk[value],
        count: count(({ tool }) => tool.record.risk === value),
      })),
    },
    {
      name: 'category',
      legend: 'Category',
      choices: Object.values(badges.category).map(({ key, label }) => ({
        value: key,
        label,
        count: count(({ tool }) => tool.record.category === key),
      })),
    },
    {
      name: 'capability',
      legend: 'Capability',
      choices: Object.values(badges.capability).map(({ key, label }) => ({
        value: key,
        label,
        count: count(({ tool }) => tool.record.capabilities.includes(key)),
      })),
    },
    {
      name: 'declared',
      legend: 'Annotations',
      choices: DECLARATIONS.map((value) => ({
        value,
        label: DECLARED[value],
        count: count((place) => declaredState(place) === value),
      })),
    },
  ];
}
