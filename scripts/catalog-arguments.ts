import { existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { isServerId } from '../src/catalog/server-id.ts';

/** The catalogue's folder: the option's, else CATALOG's, else `catalog`. */
export function catalogRoot(option: string | undefined): string {
  return option ?? process.env.CATALOG ?? 'catalog';
}

function idOf(argument: string, root: string): string | undefined {
  const folder = resolve(root, 'servers') + sep;
  const path = resolve(argument);
  const name = path.startsWith(folder) ? path.slice(folder.length) : argument;
  const id = name.replace(/\.yaml$/, '');
  return isServerId(id) ? id : undefined;
}

/**
 * The servers that a command's arguments name, as files or as ids; nothing if there are no arguments. Ends the process
 * with exit code 2 if one names no server of the catalogue.
 */
export function serverIdsOf(program: Command, root: string): Set<string> | undefined {
  if (program.args.length === 0) return undefined;
  const ids = program.args.map((argument) => {
    const id = idOf(argument, root);
    if (id !== undefined && existsSync(join(root, 'servers', `${id}.yaml`))) return id;
    return program.error(
      `error: ${JSON.stringify(argument)} is no server of ${root}: give a file in ${join(root, 'servers')}, or an id.`,
      {
        exitCode: 2,
      },
    );
  });
  return new Set(ids);
}
