import { describe, expect, test } from 'vitest';
import type { ToolRecord } from '../../src/catalog/record.ts';
import { riskOf } from '../../src/catalog/risk.ts';
import type { JsonObject } from '../../src/manifest/json.ts';
import { actOf } from '../../src/page/acts.ts';
import { decidingParts } from '../../src/page/deciding.ts';
import { type Subject, whatCanGoWrong, whatItDoes, whyThisRisk } from '../../src/page/effects.ts';
import { parameterTable } from '../../src/page/parameters.ts';
import { plain } from '../../src/page/phrase.ts';
import { EFFECTS } from '../policy/subjects.ts';
import { record } from './catalogue.ts';

const digest = `sha256:${'0'.repeat(64)}`;

function subjectOf(name: string, given: Partial<ToolRecord>, properties: JsonObject = {}): Subject {
  const inputSchema: JsonObject = { type: 'object', properties, required: Object.keys(properties) };
  const tool = record(name, { ...given, definition: { digest, inputSchema } });
  const act = actOf(name, new Set());
  return { record: tool, act, server: 'the Demo server', parameters: parameterTable(tool, act) };
}

const text = { type: 'string' };

describe('what it does', () => {
  test.each<[string, Partial<ToolRecord>, JsonObject, string]>([
    ['get_item', {}, {}, 'A call of get_item reads through the Demo server and changes nothing there.'],
    [
      'get_item',
      {},
      { item_id: text },
      'A call of get_item reads through the Demo server and changes nothing there; item_id says what is read.',
    ],
    [
      'kill_session',
      { category: 'destructive' },
      { session_id: text },
      'A call of kill_session ends something through the Demo server, and there is no way back; session_id says what.',
    ],
    [
      'close_session',
      { category: 'write' },
      { session_id: text },
      'A call of close_session closes something through the Demo server, and there is a way back; session_id says what.',
    ],
    [
      'send_message',
      { category: 'write', capabilities: ['sends-externally'] },
      { to: text, text },
      'A call of send_message sends what the caller supplies through the Demo server, to where to says.',
    ],
    [
      'run_sql',
      { category: 'write', capabilities: ['executes-code'] },
      { sql: text },
      'A call of run_sql can create or change something through the Demo server. It runs what the caller puts into sql.',
    ],
  ])('%s %j', (name, given, properties, words) => {
    expect(plain(whatItDoes(subjectOf(name, given, properties)))).toBe(words);
  });

  test('is open about a definition that says nothing', () => {
    const it = subjectOf('zzz', { category: 'write' });
    const silent = { ...it, record: { ...it.record, suggestion: { ...it.record.suggestion, because: [] } } };
    expect(plain(whatItDoes(silent))).toContain('Nothing in the definition says');
    expect(plain(whatItDoes(it))).not.toContain('Nothing in the definition says');
  });

  test('promises no way back where money, messages or code are out of reach', () => {
    for (const capability of ['moves-money', 'sends-externally', 'executes-code'] as const) {
      const it = subjectOf('update_item', { category: 'write', capabilities: [capability] });
      expect(`${plain(whatItDoes(it))} ${plain(whatCanGoWrong(it))}`).not.toMatch(/way back|changed back/);
    }
  });
});

describe('why this risk', () => {
  test.each<[Partial<ToolRecord>, string]>([
    [{}, 'The risk is low, because this tool only reads, and nothing else about it raises the risk.'],
    [
      { capabilities: ['acts-in-bulk'] },
      'The risk is low, because this tool only reads, and nothing else about it raises the risk.',
    ],
    [{ category: 'write' }, 'The risk is medium, because this tool changes something.'],
    [
      { category: 'write', capabilities: ['reads-private-data', 'sends-externally'] },
      'The risk is medium, because this tool changes something, reads private data and sends externally.',
    ],
    [
      { category: 'write', capabilities: ['acts-in-bulk'] },
      'The risk is high, because this tool changes something and acts in bulk.',
    ],
    [{ capabilities: ['returns-secrets', 'sends-externally'] }, 'The risk is high, because this tool returns secrets.'],
    [
      { category: 'destructive', capabilities: ['executes-code'] },
      'The risk is critical, because this tool does what cannot be undone.',
    ],
    [
      { category: 'destructive', capabilities: ['moves-money'] },
      'The risk is critical, because this tool does what cannot be undone and moves money.',
    ],
  ])('%j', (given, words) => {
    expect(plain(whyThisRisk(subjectOf('x', given)))).toBe(words);
  });

  test('names parts that give this risk by themselves', () => {
    for (const effect of EFFECTS) {
      const { category, capabilities } = decidingParts(effect);
      expect(category !== undefined || capabilities.length > 0).toBe(true);
      expect(riskOf({ category: category ?? 'read', capabilities })).toBe(riskOf(effect));
    }
  });
});

test('what can go wrong depends on verb and arguments', () => {
  const harms = ['create_item', 'update_item', 'close_item', 'disable_item', 'frobnicate_item'].map((name) =>
    plain(whatCanGoWrong(subjectOf(name, { category: 'write' }))),
  );
  expect(new Set(harms).size).toBe(5);
  const code = subjectOf('x', { capabilities: ['executes-code'] }, { python_code: text });
  expect(plain(whatCanGoWrong(code))).toContain('through python_code');
});
