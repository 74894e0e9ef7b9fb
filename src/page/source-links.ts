import type { ServerEntry, ToolEntry } from '../catalog/catalog.ts';
import type { PageIndex } from './catalog-index.ts';
import { nameText } from './phrase.ts';
import { paths, type Site, urlOf } from './site.ts';

/** The issue form that a report of a wrong verdict fills in: `.github/ISSUE_TEMPLATE/<this>`. */
const FORM = 'wrong-verdict.yml';

function pathInRepository(file: string): string {
  return `catalog/${file}`.split('/').map(encodeURIComponent).join('/');
}

/** Where a server's record is edited, and where its history is. */
export function sourceLinks({ repository, branch }: Site, { file }: ServerEntry): { edit: string; history: string } {
  const path = `${encodeURIComponent(branch)}/${pathInRepository(file)}`;
  return { edit: `${repository}/edit/${path}`, history: `${repository}/commits/${path}` };
}

/** The line of a tool's record. */
export function recordUrl({ repository, branch }: Site, { file }: ServerEntry, { line }: ToolEntry): string {
  return `${repository}/blob/${encodeURIComponent(branch)}/${pathInRepository(file)}?plain=1#L${line}`;
}

/** A new issue about some verdict, of a server where one is given. */
export function newReportUrl({ repository }: Site, server?: Pick<ServerEntry, 'id'>): string {
  return `${repository}/issues/new?${new URLSearchParams({ template: FORM, ...(server && { server: server.id }) })}`;
}

/** A new issue about a verdict, filled in with what is known. */
export function reportUrl({ site }: PageIndex, server: ServerEntry, tool: ToolEntry): string {
  const name = nameText(tool.record.name, 80);
  const { category, capabilities, risk } = tool.record;
  const query = new URLSearchParams({
    template: FORM,
    title: `Wrong verdict: ${name} (${server.id})`,
    server: server.id,
    tool: name,
    verdict: [category, ...capabilities, `${risk} risk`].join(', '),
    page: urlOf(site, paths.tool(server, tool)),
  });
  return `${site.repository}/issues/new?${query}`;
}
