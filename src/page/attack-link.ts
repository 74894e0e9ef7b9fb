import type { Attack } from '../catalog/attacks.ts';
import { hrefTo, paths, type Site } from './site.ts';

/** An attack pattern that a page points to. */
export interface AttackLink {
  title: string;
  summary: string;
  href: string;
}

/** The link to an attack's page. */
export function attackLink(site: Site, { slug, title, summary }: Attack): AttackLink {
  return { title, summary, href: hrefTo(site, paths.attack(slug)) };
}
