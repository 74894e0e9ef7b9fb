import type { Site } from '../page/site.ts';

type Environment = Readonly<Record<string, string | undefined>>;

function httpUrl(name: string, value: string): URL {
  const url = URL.parse(value);
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  throw new Error(
    `${name} is ${JSON.stringify(value)}, which is no http or https URL. Write it as https://example.org`,
  );
}

/** `catalogue`, `/catalogue` and `/catalogue/` all mean `/catalogue/`. */
function basePath(value: string): string {
  const segments = value.split('/').filter((segment) => segment !== '');
  const bad = segments.find((segment) => !/^[A-Za-z0-9._~-]+$/.test(segment) || /^\.+$/.test(segment));
  if (bad === undefined) return segments.length === 0 ? '/' : `/${segments.join('/')}/`;
  throw new Error(`BASE is ${JSON.stringify(value)}, which is no path. Write it as /catalogue/`);
}

/** `REPOSITORY`, else the repository that GitHub Actions runs in, else the project's own. */
function repositoryOf({ REPOSITORY, GITHUB_SERVER_URL, GITHUB_REPOSITORY }: Environment): string {
  const actions = GITHUB_SERVER_URL && GITHUB_REPOSITORY ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}` : undefined;
  const url = httpUrl('REPOSITORY', REPOSITORY || actions || 'https://github.com/toolrisk/toolrisk');
  return url.href.replace(/(?<!\/)\/+$/, '');
}

/**
 * Where the site lives, from `SITE`, `BASE` and `REPOSITORY`.
 * @throws {Error} on a value that cannot be what its name says.
 */
export function siteOf(env: Environment): Site {
  return {
    name: 'Toolrisk',
    origin: httpUrl('SITE', env.SITE || 'http://localhost:4321').origin,
    base: basePath(env.BASE ?? '/'),
    repository: repositoryOf(env),
    branch: 'main',
  };
}
