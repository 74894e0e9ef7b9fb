import type { ExportFile } from '../../../../src/policy/formats/export.ts';

/** What a client or gateway does with a call. `ask`: a person decides. */
export type Outcome = 'allow' | 'ask' | 'deny';

/** A call as a client or gateway meets it. */
export interface ClientCall {
  label: string;
  tool: string;
  args: Record<string, unknown>;
}

/** Reads exported texts as the client or gateway does, and answers for calls. It is given text only. */
export type Engine = (files: readonly ExportFile[]) => (call: ClientCall) => Outcome;
