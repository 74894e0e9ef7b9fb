import { describe, expect, test } from 'vitest';
import { exportServers } from '../../../src/policy/formats/export.ts';
import { formatOf } from '../../../src/policy/formats/index.ts';
import { HOSTILE_NAMES, subject } from '../subjects.ts';
import { ENGINES } from './engines/index.ts';

const FREE = ['toolhive-cedar', 'agentgateway'];
const STRICT = ['agentcore-cedar', 'intercept-yaml', 'openai-responses', 'claude-api', 'litellm', 'docker-mcp-gateway'];

describe.each([...FREE, ...STRICT, 'librechat'])('%s', (id) => {
  const format = formatOf(id) as NonNullable<ReturnType<typeof formatOf>>;
  const tools = HOSTILE_NAMES.map((name) => subject(name));
  const { files, refused } = exportServers(format, [{ label: 'hostile', tools }], { action: 'allow' });
  const decide = ENGINES[id]?.(files) as ReturnType<(typeof ENGINES)[string]>;
  const refusedNames = new Set(refused.map(({ tool }) => tool));
  const decided = (tool: string) => decide({ label: 'hostile', tool, args: {} });

  test('names each tool that it accepts so that it is found again, and no other', () => {
    const written = HOSTILE_NAMES.filter((name) => !refusedNames.has(name));
    expect(written.length).toBeGreaterThan(20);
    expect(written.filter((name) => decided(name) !== 'allow')).toEqual([]);
    const others = [...refusedNames, ...written.slice(0, 150).map((name) => `${name}x`)];
    const unwritten = others.filter((name) => !written.includes(name));
    expect(unwritten.filter((name) => decided(name) === 'allow')).toEqual([]);
  });

  test('writes nothing that cannot be seen', () => {
    expect(files.map(({ text }) => text).join('')).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  test('keeps names that mean something to JavaScript', () => {
    expect(['__proto__', 'constructor', 'toString'].map(decided)).toEqual(['allow', 'allow', 'allow']);
    expect(['hasOwn', 'isPrototypeOf'].map(decided)).not.toContain('allow');
  });
});

test.each(FREE)('%s refuses only names that UTF-8 cannot carry', (id) => {
  const format = formatOf(id);
  const refused = HOSTILE_NAMES.filter((name) => format?.nameProblem(name, 'hostile') !== undefined);
  expect(refused).toEqual(HOSTILE_NAMES.filter((name) => !name.isWellFormed()));
});

test.each(STRICT)('%s refuses names with what means something else', (id) => {
  const format = formatOf(id);
  const refused = ['*', 'a.b c', 'a,b', '\u202Eevil', 'zero\u200Bwidth', '\uD800', ' ', ''].filter(
    (name) => format?.nameProblem(name, 'hostile') !== undefined,
  );
  expect(refused).toEqual(expect.arrayContaining(['*', 'a.b c', '\u202Eevil', 'zero\u200Bwidth', '\uD800', ' ', '']));
});
