import { accuracyTwin } from '../page/accuracy-page.ts';
import { apiTwin } from '../page/api-page.ts';
import { atomText } from '../page/atom.ts';
import { attackMatrixTwin } from '../page/attack-matrix.ts';
import { attackListTwin, attackTwin } from '../page/attack-page.ts';
import type { PageIndex } from '../page/catalog-index.ts';
import { changesTwin } from '../page/changes-page.ts';
import { contradictionsTwin } from '../page/contradictions-page.ts';
import { coverageTwin } from '../page/coverage-page.ts';
import { buildFeeds } from '../page/feeds.ts';
import { formatListTwin, formatTwin } from '../page/format-page.ts';
import { plainFiles } from '../page/format-tabs.ts';
import { guideListTwin, guideTwin } from '../page/guide-page.ts';
import { kitTwin } from '../page/kit-page.ts';
import { homeTwin, serverListTwin, TOOL_LISTS, toolListTwin } from '../page/list-page.ts';
import { mistakesTwin } from '../page/mistakes-page.ts';
import { serverPolicies, toolPolicies } from '../page/policies-file.ts';
import { ruleListTwin, ruleTwin } from '../page/rule-page.ts';
import { paths, twinOf } from '../page/site.ts';
import { serverTwin, toolTwin } from '../page/twin.ts';
import { serverPolicy, toolPolicy } from '../policy/compose.ts';
import { FORMATS } from '../policy/formats/index.ts';
import { badgeFiles } from './_badges.ts';
import { dumpFiles } from './_dumps.ts';
import { jsonFile, policyJsonFile, type SiteFile } from './_file.ts';
import { hostingFiles } from './_hosting.ts';
import { markdownFiles } from './_markdown.ts';
import { descriptionFiles } from './_openapi.ts';
import { registryFiles } from './_registry.ts';
import { readSamples } from './_samples.ts';
import { pictureFiles } from './_share-pictures.ts';
import { sitemaps } from './_sitemap.ts';
import { stackFiles } from './_stack-files.ts';

/*
 * The files for programs beside the pages. They are written by the build's script and not by Astro: as routes they
 * would triple the time of a build, most of which goes into what Astro does around each route.
 */

function* serverFiles(index: PageIndex): Generator<SiteFile> {
  for (const server of index.catalog.servers) {
    const records = server.tools.map(({ record }) => record);
    yield jsonFile(paths.serverTwin(server), () => serverTwin(index, server));
    yield policyJsonFile(paths.serverPolicy(server), () => serverPolicy(records).policy);
    for (const { format, text } of plainFiles(server))
      yield { address: paths.serverPolicyText(server, format), text: () => text };
    yield jsonFile(paths.serverPolicies(server), () => serverPolicies(index, server));
    yield jsonFile(paths.serverKitTwin(server), () => kitTwin(index, server));
    for (const tool of server.tools) {
      yield jsonFile(paths.toolTwin(server, tool), () => toolTwin(index, server, tool));
      yield policyJsonFile(paths.toolPolicy(server, tool), () => toolPolicy(tool.record).fragment);
      yield jsonFile(paths.toolPolicies(server, tool), () => toolPolicies(index, { server, tool }));
    }
  }
}

function* listFiles(index: PageIndex): Generator<SiteFile> {
  yield jsonFile(paths.homeTwin(), () => homeTwin(index));
  yield jsonFile(paths.serversTwin(), () => serverListTwin(index));
  for (const { kind, key } of TOOL_LISTS)
    yield jsonFile(paths.listTwin(kind, key), () => toolListTwin(index, kind, key));
  yield jsonFile(twinOf(paths.api()), () => apiTwin(index));
  yield jsonFile(paths.accuracyTwin(), () => accuracyTwin(index));
  yield jsonFile(paths.mistakesTwin(), () => mistakesTwin(index));
  yield jsonFile(paths.guidesTwin(), () => guideListTwin(index));
  for (const guide of index.guides) yield jsonFile(paths.guideTwin(guide.slug), () => guideTwin(index, guide));
  yield jsonFile(paths.coverageTwin(), () => coverageTwin(index));
  yield jsonFile(paths.changesTwin(), () => changesTwin(index));
  yield jsonFile(paths.contradictionsTwin(), () => contradictionsTwin(index));
  yield jsonFile(paths.formatsTwin(), () => formatListTwin(index));
  for (const format of FORMATS) yield jsonFile(paths.formatTwin(format.id), () => formatTwin(index, format));
  yield jsonFile('/rules.json', () => ruleListTwin(index));
  for (const id of index.rules.keys()) yield jsonFile(paths.ruleTwin(id), () => ruleTwin(index, id, readSamples()));
  yield jsonFile(paths.attackMatrixTwin(), () => attackMatrixTwin(index));
  yield jsonFile(paths.attacksTwin(), () => attackListTwin(index));
  for (const attack of index.attacks) yield jsonFile(paths.attackTwin(attack.slug), () => attackTwin(index, attack));
}

function* feedFiles(index: PageIndex): Generator<SiteFile> {
  for (const feed of buildFeeds(index)) yield { address: feed.path, text: () => atomText(index.site, feed) };
}

/** What the OpenAPI description describes. */
function* describedFiles(index: PageIndex, dumps: readonly SiteFile[]): Generator<SiteFile> {
  yield* serverFiles(index);
  yield* listFiles(index);
  yield* markdownFiles(index);
  yield* badgeFiles(index);
  yield* feedFiles(index);
  yield* registryFiles(index);
  yield* dumps;
}

/** Every file that is no page. */
export function* machineFiles(index: PageIndex): Generator<SiteFile> {
  const dumps = dumpFiles(index);
  yield* describedFiles(index, dumps);
  yield* descriptionFiles(index, () => describedFiles(index, dumps));
  yield* pictureFiles(index);
  yield* stackFiles(index);
  yield* sitemaps(index);
  yield* hostingFiles(index);
}

/** The addresses of what each record must have: a page, a twin and a policy. */
export function recordFiles({ catalog }: PageIndex): string[] {
  return catalog.servers.flatMap((server) => [
    `${paths.server(server)}index.html`,
    paths.serverTwin(server),
    paths.serverPolicy(server),
    paths.serverPolicies(server),
    paths.serverStack(server),
    `${paths.serverKit(server)}index.html`,
    paths.serverKitTwin(server),
    ...server.tools.flatMap((tool) => [
      `${paths.tool(server, tool)}index.html`,
      paths.toolTwin(server, tool),
      paths.toolPolicy(server, tool),
      paths.toolPolicies(server, tool),
    ]),
  ]);
}
