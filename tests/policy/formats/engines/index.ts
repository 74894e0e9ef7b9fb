import { agentcoreCedarEngine } from './agentcore-cedar.ts';
import { agentgatewayEngine } from './agentgateway.ts';
import { claudeCodeEngine } from './claude-code.ts';
import { copilotCodingAgentEngine } from './copilot-coding-agent.ts';
import type { Engine } from './engine.ts';
import { policyJsonEngine } from './policy-json.ts';
import { toolhiveCedarEngine } from './toolhive-cedar.ts';
import { vscodeAgentEngine } from './vscode-agent.ts';

/** An engine for each format, by its id: the real one where it runs here, else its documented algorithm. */
export const ENGINES: Readonly<Record<string, Engine>> = {
  'policy-json': policyJsonEngine,
  'claude-code': claudeCodeEngine,
  'vscode-agent': vscodeAgentEngine,
  'copilot-coding-agent': copilotCodingAgentEngine,
  'claude-code-managed': claudeCodeEngine,
  'toolhive-cedar': toolhiveCedarEngine,
  'agentcore-cedar': agentcoreCedarEngine,
  agentgateway: agentgatewayEngine,
};
