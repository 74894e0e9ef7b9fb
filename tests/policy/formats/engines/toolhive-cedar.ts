import type { CedarValueJson } from '@cedar-policy/cedar-wasm/nodejs';
import { parse } from 'yaml';
import { cedarEngine, decimal } from './cedar.ts';
import type { Engine } from './engine.ts';

/** What ToolHive tells Cedar of arguments: simple values, and of the others that they are there. */
export function contextOf(args: Record<string, unknown>): Record<string, CedarValueJson> {
  const entries = Object.entries(args).map(([name, value]): [string, CedarValueJson | undefined] => {
    if (typeof value === 'string' || typeof value === 'boolean') return [`arg_${name}`, value];
    return typeof value === 'number' ? [`arg_${name}`, decimal(value)] : [`arg_${name}_present`, true];
  });
  return Object.fromEntries(entries.filter((entry): entry is [string, CedarValueJson] => entry[1] !== undefined));
}

export const toolhiveCedarEngine: Engine = (files) => {
  const servers = new Map(
    files.map(({ label, text }) => {
      const { cedar } = parse(text) as { cedar: { policies: string[] } };
      const byId = cedar.policies.map((policy, at) => [`policy${at}`, policy]);
      return [label, cedarEngine(Object.fromEntries(byId))];
    }),
  );
  return ({ label, tool, args }) =>
    servers.get(label)?.({
      principal: 'Client',
      action: 'call_tool',
      resource: ['Tool', tool],
      context: contextOf(args),
    }) ?? 'allow';
};
