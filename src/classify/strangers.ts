import { clue } from './clues.ts';
import { isRead } from './effect.ts';
import { fieldPath } from './evidence.ts';
import { cite } from './field.ts';
import type { Finding } from './finding.ts';
import * as lexicon from './lexicon/holdings.ts';
import { nounSet, wordSet } from './lexicon/word-set.ts';
import type { Parameter } from './parameters.ts';
import type { Reading } from './reading.ts';
import { among, head, leadText, opening, type Phrase, within } from './thing.ts';
import type { Word } from './words.ts';

/** Text of strangers that a tool brings back, besides what its object says in a word. */
export function strangerFindings(
  reading: Reading,
  phrases: readonly Phrase[],
  inputs: readonly Parameter[],
): Finding[] {
  for (const phrase of phrases) {
    const word = publishedWord(phrase, reading);
    if (word) return [untrusted(phrase, word)];
  }
  const named = pageWord(reading);
  if (named)
    return [
      {
        capabilities: ['ingests-untrusted'],
        evidence: cite('untrusted-text-read', reading.name, named.start, named.end),
      },
    ];
  return [...partFindings(inputs, phrases), ...textFinding(reading, phrases)];
}

const untrusted = ({ field }: Phrase, word: Word): Finding => ({
  capabilities: ['ingests-untrusted'],
  evidence: cite('untrusted-text-read', field, word.start, word.end),
});

const STUDIES = wordSet('research');
const CRAWLS = nounSet('crawl crawler scrape scraper');
const TRAFFIC = wordSet('network http');
const REQUESTS = wordSet('request response');
const SEARCHES = wordSet('browse discover explore find search');
const PROFILES = nounSet('profile people professional');
const DOCUMENTATION = wordSet('docs documentation');
const ANY_LIBRARY = /\b(?:librar(?:y|ies)|packages?|frameworks?|repositor(?:y|ies)|crates?)\b/i;

function publishedWord(phrase: Phrase, reading: Reading): Word | undefined {
  if (!phrase.reads || !lexicon.GETTING.includes(phrase.known)) return researchWord(phrase);
  const last = head(phrase);
  const documentation = among(last, DOCUMENTATION);
  const library = documentation && ANY_LIBRARY.test(leadText(reading, 1)) ? documentation : undefined;
  return (
    library ??
    within(phrase, lexicon.NETWORKS) ??
    among(last, lexicon.PUBLICATIONS) ??
    within(phrase, CRAWLS) ??
    (within(phrase, TRAFFIC) ? among(last, REQUESTS) : undefined) ??
    (SEARCHES.includes(phrase.known) ? (marketWord(phrase) ?? among(last, PROFILES) ?? deepWord(reading)) : undefined)
  );
}

/** A name that is about a crawl or the traffic of a page. */
function pageWord({ words, deciding }: Reading): Word | undefined {
  if (!deciding.every(({ kind }) => isRead(kind))) return undefined;
  const crawl = words.find((word) => CRAWLS.holds(word));
  return crawl ?? words.find((word, at) => REQUESTS.holds(word) && words[at - 1]?.text === 'network');
}

/** Research is done on the open web. */
function researchWord(phrase: Phrase): Word | undefined {
  if (!phrase.reads) return undefined;
  return STUDIES.includes(phrase.known) ? phrase.verb : among(head(phrase), STUDIES);
}

/** A shop of what strangers made. */
const marketWord = (phrase: Phrase): Word | undefined =>
  within(phrase, lexicon.OWN_STORES) ? undefined : among(head(phrase), lexicon.MARKETS);

/** "Deep search" is one of the web. */
const deepWord = (reading: Reading): Word | undefined => {
  const at = reading.words.findIndex(({ text }) => text === 'deep');
  return reading.words[at + 1]?.text === 'search' ? reading.words[at] : undefined;
};

export const PARTS = nounSet('comment readme reply review');
export const ASKING = wordSet('include return show with fetch get');
export const ISSUES = wordSet('issue comment thread discussion');
export const IDS = wordSet('id key number url');

/** A switch that asks for comments or a readme, or the id of an issue that somebody wrote. */
function partFindings(inputs: readonly Parameter[], phrases: readonly Phrase[]): Finding[] {
  if (!phrases.some(({ reads }) => reads)) return [];
  const asked = inputs.find(
    ({ words, type }) =>
      type === 'boolean' && PARTS.holds(words.at(-1)) && (words.length === 1 || ASKING.holds(words[0])),
  );
  const named = inputs.find(
    ({ words, values, path }) =>
      path.length === 3 &&
      ((words.length === 2 && ISSUES.holds(words[0]) && IDS.holds(words[1])) ||
        (KINDS.holds(words.at(-1)) && values.some((value) => WRITTEN.has(value.toLowerCase())))),
  );
  const input = asked ?? (phrases.every(({ reads }) => reads) ? named : undefined);
  if (!input) return [];
  const evidence = { rule: 'argument-names-text', field: fieldPath(input.path), text: input.name } as const;
  return [{ capabilities: ['ingests-untrusted'], evidence }];
}

export const KINDS = wordSet('type kind resource entity dataset');
export const WRITTEN = nounSet('comment issue message replay review');

/** What a web page says, by the words for its parts. */
export const PAGE_TEXT =
  /\bDOM (?:nodes?|tree|elements?)|\baccessibility (?:tree|snapshot)|\b(?:page|site)['’]s (?:content|text|html|source)\b|\b(?:github issues|web (?:pages?|results?|sources?|content)|page content)\b/i;

export const PAGE_WORDS = clue('dom acces page site githu web');

function textFinding(reading: Reading, phrases: readonly Phrase[]): Finding[] {
  if (!phrases.some(({ reads, lemma, known }) => reads && (lexicon.GETTING.includes(known) || lemma === 'perform')))
    return [];
  for (const sentence of opening(reading, 2)) {
    const match = (sentence.clues & PAGE_WORDS) !== 0 ? PAGE_TEXT.exec(sentence.text) : null;
    if (!match) continue;
    const start = sentence.start + match.index;
    const evidence = cite('says-returns-pages', reading.description, start, start + match[0].length);
    return [{ capabilities: ['ingests-untrusted'], evidence }];
  }
  return [];
}

export const PAGE = /\b(?:page|browser)\b/i;
export const SCRIPT = /\b(?:scripts?|javascript|js|code|expression)\b/i;

/** A script that runs in a web page returns what the page says. */
export function scriptFindings(reading: Reading, found: readonly Finding[]): Finding[] {
  if (!found.some(({ capabilities }) => capabilities.includes('executes-code'))) return [];
  const names = reading.words.map(({ text }) => text).join(' ');
  if (!SCRIPT.test(`${leadText(reading, 1)} ${names}`)) return [];
  const returned = (evidence: Finding['evidence']): Finding[] => [{ capabilities: ['ingests-untrusted'], evidence }];
  for (const sentence of opening(reading, 1)) {
    const match = PAGE.exec(sentence.text);
    if (!match) continue;
    const start = sentence.start + match.index;
    return returned(cite('script-reads-page', reading.description, start, start + match[0].length));
  }
  const named = reading.name.folded.text.search(/browser/i);
  return named < 0 ? [] : returned(cite('script-reads-page', reading.name, named, named + 'browser'.length));
}
