import { agentcoreCedar } from './agentcore-cedar.ts';
import { agentgateway } from './agentgateway.ts';
import { claudeApi } from './claude-api.ts';
import { claudeCode, claudeCodeManaged } from './claude-code.ts';
import { codex } from './codex.ts';
import { copilotCli } from './copilot-cli.ts';
import { copilotCodingAgent } from './copilot-coding-agent.ts';
import { cursor, cursorCli } from './cursor.ts';
import { dockerMcpGateway } from './docker-mcp-gateway.ts';
import type { Format } from './format.ts';
import { geminiCli } from './gemini-cli.ts';
import { goose } from './goose.ts';
import { interceptYaml } from './intercept-yaml.ts';
import { librechat } from './librechat.ts';
import { litellm } from './litellm.ts';
import { openaiResponses } from './openai-responses.ts';
import { opencode } from './opencode.ts';
import { policyJson } from './policy-json.ts';
import { rooCode } from './roo-code.ts';
import { toolhiveCedar } from './toolhive-cedar.ts';
import { vscodeAgent } from './vscode-agent.ts';
import { zed } from './zed.ts';

/** Every format, in the order in which pages show them: what most readers use first. */
export const FORMATS: readonly Format[] = [
  policyJson,
  claudeCode,
  vscodeAgent,
  copilotCodingAgent,
  copilotCli,
  cursor,
  cursorCli,
  codex,
  geminiCli,
  opencode,
  zed,
  rooCode,
  goose,
  claudeCodeManaged,
  toolhiveCedar,
  agentcoreCedar,
  agentgateway,
  interceptYaml,
  openaiResponses,
  claudeApi,
  litellm,
  dockerMcpGateway,
  librechat,
];

/** The format of this id. */
export function formatOf(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}
