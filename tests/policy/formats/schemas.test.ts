import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { exportServers, exportTool } from '../../../src/policy/formats/export.ts';
import { opencode } from '../../../src/policy/formats/opencode.ts';
import { HOSTILE_SUBJECTS } from '../subjects.ts';
import { LOCKED, TELEGRAM, toolOf, WEATHER } from './running-example.ts';

const printed = JSON.parse(readFileSync(new URL('./schemas/opencode/config.json', import.meta.url), 'utf8')) as object;

/** opencode's own schema, in which a keyword that Ajv does not know is an error. */
const validate = new Ajv2020({ strict: true, keywords: ['components'] })
  .addSchema({ $id: 'opencode', ...printed })
  .compile({ $ref: 'opencode#/components/schemas/Config' });

const HOSTILE = { label: 'hostile', tools: HOSTILE_SUBJECTS };
const STACK = exportServers(opencode, [TELEGRAM, WEATHER, LOCKED, HOSTILE]).files[0]?.text ?? '';

test.each([
  ['as it is', STACK, true],
  ['with a misspelt key', STACK.replace('"permission"', '"permision"'), false],
  ['with a decision that there is not', STACK.replace('"ask"', '"asked"'), false],
  ['with a list of decisions', STACK.replace('"ask"', '["ask"]'), false],
])('opencode’s schema takes it: %s', (_, text, expected) => {
  expect(validate(JSON.parse(text))).toBe(expected);
});

test.each(['export_session', 'send_message', 'terminate_session'])(
  'opencode’s schema takes the piece for %s',
  (name) => {
    const { fragment } = exportTool(opencode, toolOf(name), 'telegram');
    expect(validate(JSON.parse((fragment as { text: string }).text))).toBe(true);
  },
);
