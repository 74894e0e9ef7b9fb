import type { FormatFile } from '../formats/format.ts';
import { lineAt, readText } from '../read-text.ts';
import { CLIENT_RULES } from './clients.ts';
import { duplicateKeys } from './duplicates.ts';
import { GATEWAY_RULES, managed } from './gateways.ts';
import { linesOf } from './line.ts';
import { POLICY_JSON_RULES } from './policy-json.ts';
import { at, isMapping, type LintRule, members, strings, toolsOfType } from './rule.ts';

/** Every rule, by format. */
export const LINT_RULES: readonly LintRule[] = [
  ...POLICY_JSON_RULES,
  ...CLIENT_RULES,
  ...managed(CLIENT_RULES),
  ...GATEWAY_RULES,
];

/** A mistake in a file. */
export interface LintProblem {
  /** From 1. */
  line: number;
  /** The rule's id; `unreadable` where the file does not parse, `duplicate-key` where a key stands twice. */
  rule: string;
  what: string;
  fix: string;
}

/**
 * Mistakes that a client would not report, in a file of a format, in the order of their lines. Never throws.
 * @param language the language that the format's file is written in.
 */
export function lint(format: string, language: FormatFile['language'], text: string): LintProblem[] {
  const read = readText(language, text);
  if ('problem' in read) return [unreadable(read.problem)];
  if (typeof read.value !== 'object' || read.value === null) {
    return [unreadable({ line: 1, message: 'no configuration: it holds no keys' })];
  }
  const problems = [...duplicates(language, text), ...findings(format, language, text, read.value)];
  return problems.sort((a, b) => a.line - b.line);
}

const unreadable = ({ line, message }: { line: number; message: string }): LintProblem => ({
  line,
  rule: 'unreadable',
  what: `This is ${message}.`,
  fix: 'Correct it: a client may ignore the whole file.',
});

function findings(format: string, language: FormatFile['language'], text: string, value: unknown): LintProblem[] {
  const lineOf = linesOf(language, text);
  return LINT_RULES.filter((rule) => rule.format === format).flatMap(({ id, find }) =>
    find(value).map(({ path, what, fix }) => ({ line: lineOf(path), rule: id, what, fix })),
  );
}

/** Readers of YAML and TOML refuse a key that stands twice; those of JSON take one of the two without a word. */
function duplicates(language: FormatFile['language'], text: string): LintProblem[] {
  if (language !== 'json' && language !== 'jsonc') return [];
  return duplicateKeys(text).map(({ key, offset }) => ({
    line: lineAt(text, offset),
    rule: 'duplicate-key',
    what: `\`${key}\` stands here a second time. Most readers take the last one and drop the other without a word.`,
    fix: 'Make one of the two.',
  }));
}

/** What tells formats apart by what a file holds. The first that fits. */
const SIGNS: readonly [format: string, fits: (value: unknown) => boolean][] = [
  ['policy-json', (value) => at(value, 'version') === '1' && at(value, 'default') !== undefined],
  ['zed', (value) => at(value, 'agent', 'tool_permissions') !== undefined],
  ['opencode', (value) => String(at(value, '$schema')).includes('opencode.ai') || isMapping(at(value, 'permission'))],
  ['cursor', (value) => at(value, 'mcpAllowlist') !== undefined],
  ['cursor-cli', (value) => /"Mcp\(|"Shell\(/.test(JSON.stringify(at(value, 'permissions') ?? ''))],
  ['claude-code-managed', (value) => at(value, 'allowManagedPermissionRulesOnly') !== undefined],
  ['claude-code', (value) => isMapping(at(value, 'permissions')) || at(value, 'allowedMcpServers') !== undefined],
  ['claude-api', (value) => toolsOfType(value, 'mcp_toolset').length > 0],
  ['openai-responses', (value) => toolsOfType(value, 'mcp').length > 0],
  ['intercept-yaml', (value) => at(value, 'version') !== undefined && isMapping(at(value, 'tools'))],
  ['toolhive-cedar', (value) => at(value, 'cedar', 'policies') !== undefined],
  ['agentcore-cedar', (value) => strings(value).some((line) => /^(?:permit|forbid)\b/.test(line))],
  ['copilot-cli', (value) => strings(value).some((line) => /^copilot\b/.test(line))],
  ['docker-mcp-gateway', (value) => strings(value).some((line) => /^docker mcp\b/.test(line))],
  [
    'codex',
    (value) =>
      isMapping(at(value, 'mcp_servers')) &&
      !members(at(value, 'mcp_servers')).some(([, one]) => at(one, 'allowed_tools') !== undefined),
  ],
  ['gemini-cli', (value) => Array.isArray(at(value, 'rule'))],
  ['librechat', (value) => at(value, 'endpoints', 'agents', 'toolApproval') !== undefined],
  ['agentgateway', (value) => at(value, 'mcp', 'policies') !== undefined],
  ['litellm', (value) => isMapping(at(value, 'mcp_servers'))],
  [
    'goose',
    (value) =>
      members(value).some(([, one]) => at(one, 'always_allow') !== undefined || at(one, 'never_allow') !== undefined),
  ],
  [
    'copilot-coding-agent',
    (value) => members(at(value, 'mcpServers')).some(([, one]) => at(one, 'tools') !== undefined),
  ],
  [
    'roo-code',
    (value) =>
      members(at(value, 'mcpServers')).some(
        ([, one]) => at(one, 'alwaysAllow') !== undefined || at(one, 'disabledTools') !== undefined,
      ),
  ],
  ['vscode-agent', (value) => isMapping(value) && (value.tools !== undefined || value.description !== undefined)],
];

/** The format that a parsed file seems to be of: the first of `among` whose sign it bears. */
export function formatSeen(value: unknown, among: readonly string[]): string | undefined {
  return SIGNS.find(([format, fits]) => among.includes(format) && fits(value))?.[0];
}
