import { captureHttp } from './capture-http.ts';
import { captureManifest } from './capture-manifest.ts';
import { captureCommand, captureNpm } from './capture-started.ts';
import type { CrawlContext } from './context.ts';
import { messageOf } from './fault.ts';
import { addressFrom, descriptionFrom, repositoryFrom, titleFrom } from './particulars.ts';
import { type Server, serverRecord } from './server-record.ts';
import type { Captured, RegistryTarget, Target } from './target.ts';

/** What the registry says, where the server itself cannot be asked. */
function registryServer(target: RegistryTarget, inner?: Server): Server {
  const { server } = target;
  const name = String(server.name);
  const source: Server['source'] = {
    capture: 'metadata',
    access: 'anonymous',
    transport: target.through?.kind === 'http' ? 'streamable-http' : 'stdio',
    ...inner?.source,
    kind: 'registry',
    name,
    version: titleFrom(server.version),
    url: addressFrom(target.url),
  };
  const found = {
    description: descriptionFrom(server.description),
    licence: inner?.licence,
    website: addressFrom(server.websiteUrl) ?? inner?.website,
    repository: repositoryFrom(server.repository),
  };
  return serverRecord(target, titleFrom(server.title) ?? inner?.title ?? name, found, source);
}

async function captureRegistry(target: RegistryTarget, context: CrawlContext): Promise<Captured> {
  const { through } = target;
  const metadata = (notes: string[]): Captured => ({
    capture: { server: registryServer(target), tools: [], quarantined: [] },
    notes,
  });
  if (!through) return metadata([]);
  try {
    const { capture, notes } = await captureTarget(through, context);
    return { capture: { ...capture, server: registryServer(target, capture.server) }, notes };
  } catch (error) {
    context.signal.throwIfAborted();
    return metadata([`only its metadata is recorded: ${messageOf(error)}`]);
  }
}

/**
 * Crawls one target.
 * @throws {CrawlFault} with what to do, or the context's signal's reason.
 */
export async function captureTarget(target: Target, context: CrawlContext): Promise<Captured> {
  switch (target.kind) {
    case 'npm':
      return captureNpm(target, context);
    case 'command':
      return captureCommand(target, context);
    case 'http':
      return captureHttp(target, context);
    case 'manifest':
      return captureManifest(target);
    case 'registry':
      return captureRegistry(target, context);
    case 'useless':
      throw target.fault;
  }
}
