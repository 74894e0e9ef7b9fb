import type { Capability, Category } from '../catalog/vocabulary.ts';
import { clue } from './clues.ts';
import { isRead } from './effect.ts';
import { cite } from './field.ts';
import type { Finding } from './finding.ts';
import { handedFindings } from './handed.ts';
import { holdingFindings } from './holdings.ts';
import { ACCESS, CREDENTIALS, MESSAGES } from './lexicon/nouns.ts';
import * as subjects from './lexicon/subjects.ts';
import { nounSet, WordSet, wordSet } from './lexicon/word-set.ts';
import { outgoingFindings } from './outgoing.ts';
import type { Parameter } from './parameters.ts';
import { pluralFindings } from './plurality.ts';
import type { Deed, Reading } from './reading.ts';
import type { RuleId } from './rules.ts';
import { strangerFindings } from './strangers.ts';
import { among, head, type Phrase, phrasesOf, within } from './thing.ts';
import type { Word } from './words.ts';

/** The capabilities that the things a tool works on give it. */
export function capabilityFindings(reading: Reading, inputs: readonly Parameter[], category: Category): Finding[] {
  if (reading.told.some(({ action }) => action.lemma === 'demonstrate')) return [];
  const told = phrasesOf(reading, deedsOf(reading));
  const phrases = [...told, ...phrasesOf(reading, reading.said).filter((phrase) => phrase.reads)];
  return [
    ...(category === 'read' ? [] : traitFindings(CHANGING, told)),
    ...traitFindings(ALWAYS, phrases),
    ...bulk(reading, category),
    ...secretText(reading, category),
    ...holdingFindings(reading, phrases, inputs),
    ...handedFindings(reading, phrases, inputs),
    ...strangerFindings(reading, phrases, inputs),
    ...outgoingFindings(reading, inputs, category),
    ...pluralFindings(reading, inputs, category),
  ];
}

/** What decides, and then what else the description and the name say, each once. */
function deedsOf({ deciding, told, named }: Reading): Deed[] {
  const deeds = [...deciding];
  for (const deed of [...told, ...named]) if (!deeds.includes(deed)) deeds.push(deed);
  return deeds;
}

/** The first phrase that shows each of some traits. */
function traitFindings(traits: readonly Trait[], phrases: readonly Phrase[]): Finding[] {
  const findings: Finding[] = [];
  for (const { rule, capability, find } of traits) {
    for (const phrase of phrases) {
      const word = find(phrase);
      if (!word) continue;
      findings.push({ capabilities: [capability], evidence: cite(rule, phrase.field, word.start, word.end) });
      break;
    }
  }
  return findings;
}

interface Trait {
  rule: RuleId;
  capability: Capability;
  /** The word that shows the trait. */
  find: (phrase: Phrase) => Word | undefined;
}

function privateWord(phrase: Phrase): Word | undefined {
  if (!phrase.reads || within(phrase, subjects.IMPERSONAL)) return undefined;
  const direct = among(head(phrase), subjects.PRIVATE);
  if (direct) return direct;
  if (head(phrase)?.text === 'data') return within(phrase, subjects.PERSONS);
  return among(head(phrase), subjects.DETAILS) && within(phrase, subjects.PERSONAL);
}

function untrustedWord(phrase: Phrase): Word | undefined {
  if (phrase.lemma === 'scrape' || phrase.lemma === 'crawl') return phrase.verb;
  if (among(head(phrase), SNAPSHOTS) && phrase.about.page()) return head(phrase);
  const visits = subjects.WEB_VERBS.includes(phrase.known);
  if (!(phrase.reads || visits) || within(phrase, MACHINE_FEEDS)) return undefined;
  const web = within(phrase, subjects.WEB) ?? (visits ? within(phrase, subjects.ADDRESSES) : undefined);
  if (web) return web;
  const word = phrase.reads ? among(head(phrase), subjects.UNTRUSTED) : undefined;
  return word && !subjects.MENDING.includes(phrase.known) && !within(phrase, MACHINE_MESSAGES) ? word : undefined;
}

const SNAPSHOTS = nounSet('screenshot snapshot');
const MACHINE_MESSAGES = nounSet('error success validation');
const MACHINE_FEEDS = nounSet('activity audit heap memory');

const noCredential = (phrase: Phrase): boolean =>
  within(phrase, subjects.NO_CREDENTIALS) !== undefined || phrase.about.card();

function credentialWord(phrase: Phrase): Word | undefined {
  if (!subjects.HANDING_OVER.includes(phrase.known)) return undefined;
  const word = REVEALING.includes(phrase.known)
    ? within(phrase, VAULTS)
    : (among(head(phrase), CREDENTIALS) ?? keyWord(phrase));
  return word && !noCredential(phrase) ? word : undefined;
}

/** What is kept locked, and verbs that open it. */
const VAULTS = new WordSet([...CREDENTIALS, ...nounSet('vault')]);
const REVEALING = wordSet('decrypt reveal unmask unseal');

/** The last word of `api key`, `connection string` and the like. */
function keyWord(phrase: Phrase): Word | undefined {
  const last = among(head(phrase), KEY_HEADS);
  const before = last && phrase.words.at(-2);
  return before && KEYS.has(`${before.text} ${last.text}`) ? last : undefined;
}

export const KEYS = new Set(
  [
    'access key|access keys|account key|account keys|api key|api keys|app key|connection details|connection string',
    'connection strings|connection uri|connection url|login code|private key|private keys|publishable keys|recovery phrase',
    'secret key|secret keys|secret value|secret values|seed phrase|service keys|session string|signing key|ssh key|ssh keys',
  ].flatMap((line) => line.split('|')),
);
const KEY_HEADS = new WordSet([...KEYS].map((key) => key.slice(key.indexOf(' ') + 1)));

function accessWord(phrase: Phrase): Word | undefined {
  if (phrase.reads) return undefined;
  const word = accessHead(phrase);
  return word && !noCredential(phrase) ? word : undefined;
}

function accessHead(phrase: Phrase): Word | undefined {
  if (subjects.ADMITTING.includes(phrase.known) && among(head(phrase), subjects.PRINCIPALS)) return head(phrase);
  const before = among(head(phrase), ACCESS_RECORDS) && among(phrase.words.at(-2), ACCESS);
  if (before) return before;
  return among(head(phrase), ACCESS) ?? keyWord(phrase);
}

/** What access is kept in. */
const ACCESS_RECORDS = nounSet(
  'assignment configuration group list name policy provider request restriction rule setting',
);

export const TALKING = wordSet('comment dm reply tweet');
export const POSTING = wordSet('add create forward post publish reply send write submit');

function messageWord(phrase: Phrase): Word | undefined {
  if (phrase.reads) return undefined;
  if (TALKING.includes(phrase.known)) return phrase.verb;
  return POSTING.includes(phrase.known) ? among(head(phrase), MESSAGES) : undefined;
}

const CHANGING: readonly Trait[] = [
  { rule: 'access-changed', capability: 'changes-access', find: accessWord },
  { rule: 'message-posted', capability: 'sends-externally', find: messageWord },
];
const ALWAYS: readonly Trait[] = [
  { rule: 'private-data-read', capability: 'reads-private-data', find: privateWord },
  { rule: 'untrusted-text-read', capability: 'ingests-untrusted', find: untrustedWord },
  { rule: 'credential-returned', capability: 'returns-secrets', find: credentialWord },
];

export const BULK = wordSet('all batch bulk many mass multi multiple');

/** A word that says that one call changes many things. */
function bulk(reading: Reading, category: Category): Finding[] {
  if (category === 'read') return [];
  const word = reading.words.find((one) => BULK.holds(one));
  return word
    ? [{ capabilities: ['acts-in-bulk'], evidence: cite('bulk-word', reading.name, word.start, word.end) }]
    : [];
}

export const SECRET_TEXT =
  /\b(?:session string|environment variable|kubeconfig|password hash|keychain|bearer token|access token|refresh token|api key|client secret|private key|connection string)(?:e?s)?\b/i;

export const SECRET_WORDS = clue('sessi envir kubec passw keych beare acces refre api clien priva conne');

/** What a tool needs, or gets by, is not what it hands over. */
const PASSED_ON = /\b(?:by|from|if|need|requires?|using|via|when|with)\b/;

/** A credential named by a sentence as what is handed over. */
function secretText(reading: Reading, category: Category): Finding[] {
  for (const { action, kind, sentence } of reading.said) {
    const hands = subjects.HANDING_OVER.includes(action.known);
    if (!sentence || !hands || (category !== 'read' && !isRead(kind))) continue;
    if ((sentence.clues & SECRET_WORDS) === 0) continue;
    const from = action.word.end - sentence.start;
    const near = sentence.text.slice(from, from + 100);
    const match = SECRET_TEXT.test(near) ? SECRET_TEXT.exec(near.split(PASSED_ON, 1)[0] ?? '') : null;
    if (!match) continue;
    const start = action.word.end + match.index;
    const evidence = cite('credential-returned', reading.description, start, start + match[0].length);
    return [{ capabilities: ['returns-secrets'], evidence }];
  }
  return [];
}
