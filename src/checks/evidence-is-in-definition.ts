import { toolDefinition } from '../catalog/merge.ts';
import type { Evidence } from '../catalog/record.ts';
import { showText } from '../catalog/visible.ts';
import { fieldKeys } from '../classify/evidence.ts';
import type { ToolDefinition } from '../manifest/definition.ts';
import type { ToolCheck } from './check.ts';

const MISSING = Symbol('missing');

function valueAt(definition: ToolDefinition, field: string): unknown {
  let value: unknown = definition;
  for (const key of fieldKeys(field)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return MISSING;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** What is wrong with one piece of evidence, as the end of a sentence. */
function faultOf(definition: ToolDefinition, { field, text, start }: Evidence): string | undefined {
  const value = valueAt(definition, field);
  if (value === MISSING) return 'the definition has no such field';
  if (typeof value !== 'string')
    return start === undefined ? undefined : 'the field is no text, so that nothing starts in it';
  if (start === undefined) return 'the field is a text, and `start` is missing';
  return value.startsWith(text, start) ? undefined : `the field has other words at ${start}`;
}

export const evidenceIsInDefinition: ToolCheck = {
  id: 'evidence-is-in-definition',
  severity: 'error',
  sentence: 'The words that a suggestion quotes stand in the definition, where it says.',
  scope: 'tool',
  find(record) {
    const definition = toolDefinition(record);
    return record.suggestion.because.flatMap((evidence, index) => {
      const fault = faultOf(definition, evidence);
      if (fault === undefined) return [];
      const quoted = `${JSON.stringify(showText(evidence.text, 60))} in ${showText(evidence.field, 80)}`;
      return [
        {
          path: ['suggestion', 'because', index],
          message: `The suggestion quotes ${quoted}, but ${fault}.`,
          remedy: 'Run `npm run classify`, which writes the suggestion anew.',
        },
      ];
    });
  },
};
