import { isRead } from './effect.ts';
import { fieldPath } from './evidence.ts';
import { cite } from './field.ts';
import type { Finding } from './finding.ts';
import * as lexicon from './lexicon/holdings.ts';
import { CREDENTIALS } from './lexicon/nouns.ts';
import { nounSet, wordSet } from './lexicon/word-set.ts';
import type { Parameter } from './parameters.ts';
import type { Reading } from './reading.ts';
import { among, head, leadText, opening, type Phrase, within } from './thing.ts';
import type { Word } from './words.ts';

/** Secrets that come back with something else: with variables, headers, resources of any kind, or as a link. */
export function handedFindings(reading: Reading, phrases: readonly Phrase[], inputs: readonly Parameter[]): Finding[] {
  if (!reading.deciding.every(({ kind }) => isRead(kind))) return [];
  const getting = phrases.filter(({ reads, known }) => reads && lexicon.GETTING.includes(known));
  for (const phrase of getting) {
    const word = variableWord(phrase) ?? signedWord(phrase);
    if (word) return [handed('credential-returned', phrase, word)];
  }
  if (getting.length === 0) return nameFinding(reading);
  return [...headerFinding(reading), ...kindFinding(reading, inputs)];
}

const handed = (rule: 'credential-returned', { field }: Phrase, word: Word): Finding => ({
  capabilities: ['returns-secrets'],
  evidence: cite(rule, field, word.start, word.end),
});

const VARIABLES = nounSet('variable var');
const SETTINGS = wordSet('env environment global secret config');
export const ENVIRONMENTS = wordSet('env dotenv');

/** Variables of an environment are where keys are kept. */
function variableWord(phrase: Phrase): Word | undefined {
  const last = head(phrase);
  if (last && ENVIRONMENTS.holds(last)) return last;
  return within(phrase, SETTINGS) ? among(last, VARIABLES) : undefined;
}

const LINKS = nounSet('url link');
const SIGNED = wordSet('signed presigned temporary sas');

/** A link that lets in whoever has it. */
const signedWord = (phrase: Phrase): Word | undefined =>
  among(head(phrase), LINKS) && within(phrase, SIGNED) ? head(phrase) : undefined;

/** A name that is only a noun: `db_credentials`. */
function nameFinding({ named, words, name }: Reading): Finding[] {
  const last = words.at(-1);
  if (named.length > 0 || !last || !CREDENTIALS.holds(last)) return [];
  return [{ capabilities: ['returns-secrets'], evidence: cite('credential-returned', name, last.start, last.end) }];
}

export const HEADERS = /\bheaders? and bod(?:y|ies)|\b(?:request|response) headers\b|\bset-cookie\b/i;

/** The headers of a request hold cookies and tokens. */
function headerFinding(reading: Reading): Finding[] {
  const { description, words } = reading;
  if (!words.some(({ text }) => text === 'request' || text === 'response')) return [];
  for (const sentence of opening(reading, 3)) {
    const match = HEADERS.exec(sentence.text);
    if (!match) continue;
    const start = sentence.start + match.index;
    const evidence = cite('says-returns-headers', description, start, start + match[0].length);
    return [{ capabilities: ['returns-secrets'], evidence }];
  }
  return [];
}

export const CLUSTER = /\b(?:kubernetes|kubectl|k8s|openshift|cluster)\b/i;
export const KINDS = new Set(['kind', 'resource type', 'resource kind']);
const NO_SECRETS = wordSet('log describe explain top events schema');

/** An argument that takes any kind of resource of a cluster, and secrets are a kind. */
function kindFinding(reading: Reading, inputs: readonly Parameter[]): Finding[] {
  const input = inputs.find(
    ({ path, phrase, values }) =>
      path.length === 3 && KINDS.has(phrase) && (values.length === 0 || values.some((value) => /secret/i.test(value))),
  );
  if (!input) return [];
  const about = `${reading.name.folded.text} ${leadText(reading, 1)}`;
  if (!CLUSTER.test(about) || reading.words.some(({ text }) => NO_SECRETS.has(text.replace(/s$/, '')))) return [];
  const evidence = { rule: 'argument-names-any-kind', field: fieldPath(input.path), text: input.name } as const;
  return [{ capabilities: ['returns-secrets'], evidence }];
}
