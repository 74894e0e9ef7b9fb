import type { ServerEntry, ToolEntry } from '../catalog/catalog.ts';
import type { Source } from '../catalog/record.ts';
import { code, join, type Phrase, paragraph, say } from './phrase.ts';

const KINDS = {
  npm: (name) => say`the npm package ${name}`,
  command: (name) => say`the command ${name}`,
  http: (name) => say`the server at ${name}`,
  manifest: (name) => say`a saved list of the tools of ${name}`,
  registry: (name) => say`the registry’s entry for ${name}`,
  page: (name) => say`a page about ${name}`,
} as const satisfies Record<Source['kind'], (name: Phrase) => Phrase>;

const CAPTURES = {
  complete: (from) => say`Captured in full from ${from}.`,
  partial: (from) => say`Captured in part from ${from}: other tools or fields may exist.`,
  metadata: (from) => say`Described from ${from}: its tools could not be listed.`,
} as const satisfies Record<Source['capture'], (from: Phrase) => Phrase>;

const ACCESS = {
  anonymous: say`No account was used.`,
  dummy: say`The server was started with made-up credentials.`,
  authorised: say`The server was reached with an account.`,
} as const satisfies Record<Source['access'], Phrase>;

function linked(name: string, href: string | undefined): Phrase {
  if (href === undefined) return code(name);
  return code(name).map((span) => (span.kind === 'code' ? { kind: 'link', text: span.text, href } : span));
}

function licenceText(licence: string): Phrase {
  return licence === 'unknown'
    ? say`The licence of the quoted words is not known.`
    : say`The quoted words are under ${code(licence)}.`;
}

/** What the server is known as at its source: `the npm package x`. */
export function sourceName({ server }: Pick<ServerEntry, 'server'>): Phrase {
  const { kind, name } = server.source;
  return KINDS[kind](code(name));
}

const UNSTABLE = say`Two starts of the server gave different definitions of this tool; one of them is shown.`;

/** Where a tool's definition came from. */
export function toolCaptureOf(server: Pick<ServerEntry, 'server'>, { record }: Pick<ToolEntry, 'record'>): Phrase {
  return paragraph([captureOf(server), record.definition.unstable ? UNSTABLE : []]);
}

/** Where a server's definitions came from, how complete they are, when one last changed, and their licence. */
export function captureOf({ server }: Pick<ServerEntry, 'server'>): Phrase {
  const { source, licence } = server;
  const { kind, name, version, url, repository, capture, access, transport, changed } = source;
  const named = KINDS[kind](linked(name, url ?? repository));
  const from = version === undefined ? named : join(named, ' ', code(version));
  return paragraph([
    CAPTURES[capture](from),
    ...(transport === 'file' ? [] : [ACCESS[access]]),
    say`A definition of this server last changed on ${changed}.`,
    licenceText(licence),
  ]);
}
