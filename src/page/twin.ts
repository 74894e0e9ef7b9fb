import type { ServerEntry, ToolEntry } from '../catalog/catalog.ts';
import type { ServerRecord, ToolRecord } from '../catalog/record.ts';
import { actionOf, type Effect } from '../catalog/risk.ts';
import type { Action, Risk } from '../catalog/vocabulary.ts';
import { type PolicyNote, serverPolicy, toolPolicy } from '../policy/compose.ts';
import type { PolicyFragment } from '../policy/document.ts';
import type { PageIndex } from './catalog-index.ts';
import { type ContradictionLine, contradictionLines, contradictionsOf } from './declared.ts';
import { riskCounts } from './rows.ts';
import { paths, urlOf } from './site.ts';
import { definitionTokens, type ServerTokens, serverTokens } from './tokens.ts';

/** A tool for programs: what its page says, under the record's own keys and as the server wrote it. */
export interface ToolTwin
  extends Pick<
    ToolRecord,
    'name' | 'category' | 'capabilities' | 'risk' | 'retired' | 'gloss' | 'review' | 'definition'
  > {
  url: string;
  /** The server's id. */
  server: string;
  action: Action;
  confidence: number;
  /** The size of the definition, estimated: see `TOKEN_ERROR`. */
  tokens: number;
  because: ToolRecord['suggestion']['because'];
  values?: ToolRecord['suggestion']['values'];
  /** Declared annotations that the verdict contradicts. */
  contradictions?: ContradictionLine[];
  source: ServerRecord['source'];
  licence: string;
  /** What the classifier says, where a person decided. */
  suggested?: Effect & { risk: Risk };
  /** The fragment to merge into a policy. */
  policy: PolicyFragment;
  /** What the fragment cannot say exactly. */
  lossy: PolicyNote[];
}

/** The JSON twin of a tool's page. */
export function toolTwin({ site }: PageIndex, server: ServerEntry, tool: ToolEntry): ToolTwin {
  const { record } = tool;
  const { name, category, capabilities, risk, retired, gloss, review, definition, suggestion } = record;
  const { fragment, notes } = toolPolicy(record);
  const contradictions = contradictionLines(record);
  return {
    url: urlOf(site, paths.tool(server, tool)),
    server: server.id,
    name,
    category,
    capabilities,
    risk,
    action: actionOf(risk),
    confidence: suggestion.confidence,
    tokens: definitionTokens(record),
    because: suggestion.because,
    ...(suggestion.values !== undefined && { values: suggestion.values }),
    ...(contradictions.length > 0 && { contradictions }),
    ...(retired !== undefined && { retired }),
    ...(gloss !== undefined && { gloss }),
    ...(review !== undefined && {
      review,
      suggested: { category: suggestion.category, capabilities: suggestion.capabilities, risk: suggestion.risk },
    }),
    policy: fragment,
    lossy: notes,
    definition,
    source: server.server.source,
    licence: server.server.licence,
  };
}

/** A tool in the twin of a list. */
export interface ToolLine extends Pick<ToolRecord, 'name' | 'category' | 'capabilities' | 'risk' | 'retired'> {
  server: string;
  action: Action;
  confidence: number;
  /** The size of the definition, estimated: see `TOKEN_ERROR`. */
  tokens: number;
  url: string;
  /** The tool's own twin. */
  json: string;
}

export function toolLine({ site }: PageIndex, server: ServerEntry, tool: ToolEntry): ToolLine {
  const { name, category, capabilities, risk, retired, suggestion } = tool.record;
  return {
    server: server.id,
    name,
    category,
    capabilities,
    risk,
    action: actionOf(risk),
    confidence: suggestion.confidence,
    tokens: definitionTokens(tool.record),
    ...(retired !== undefined && { retired }),
    url: urlOf(site, paths.tool(server, tool)),
    json: urlOf(site, paths.toolTwin(server, tool)),
  };
}

/** The columns of the CSV dump, in order: programs go by the places of these, so new ones come last. */
export const CSV_COLUMNS = [
  'server',
  'name',
  'category',
  'capabilities',
  'risk',
  'action',
  'confidence',
  'retired',
  'url',
  'contradictions',
  'tokens',
] as const;

/** A server in the twin of a list. */
export interface ServerLine {
  id: string;
  title: string;
  tools: number;
  risks: Record<Risk, number>;
  /** The size in tokens of all definitions, and of those that are left when the recommended policy hides the rest. */
  tokens: ServerTokens;
  source: ServerRecord['source'];
  url: string;
  json: string;
}

export function serverLine({ site }: PageIndex, server: ServerEntry): ServerLine {
  const current = server.tools.filter(({ record }) => record.retired === undefined);
  const counts = riskCounts(current.map(({ record }) => record.risk)).map(({ key, count }) => [key, count]);
  return {
    id: server.id,
    title: server.server.title,
    tools: current.length,
    risks: Object.fromEntries(counts) as Record<Risk, number>,
    tokens: serverTokens(server.tools.map(({ record }) => record)),
    source: server.server.source,
    url: urlOf(site, paths.server(server)),
    json: urlOf(site, paths.serverTwin(server)),
  };
}

/** The JSON twin of a server's page. */
export function serverTwin(index: PageIndex, server: ServerEntry) {
  const { description, licence, website, quarantined } = server.server;
  const { policy, notes } = serverPolicy(server.tools.map(({ record }) => record));
  const { json: _, tools: count, ...line } = serverLine(index, server);
  return {
    ...line,
    ...(description !== undefined && { description }),
    licence,
    ...(website !== undefined && { website }),
    ...(quarantined !== undefined && { quarantined }),
    policy,
    lossy: notes,
    contradictions: server.tools.filter(
      ({ record }) => record.retired === undefined && contradictionsOf(record).length > 0,
    ).length,
    count,
    tools: server.tools.map((tool) => toolLine(index, server, tool)),
  };
}
