import type { Engine } from './engine.ts';

interface Server {
  alwaysAllow?: string[];
  disabledTools?: string[];
}

const asCalled = (name: string) => name.replaceAll(/[^A-Za-z0-9]/g, '_');

/** The algorithm of its source: disabled tools are not offered, listed ones run, with - and _ taken for the same. */
export const rooCodeEngine: Engine = ([file]) => {
  const { mcpServers } = JSON.parse(file?.text ?? '') as { mcpServers: Record<string, Server> };
  return ({ label, tool }) => {
    const server = Object.hasOwn(mcpServers, label) ? mcpServers[label] : undefined;
    const listed = (list: readonly string[] = []) => list.some((name) => asCalled(name) === asCalled(tool));
    if (server?.disabledTools?.includes(tool)) return 'deny';
    return listed(server?.alwaysAllow) ? 'allow' : 'ask';
  };
};
