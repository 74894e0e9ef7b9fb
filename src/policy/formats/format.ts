import type { Limit, Rule } from '../document.ts';

/** What a client or gateway can be made to do with a tool's calls. */
export type Treatment = 'allow' | 'ask' | 'deny' | 'hide';

/** A tool as a format is to treat it: nothing in it is beyond the format's powers. */
export interface TreatedTool {
  name: string;
  /** `allow` may come with limits and rules. `deny` leaves the tool visible, `hide` takes it out of the list. */
  treatment: Treatment;
  limits: readonly Limit[];
  /** What every call must satisfy. */
  require: readonly Rule[];
  /** What no call may satisfy. */
  deny_if: readonly Rule[];
  /** One sentence for the caller, or for a comment. */
  onDeny: string;
}

/** A server under the name that the reader gave it in the client's configuration. */
export interface TreatedServer {
  label: string;
  /** In code unit order of their names. Only names that the format can write. */
  tools: readonly TreatedTool[];
}

/** What a format can say about one tool. */
export interface Powers {
  hide: boolean;
  deny: boolean;
  ask: boolean;
  limit: boolean;
  /** Whether these rules on arguments can be written exactly. */
  rules: (require: readonly Rule[], deny_if: readonly Rule[]) => boolean;
}

/** No rule can be written, but having none can. */
export const NO_RULES: Powers['rules'] = (require, deny_if) => require.length + deny_if.length === 0;
export const ALL_RULES: Powers['rules'] = () => true;

/** The piece for one tool, to merge into a configuration that is already there. */
export type Fragment =
  /** Merging this changes nothing about any other tool. */
  | { kind: 'merge'; text: string }
  /** The format lists what is let through: this entry goes into the list at `key`. */
  | { kind: 'add'; key: string; text: string }
  /** The format lists what is let through: this entry must not be in the list at `key`. */
  | { kind: 'leave-out'; key: string; text: string }
  /** The reader's client does this by itself for a tool that nothing names. */
  | { kind: 'nothing' };

/**
 * A complete configuration, or the reason why there is none: no call is let through, and the format cannot say so.
 * `remove`: the labels of which the same holds, where the others have a text.
 */
export type Written = { text: string; remove?: readonly string[] } | { nothing: 'remove-the-server' };

/** A file as a reader saves it. */
export interface FormatFile {
  name: string;
  language: 'json' | 'jsonc' | 'yaml' | 'toml' | 'cedar' | 'markdown' | 'sh';
  /** Where it goes: for whom, and the path or setting. */
  places: readonly { who: string; path: string }[];
}

/** What readers should know of a format; sentences are written here and shown as they are. */
export interface FormatFacts {
  /** What it enforces by itself. */
  enforces: readonly string[];
  /** What it only suggests, or leaves to a person. */
  suggests: readonly string[];
  /** What goes wrong silently. */
  traps: readonly string[];
  /** What it was checked against, how, and when. `loader`: the program’s own reader, with the documented rules after it. */
  checked: { version: string; by: 'engine' | 'loader' | 'schema' | 'types' | 'documentation'; on: string };
  sources: readonly { title: string; url: string }[];
}

/** A format that a recommendation can be written in. */
export interface Format {
  /** Stands in addresses and on the command line. */
  id: string;
  title: string;
  kind: 'client' | 'gateway' | 'api';
  file: FormatFile;
  /** Whether one text serves any number of servers, or each server has its own. */
  scope: 'stack' | 'server';
  /** Present where the text is the policy only: how a server is started or reached is the reader's part of the file. */
  partial?: true;
  powers: Powers;
  /** What becomes of a tool that the written configuration does not name. */
  unlisted: 'deny' | 'ask' | 'allow';
  facts: FormatFacts;
  /** Why a tool's name cannot be written exactly; undefined where it can. */
  nameProblem: (name: string, label: string) => string | undefined;
  /**
   * The name by which the client tells tools apart, for any name, where that is not the whole of the label and the
   * name: tools that come by the same one are refused.
   */
  knownAs?: (name: string, label: string) => string;
  /** The configuration for all tools of these servers: of one only where the scope is `server`. Labels differ. */
  write: (servers: readonly TreatedServer[]) => Written;
  /** The piece for one tool. */
  fragment: (tool: TreatedTool, label: string) => Fragment;
}
