import type { JsonObject } from '../manifest/json.ts';
import { fieldPath } from './evidence.ts';
import type { Finding } from './finding.ts';
import { CREDENTIALS } from './lexicon/nouns.ts';
import { NO_CREDENTIALS } from './lexicon/subjects.ts';
import { wordSet } from './lexicon/word-set.ts';
import { type Parameter, parameters } from './parameters.ts';

export const KEYS = new Set([
  'access key',
  'api key',
  'private key',
  'secret key',
  'connection string',
  'session string',
]);

/** Words before tokens that are counted or that turn pages. */
export const COUNTED = wordSet('estimated input max next output remaining total used');

/** What the declared result shows: a property that holds a credential. */
export function outputFindings(schema: JsonObject | undefined): Finding[] {
  const held = parameters(schema, '', 'outputSchema').find(holdsCredential);
  if (!held) return [];
  const evidence = { rule: 'output-holds-credential', field: fieldPath(held.path), text: held.name };
  return [{ capabilities: ['returns-secrets'], evidence }];
}

function holdsCredential({ type, words }: Parameter): boolean {
  if ((type !== '' && type !== 'string') || words.some((word) => NO_CREDENTIALS.holds(word) || COUNTED.holds(word)))
    return false;
  const ending = words.slice(-2).map(({ text }) => text);
  return CREDENTIALS.holds(words.at(-1)) || KEYS.has(ending.join(' '));
}
