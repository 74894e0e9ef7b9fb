/** A server of the official library that serves both eras, over stdio, or over HTTP if it is given a port. */
import { createServer } from 'node:http';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';

function build(): McpServer {
  const server = new McpServer({ name: 'both-eras', version: '1.0.0', title: 'Both eras' });
  server.registerTool(
    'delete_note',
    { title: 'Delete a note', description: 'Deletes a note.', inputSchema: z.object({ id: z.string() }) },
    async () => ({ content: [] }),
  );
  return server;
}

if (process.argv[2] === 'http') {
  const handler = createMcpHandler(build);
  const http = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request = new Request(`http://127.0.0.1${incoming.url}`, {
      method: incoming.method ?? 'GET',
      headers: Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as [string, string]),
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
    const response = await handler.fetch(request);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  http.listen(0, '127.0.0.1', () => process.stdout.write(`${(http.address() as { port: number }).port}\n`));
} else {
  serveStdio(build);
}
