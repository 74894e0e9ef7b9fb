import { normaliseTools, showable } from '../manifest/normalise.ts';
import type { CrawlContext } from './context.ts';
import { deadline } from './deadline.ts';
import { CrawlFault } from './fault.ts';
import { connectHttp } from './http.ts';
import { addressFrom, titleFrom } from './particulars.ts';
import { accessOf, fromServerInfo, type Server, serverRecord, titleOf } from './server-record.ts';
import { type Listing, readListing } from './session.ts';
import { credentialReplacements, replaceIn } from './started.ts';
import { type Captured, type HttpTarget, labelOf } from './target.ts';

async function listHttp(target: HttpTarget, context: CrawlContext): Promise<Listing> {
  const url = URL.parse(target.url);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new CrawlFault(`${JSON.stringify(showable(target.url, 200))} is no http address`, 'Give the whole address.');
  }
  if (url.username || url.password) {
    throw new CrawlFault('the address carries a user name or password', 'Give credentials with --header.');
  }
  using signal = deadline(context.signal, context.startTime, 'listing the tools');
  const transport = connectHttp({ url, headers: target.headers, trusted: target.trusted });
  try {
    return await readListing(transport, signal);
  } finally {
    await transport.close();
  }
}

/** Asks a server that is reached by HTTP. */
export async function captureHttp(target: HttpTarget, context: CrawlContext): Promise<Captured> {
  context.progress(labelOf(target), 'asking');
  const listing = await listHttp(target, context);
  const { definitions, quarantined } = replaceIn(normaliseTools(listing.tools), credentialReplacements(target.headers));
  const address = addressFrom(target.url) as string;
  const source: Server['source'] = {
    kind: 'http',
    name: address,
    version: titleFrom(listing.serverInfo.version),
    url: address,
    capture: listing.complete ? 'complete' : 'partial',
    access: accessOf(target),
    transport: 'streamable-http',
    protocolVersion: listing.protocolVersion,
  };
  const title = titleOf(listing.serverInfo, new URL(target.url).host);
  const server = serverRecord(target, title, fromServerInfo(listing.serverInfo), source);
  return {
    capture: { server, tools: definitions.map((definition) => ({ definition })), quarantined },
    notes: listing.notes,
  };
}
