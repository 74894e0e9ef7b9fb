import type { CedarValueJson } from '@cedar-policy/cedar-wasm/nodejs';
import { cedarEngine } from './cedar.ts';
import type { Engine } from './engine.ts';

/** The gateway that stands in exported policies for the reader's own. */
const GATEWAY = /AgentCore::Gateway::"([^"]*)"/;

export const agentcoreCedarEngine: Engine = ([file]) => {
  const text = file?.text ?? '';
  const decide = cedarEngine(text, 'AgentCore::');
  const gateway = GATEWAY.exec(text)?.[1] ?? '';
  return ({ label, tool, args }) =>
    decide({
      principal: 'OAuthUser',
      action: `${label}___${tool}`,
      resource: ['Gateway', gateway],
      context: { input: args as Record<string, CedarValueJson> },
    });
};
