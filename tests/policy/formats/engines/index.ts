import { agentcoreCedarEngine } from './agentcore-cedar.ts';
import { agentgatewayEngine } from './agentgateway.ts';
import { claudeApiEngine } from './claude-api.ts';
import { claudeCodeEngine } from './claude-code.ts';
import { codexEngine } from './codex.ts';
import { copilotCliEngine } from './copilot-cli.ts';
import { copilotCodingAgentEngine } from './copilot-coding-agent.ts';
import { cursorCliEngine, cursorEngine } from './cursor.ts';
import { dockerMcpGatewayEngine } from './docker-mcp-gateway.ts';
import type { Engine } from './engine.ts';
import { geminiCliEngine } from './gemini-cli.ts';
import { gooseEngine } from './goose.ts';
import { interceptYamlEngine } from './intercept-yaml.ts';
import { librechatEngine } from './librechat.ts';
import { litellmEngine } from './litellm.ts';
import { openaiResponsesEngine } from './openai-responses.ts';
import { opencodeEngine } from './opencode.ts';
import { policyJsonEngine } from './policy-json.ts';
import { rooCodeEngine } from './roo-code.ts';
import { toolhiveCedarEngine } from './toolhive-cedar.ts';
import { vscodeAgentEngine } from './vscode-agent.ts';
import { zedEngine } from './zed.ts';

/** An engine for each format, by its id: the real one where it runs here, else its documented algorithm. */
export const ENGINES: Readonly<Record<string, Engine>> = {
  'policy-json': policyJsonEngine,
  'claude-code': claudeCodeEngine,
  'vscode-agent': vscodeAgentEngine,
  'copilot-coding-agent': copilotCodingAgentEngine,
  'copilot-cli': copilotCliEngine,
  cursor: cursorEngine,
  'cursor-cli': cursorCliEngine,
  codex: codexEngine,
  'gemini-cli': geminiCliEngine,
  opencode: opencodeEngine,
  zed: zedEngine,
  'roo-code': rooCodeEngine,
  goose: gooseEngine,
  'claude-code-managed': claudeCodeEngine,
  'toolhive-cedar': toolhiveCedarEngine,
  'agentcore-cedar': agentcoreCedarEngine,
  agentgateway: agentgatewayEngine,
  'intercept-yaml': interceptYamlEngine,
  'openai-responses': openaiResponsesEngine,
  'claude-api': claudeApiEngine,
  litellm: litellmEngine,
  'docker-mcp-gateway': dockerMcpGatewayEngine,
  librechat: librechatEngine,
};
