import type { ValueRow } from '../catalog/record.ts';
import { riskOf } from '../catalog/risk.ts';
import type { Capability, Category } from '../catalog/vocabulary.ts';
import type { JsonObject } from '../manifest/json.ts';
import type { Subject } from '../policy/recommend.ts';

/*
 * A made-up server with a tool of each recommendation, for the pages of formats.
 */

/** The label under which the examples have it. */
export const EXAMPLE_LABEL = 'notes';

function tool(
  name: string,
  category: Category,
  capabilities: Capability[] = [],
  properties: JsonObject = {},
  values?: ValueRow[],
): Subject {
  return {
    name,
    category,
    capabilities,
    risk: riskOf({ category, capabilities }),
    definition: { inputSchema: { type: 'object', properties } },
    suggestion: { because: [], ...(values && { values }) },
  };
}

function value(name: string, category: Category): ValueRow {
  return {
    argument: 'operation',
    value: name,
    category,
    capabilities: [],
    risk: riskOf({ category, capabilities: [] }),
  };
}

/** Allowed, limited, narrowed by an argument, asked about, let through for one value, and hidden. */
export const EXAMPLE_TOOLS: readonly Subject[] = [
  tool('list_notes', 'read'),
  tool('add_note', 'write', [], { text: { type: 'string' } }),
  tool('move_note', 'write', [], { id: { type: 'string' }, force: { type: 'boolean' } }),
  tool('run_script', 'write', ['executes-code'], { code: { type: 'string' } }),
  tool(
    'manage_notebook',
    'destructive',
    ['depends-on-argument'],
    { operation: { type: 'string', enum: ['show', 'erase'] } },
    [value('show', 'read'), value('erase', 'destructive')],
  ),
  tool('erase_notes', 'destructive', ['acts-in-bulk']),
];
