/** What each rule of `npm run policy -- lint` finds, by the rule's id: sentences, with keys between backticks. */
const SENTENCES: Readonly<Record<string, string>> = {
  'policy-json-invalid': 'What is no policy.json, version 1.',
  'policy-json-unpaired-deny-if': 'A `deny_if` that a call without the argument gets around.',
  'policy-json-unanchored-pattern': 'A required pattern that anything may stand around.',
  'policy-json-hidden-and-listed': 'A tool that is hidden and listed, so that its rules are never read.',
  'policy-json-denies-everything': 'A policy that lists nothing, and so denies every call.',
  'policy-json-open-default': 'A default that allows tools which the server adds later.',
  'claude-code-allowed-glob': 'A glob in `allow` that is skipped.',
  'claude-code-allowed-argument': 'An allow rule with parentheses, which is ignored for MCP tools.',
  'claude-code-shadowed-rule': 'A rule that a rule in `deny` covers, so that it never counts.',
  'claude-code-not-a-tool': 'A rule that has the look of one for an MCP tool and matches none.',
  'claude-code-server-entry': 'An entry for a server that has not exactly one key.',
  'codex-unknown-mode': 'An approval mode that Codex does not know.',
  'codex-both-lists': 'A tool in `enabled_tools` and in `disabled_tools`.',
  'vscode-agent-no-list': 'An agent without `tools`, which has every tool.',
  'vscode-agent-whole-server': 'An entry that lets in every tool of a server.',
  'copilot-coding-agent-tools': 'A server without `tools`, or with `*`.',
  'cursor-not-a-string': 'An entry that is dropped, since it is no text of the form `server:tool`.',
  'cursor-no-deny': 'A list that is meant to deny: the editor has none.',
  'cursor-cli-rule': 'A rule for an MCP tool that is not of the documented form.',
  'gemini-cli-rule': 'A rule that Gemini CLI refuses, or that matches nothing.',
  'opencode-overridden': 'A rule that a pattern further down overrides.',
  'zed-tool-name': 'A key that names no MCP tool.',
  'zed-patterns': 'Patterns for MCP tools, which are not applied.',
  'goose-missing-list': 'A list that is missing, without which Goose does not start.',
  'roo-code-no-type': 'A server with a `url` and without a `type`.',
  'librechat-off': 'Lists that do not count, because tool approval is off or bypassed.',
  'claude-api-open-default': 'A toolset whose default lets in tools that nothing names.',
  'openai-responses-open': 'A server all of whose tools may be called, or calls that wait for nobody.',
  'litellm-empty-list': 'An empty list, which lets every tool through.',
  'litellm-both-lists': 'Two lists, one of which is not read.',
  'agentgateway-open': 'Rules that allow everything, or that let a call through where they cannot be evaluated.',
  'claude-code-managed-open': 'Managed settings that leave people and projects to add rules.',
  'intercept-yaml-open-default': 'A default that allows what is not listed.',
  'intercept-yaml-policy-json-keys': 'A key of policy.json, which Intercept ignores.',
  'toolhive-cedar-unguarded-forbid': 'A `forbid` on an argument that a call without the argument gets around.',
  'toolhive-cedar-no-prompts': 'Prompts and resources that no policy permits.',
  'agentcore-cedar-unguarded-forbid': 'A `forbid` on an argument that a call without the argument gets around.',
  'copilot-cli-whole-server': 'A flag that lets in every tool.',
  'docker-mcp-gateway-enable-alone': 'An `--enable` without `--disable-all`.',
  'docker-mcp-gateway-whole-server': 'A flag that lets in every tool of a server.',
};

/** What a rule finds, as a sentence; rules about misspelt keys come in every format. */
export function lintSentence(id: string): string | undefined {
  if (id.endsWith('-misspelt-key')) return 'A key that is misspelt, and ignored without a word.';
  const known = Object.hasOwn(SENTENCES, id) ? id : id.replace('claude-code-managed', 'claude-code');
  return Object.hasOwn(SENTENCES, known) ? SENTENCES[known] : undefined;
}
