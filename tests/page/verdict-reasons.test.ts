import { describe, expect, test } from 'vitest';
import type { Evidence, ToolRecord } from '../../src/catalog/record.ts';
import type { JsonObject } from '../../src/manifest/json.ts';
import { plain } from '../../src/page/phrase.ts';
import { confidenceWord, findingsOf, markedFields } from '../../src/page/verdict-reasons.ts';
import { INDEX, record } from './catalogue.ts';

const digest = `sha256:${'0'.repeat(64)}`;

function withEvidence(because: Evidence[], definition: Partial<ToolRecord['definition']> = {}): ToolRecord {
  const plainRecord = record('delete_all_items', { definition: { digest, ...definition } });
  return { ...plainRecord, suggestion: { ...plainRecord.suggestion, because } };
}

/** `[delete]0_all`: marked text in brackets, followed by the evidence that it is for. */
function drawn({ segments }: ReturnType<typeof markedFields>[number]): string {
  return segments
    .map(({ text, unseen, evidence }) => {
      const shown = unseen ? `«${text}»` : text;
      return evidence.length === 0 ? shown : `[${shown}]${evidence.join('+')}`;
    })
    .join('');
}

describe('the definition with its words marked', () => {
  test('marks each piece of evidence where it starts', () => {
    const tool = withEvidence([
      { rule: 'verb', field: 'name', text: 'delete', start: 0 },
      { rule: 'bulk', field: 'name', text: 'all', start: 7 },
    ]);
    expect(markedFields(tool).map(drawn)).toEqual(['[delete]0_[all]1_items']);
  });

  test('cuts overlapping evidence where it overlaps', () => {
    const tool = withEvidence([
      { rule: 'a', field: 'name', text: 'delete_all', start: 0 },
      { rule: 'b', field: 'name', text: 'all_items', start: 7 },
      { rule: 'c', field: 'name', text: 'all_items', start: 7 },
    ]);
    expect(markedFields(tool).map(drawn)).toEqual(['[delete_]0[all]0+1+2[_items]1+2']);
  });

  test('finds words without a place, and marks nothing where the words are not there', () => {
    const tool = withEvidence([
      { rule: 'a', field: 'name', text: 'items' },
      { rule: 'b', field: 'name', text: 'other', start: 0 },
      { rule: 'c', field: 'name', text: 'delete', start: 900 },
    ]);
    expect(markedFields(tool).map(drawn)).toEqual(['delete_all_[items]0']);
  });

  test('shows the description even where no evidence is in it, and parameters by name', () => {
    const inputSchema: JsonObject = {
      properties: { 'a.b': { description: 'The SQL to run' }, force: { type: 'boolean' } },
    };
    const tool = withEvidence(
      [
        { rule: 'a', field: 'inputSchema.properties.a.b.description', text: 'SQL', start: 4 },
        { rule: 'b', field: 'inputSchema.properties.force', text: 'force' },
        { rule: 'c', field: 'annotations.destructiveHint', text: 'true' },
      ],
      { description: 'Deletes.', language: 'en', inputSchema, annotations: { destructiveHint: true } },
    );
    const fields = markedFields(tool);
    expect(fields.map(({ label }) => plain(label))).toEqual([
      'Name',
      'Description',
      'Parameter a.b, description',
      'Parameter force',
      'Annotation destructiveHint',
    ]);
    expect(fields.map(drawn).slice(1)).toEqual(['Deletes.', 'The [SQL]0 to run', '[force]1', '[true]2']);
    expect(fields.map(({ lang }) => lang)).toEqual([undefined, 'en', 'en', 'en', undefined]);
  });

  test('names what cannot be seen, inside and outside of a mark', () => {
    const tool = withEvidence([{ rule: 'a', field: 'description', text: 'b\u202Ec', start: 2 }], {
      description: 'a\u200Bb\u202Ec',
    });
    expect(drawn(markedFields(tool)[1] as never)).toBe('a«U+200B»[b]0[«U+202E»]0[c]0');
  });

  test('loses no text between the marks', () => {
    const description = 'x'.repeat(50);
    const because = Array.from({ length: 40 }, (_, at) => ({
      rule: 'r',
      field: 'description',
      text: 'x'.repeat(1 + (at % 7)),
      start: at,
    }));
    const [, field] = markedFields(withEvidence(because, { description }));
    expect(field?.segments.map(({ text }) => text).join('')).toBe(description);
  });

  test('cuts a long field behind the evidence and says how much is left out', () => {
    const description = `${'x'.repeat(7000)}delete${'y'.repeat(5000)}`;
    const [, field] = markedFields(
      withEvidence([{ rule: 'r', field: 'description', text: 'delete', start: 7000 }], { description }),
    );
    expect(field?.segments.at(-1)).toMatchObject({ text: 'delete', evidence: [0] });
    expect(field?.clipped).toBe(5000);
  });
});

test('findings carry the rule’s sentence where the rule is known', () => {
  const tool = withEvidence([
    { rule: 'some-rule', field: 'name', text: 'delete', start: 0 },
    { rule: 'gone', field: 'name', text: 'all\u202E', start: 7 },
  ]);
  expect(findingsOf(INDEX, tool)).toMatchObject([
    {
      rule: 'some-rule',
      ruleHref: '/risks/rules/some-rule/',
      sentence: 'The name starts with some word.',
      text: 'delete',
    },
    { rule: 'gone', sentence: undefined, text: 'all«U+202E»' },
  ]);
});

test.each([
  [1, 'high'],
  [0.9, 'high'],
  [0.89, 'fair'],
  [0.7, 'fair'],
  [0.5, 'low'],
  [0.49, 'very low'],
])('confidence %d is %s', (confidence, word) => {
  expect(confidenceWord(confidence)).toBe(word);
});
