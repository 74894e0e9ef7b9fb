import type { JsonObject } from './json.ts';

/**
 * What a server says of one tool, as captured: MCP's own keys, nothing merged with defaults.
 * `language` is ours: the BCP 47 tag of `description` (or of `title` where there is none).
 */
export interface ToolDefinition {
  name: string;
  title?: string | undefined;
  description?: string | undefined;
  language?: string | undefined;
  inputSchema?: JsonObject | undefined;
  outputSchema?: JsonObject | undefined;
  annotations?: JsonObject | undefined;
}
