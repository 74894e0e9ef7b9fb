import type { Attack } from '../catalog/attacks.ts';
import { TAXONOMY_KEYS, type TaxonomyEntry, taxonomyEntry } from '../catalog/taxonomies.ts';
import type { PageIndex, Place } from '../page/catalog-index.ts';
import { paths, urlOf } from '../page/site.ts';
import { toolLine } from '../page/twin.ts';

/** The ids under which published lists know an attack. */
export function taxonomyEntries(attack: Attack): TaxonomyEntry[] {
  return TAXONOMY_KEYS.flatMap((key) => attack[key].map((id) => taxonomyEntry(key, id)));
}

/** The tools that an attack may abuse, riskiest first. */
export function attackedTools(index: PageIndex, attack: Attack): Place[] {
  return index.places.filter(({ tool }) => index.attacksOn(tool).includes(attack));
}

/** The JSON twin of the list of attacks. */
export function attackListTwin(index: PageIndex) {
  return {
    url: urlOf(index.site, '/attacks/'),
    count: index.attacks.length,
    attacks: index.attacks.map(({ slug, title, summary }) => ({
      slug,
      title,
      summary,
      url: urlOf(index.site, paths.attack(slug)),
    })),
  };
}

/** The JSON twin of an attack's page. */
export function attackTwin(index: PageIndex, attack: Attack) {
  const found = attackedTools(index, attack);
  return {
    url: urlOf(index.site, paths.attack(attack.slug)),
    ...attack,
    count: found.length,
    tools: found.map(({ server, tool }) => toolLine(index, server, tool)),
  };
}
