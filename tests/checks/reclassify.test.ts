import { expect, test } from 'vitest';
import { reclassify } from '../../src/checks/reclassify.ts';
import { suggestionIsCurrent } from '../../src/checks/suggestion-is-current.ts';
import { serverEntry, serverRecord, toolRecord } from '../catalog/records.ts';

const tool = toolRecord({ name: 'delete_file', description: 'Delete a file.' });
const outdated = {
  ...tool,
  category: 'read',
  risk: 'low',
  suggestion: { ...tool.suggestion, category: 'read', risk: 'low' },
} as const;
const review = { reason: 'There is a bin.', by: 'octocat', on: '2026-11-20', digest: tool.definition.digest };

test.each([
  ['a current record stays as it is', tool, tool],
  ['an outdated suggestion is renewed, and its verdict', outdated, tool],
  ['a verdict that nobody explained gives way', { ...tool, category: 'write', risk: 'medium' } as const, tool],
  [
    'a reviewed verdict stays',
    { ...outdated, category: 'write', risk: 'medium', review } as const,
    { ...tool, category: 'write', risk: 'medium', review },
  ],
])('%s', (_, before, after) => {
  expect(reclassify(serverEntry(serverRecord(), [before])).map((one) => one.after)).toEqual([after]);
});

test('a record without news is the same object', () => {
  const [one] = reclassify(serverEntry(serverRecord(), [tool]));
  expect(one?.after).toBe(one?.before);
});

test('capabilities that differ are listed as words', () => {
  const suggestion = { ...tool.suggestion, capabilities: ['executes-code', 'moves-money'] } as const;
  const record = { ...tool, suggestion: { ...suggestion, capabilities: [...suggestion.capabilities] } };
  const [finding] = suggestionIsCurrent.find(serverEntry(serverRecord(), [record]), '');
  expect(finding?.message).toContain('capabilities is executes-code, moves-money, and would be none');
});
