import type { Capture } from '../catalog/merge.ts';
import type { Source } from '../catalog/record.ts';
import type { JsonObject } from '../manifest/json.ts';
import type { CrawlFault } from './fault.ts';

/** What a person says of a server, which outranks what it says of itself. */
export interface Particulars {
  /** The id of its record; made from its name at its source where nobody chose one. */
  id?: string | undefined;
  title?: string | undefined;
  licence?: string | undefined;
  website?: string | undefined;
  access?: Source['access'] | undefined;
}

/** How to start a server of this machine, or of a registry. */
interface Startable extends Particulars {
  /** `{work}` in an argument stands for the server's working directory. */
  arguments: readonly string[];
  env: Record<string, string>;
  /** Files that it is to find in its working directory, by name. */
  files?: Record<string, string> | undefined;
  /** Whether it may reach the network. */
  network: boolean;
  /** True where a stranger chose the arguments: no file of this machine is shown to the server for being named in them. */
  stranger?: true | undefined;
}

export interface NpmTarget extends Startable {
  kind: 'npm';
  /** `NAME` or `NAME@VERSION`. */
  package: string;
  /** Which of its programs, where it has several. */
  bin?: string | undefined;
}

export interface CommandTarget extends Startable {
  kind: 'command';
  program: string;
  /** What to call it: the name in a configuration, or the command without its paths. */
  name: string;
}

export interface HttpTarget extends Particulars {
  kind: 'http';
  url: string;
  headers: Record<string, string>;
  /** True where the address may be private: the person who crawls gave it, or an entry that says so. */
  trusted: boolean;
}

export interface ManifestTarget extends Particulars {
  kind: 'manifest';
  path: string;
}

/** A server that a registry lists. */
export interface RegistryTarget extends Particulars {
  kind: 'registry';
  /** Its `server.json`. */
  server: JsonObject;
  /** The page of the registry that says so. */
  url: string;
  /** How to reach it, where it can be started or reached. */
  through?: NpmTarget | HttpTarget | undefined;
}

/** An entry of a list from which no server can be told; to be reported with those that can. */
export interface UselessTarget extends Particulars {
  kind: 'useless';
  name: string;
  fault: CrawlFault;
}

export type Target = NpmTarget | CommandTarget | HttpTarget | ManifestTarget | RegistryTarget | UselessTarget;

/** What crawling one target gave: a capture to be merged, and what was odd about it. */
export interface Captured {
  capture: Capture;
  notes: string[];
}

/** What a target is called in messages. */
export function labelOf(target: Target): string {
  if (target.id) return target.id;
  switch (target.kind) {
    case 'npm':
      return target.package;
    case 'command':
    case 'useless':
      return target.name;
    case 'http':
      return target.url;
    case 'manifest':
      return target.path;
    case 'registry':
      return String(target.server.name);
  }
}
