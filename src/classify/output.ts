import type { Evidence } from '../catalog/record.ts';
import type { JsonObject } from '../manifest/json.ts';
import { fieldPath } from './evidence.ts';
import type { Finding } from './finding.ts';
import { CREDENTIALS } from './lexicon/nouns.ts';
import { NO_CREDENTIALS } from './lexicon/subjects.ts';
import { wordSet } from './lexicon/word-set.ts';
import { eachProperty, typeOf, wordsOf } from './parameters.ts';

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
  let evidence: Evidence | undefined;
  eachProperty(schema, 'outputSchema', (name, property, path) => {
    if (!holdsCredential(name, typeOf(property))) return true;
    evidence = { rule: 'output-holds-credential', field: fieldPath(path), text: name };
    return false;
  });
  return evidence ? [{ capabilities: ['returns-secrets'], evidence }] : [];
}

function holdsCredential(name: string, type: string): boolean {
  if (type !== '' && type !== 'string') return false;
  const { words } = wordsOf(name);
  if (words.some((word) => NO_CREDENTIALS.holds(word) || COUNTED.holds(word))) return false;
  const ending = words.slice(-2).map(({ text }) => text);
  return CREDENTIALS.holds(words.at(-1)) || KEYS.has(ending.join(' '));
}
