import type { Capture } from '../catalog/merge.ts';
import type { ToolDefinition } from '../manifest/definition.ts';
import { digestOf } from '../manifest/digest.ts';
import { type NormalisedTools, normaliseTools, type Quarantined } from '../manifest/normalise.ts';
import type { CrawlContext } from './context.ts';
import { deadline } from './deadline.ts';
import { CrawlFault, messageOf } from './fault.ts';
import type { Launch, Sandbox } from './sandbox.ts';
import { type Era, type Listing, readListing } from './session.ts';
import { connectStdio } from './stdio.ts';

/** What the starts of a server gave together. */
export interface Started {
  listing: Listing;
  tools: Capture['tools'];
  quarantined: Quarantined[];
  notes: string[];
}

async function startOnce(sandbox: Sandbox, launch: Launch, context: CrawlContext, era?: Era): Promise<Listing> {
  using signal = deadline(context.signal, context.startTime, 'listing the tools');
  const transport = connectStdio(sandbox.start(launch));
  try {
    return await readListing(transport, signal, era);
  } finally {
    await transport.close();
  }
}

/** The first start. A server that `server/discover` ends is one of old, and is asked again without it. */
async function startFirst(sandbox: Sandbox, launch: Launch, context: CrawlContext): Promise<Listing> {
  try {
    return await startOnce(sandbox, launch, context);
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof CrawlFault) || !error.message.startsWith('the server ended')) throw error;
    try {
      return await startOnce(sandbox, launch, context, 'legacy');
    } catch {
      throw error;
    }
  }
}

/** Text that must not be recorded, and what stands for it: paths of this machine, credentials. Longest first. */
export type Replacements = readonly (readonly [from: string, to: string])[];

/** Short values are no secrets, and would be found in innocent words. */
const SECRET_LENGTH = 8;

/** What each credential that a server was given is replaced by, wherever it repeats it. */
export function credentialReplacements(values: Record<string, string>): Replacements {
  const secrets = Object.entries(values).filter(([, value]) => value.length >= SECRET_LENGTH);
  return secrets.map(([name, value]) => [value, `<${name}>`] as const).sort((a, b) => b[0].length - a[0].length);
}

/** The value with every text replaced, in keys and strings alike. */
export function replaceIn<T>(value: T, replacements: Replacements): T {
  if (replacements.length === 0) return value;
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  const before = JSON.stringify(value);
  const after = replacements.reduce((text, [from, to]) => text.replaceAll(inJson(from), inJson(to)), before);
  return after === before ? value : (JSON.parse(after) as T);
}

/**
 * The tools of two starts in one home. A tool that only one start lists, or of which they list different definitions,
 * is unstable; the later definition is kept, since it is what a second start of a real client meets.
 */
export function compareStarts(first: ToolDefinition[], second: ToolDefinition[]): Capture['tools'] {
  const before = new Map(first.map((definition) => [definition.name, definition]));
  const after = new Map(second.map((definition) => [definition.name, definition]));
  const all = new Map([...before, ...after]);
  return [...all].map(([name, definition]) => {
    const [old, now] = [before.get(name), after.get(name)];
    const stable = old !== undefined && now !== undefined && digestOf(old) === digestOf(now);
    return stable ? { definition } : { definition, unstable: true as const };
  });
}

/** What either start quarantined; what both did, once. */
function eitherQuarantined(first: Quarantined[], second: Quarantined[]): Quarantined[] {
  const known = new Set(second.map(({ tool, reason }) => `${tool}\n${reason}`));
  return [...second, ...first.filter(({ tool, reason }) => !known.has(`${tool}\n${reason}`))];
}

/** The tools of a listing, without paths of this machine and credentials. */
function tidy(listing: Listing, replacements: Replacements): NormalisedTools {
  const { definitions, quarantined } = normaliseTools(listing.tools);
  return { definitions: replaceIn(definitions, replacements), quarantined: replaceIn(quarantined, replacements) };
}

/** Both starts, joined. */
function joinStarts(one: Listing, other: Listing, replacements: Replacements): Started {
  const [first, second] = [tidy(one, replacements), tidy(other, replacements)];
  const tools = compareStarts(first.definitions, second.definitions);
  const unstable = tools.filter((tool) => tool.unstable).length;
  const notes = [...new Set([...one.notes, ...other.notes])];
  if (unstable > 0) notes.push(`${unstable} of ${tools.length} tools differ between two starts in one home`);
  return {
    listing: { ...other, complete: one.complete && other.complete },
    tools,
    quarantined: eitherQuarantined(first.quarantined, second.quarantined),
    notes,
  };
}

function onlyFirst(listing: Listing, replacements: Replacements, error: unknown): Started {
  const { definitions, quarantined } = tidy(listing, replacements);
  const note = `the second start in one home failed, so nothing is known of stability: ${messageOf(error)}`;
  return {
    listing,
    tools: definitions.map((definition) => ({ definition })),
    quarantined,
    notes: [...listing.notes, note],
  };
}

/**
 * Starts a server twice in one home and lists its tools both times.
 * @throws {CrawlFault} if the first start gives no list. A second start that fails is noted.
 */
export async function startTwice(
  sandbox: Sandbox,
  launch: Launch,
  context: CrawlContext,
  replacements: Replacements,
  step: (step: string) => void,
): Promise<Started> {
  const hidden = [...sandbox.paths, ...replacements];
  step('first start');
  const first = await startFirst(sandbox, launch, context);
  step('second start');
  try {
    return joinStarts(first, await startOnce(sandbox, launch, context, first.era), hidden);
  } catch (error) {
    context.signal.throwIfAborted();
    return onlyFirst(first, hidden, error);
  }
}
