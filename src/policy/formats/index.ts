import { agentcoreCedar } from './agentcore-cedar.ts';
import { agentgateway } from './agentgateway.ts';
import { claudeCode, claudeCodeManaged } from './claude-code.ts';
import { copilotCodingAgent } from './copilot-coding-agent.ts';
import type { Format } from './format.ts';
import { policyJson } from './policy-json.ts';
import { toolhiveCedar } from './toolhive-cedar.ts';
import { vscodeAgent } from './vscode-agent.ts';

/** Every format, in the order in which pages show them: what most readers use first. */
export const FORMATS: readonly Format[] = [
  policyJson,
  claudeCode,
  vscodeAgent,
  copilotCodingAgent,
  claudeCodeManaged,
  toolhiveCedar,
  agentcoreCedar,
  agentgateway,
];

/** The format of this id. */
export function formatOf(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}
