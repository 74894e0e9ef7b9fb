import type { Capability, Category, Risk } from '../catalog/vocabulary.ts';
import { wordsOfRule } from '../classify/rule-words.ts';
import type { SampleGroup } from '../classify/sample.ts';
import type { Badge } from './badge.ts';
import type { PageIndex } from './catalog-index.ts';
import type { Crumb } from './json-ld.ts';
import type { Meta } from './meta.ts';
import { clip, code, oneLine, type Phrase, visible } from './phrase.ts';
import { riskShares, risksOf, type Share, type ToolRow, toolRow } from './rows.ts';
import { falsePositives, givesOf, matchedWords, ruleHits } from './rule-hits.ts';
import { type Judged, samplesOf } from './rule-samples.ts';
import { hrefTo, paths, urlOf } from './site.ts';
import { toolLine } from './twin.ts';
import { type MarkedField, markedFields } from './verdict-reasons.ts';

/** Words that a rule looks for. */
export interface WordList {
  of: string;
  words: readonly string[];
  /** The words are the source of one regular expression. */
  pattern: boolean;
  lang?: string | undefined;
  /** Long, and not the first: folded at first. */
  folded: boolean;
}

/** A sample as a rule's page shows it. */
export interface SampleShown {
  /** Name, description and whatever else the rule matched, with its words marked. */
  fields: MarkedField[];
  /** The names of the arguments, where there are some. */
  inputs: Phrase[];
  risk: Badge<Risk>;
  category: Badge<Category>;
  capabilities: Badge<Capability>[];
  /** The rules that the verdict rests on instead, for one that this rule does not match. */
  instead: { rule: string; href: string }[];
}

/** Samples of one point, with their opposites. */
export interface ExampleGroup {
  why: string;
  hits: SampleShown[];
  misses: SampleShown[];
}

/** A tool for which a person found that the rule was wrong. */
export interface FalsePositive {
  row: ToolRow;
  reason: string;
  by: string;
  on: string;
}

/** Everything that a rule's page shows. */
export interface RulePage {
  meta: Meta;
  breadcrumb: Crumb[];
  id: string;
  sentence: string;
  gives: (Badge<Category> | Badge<Capability>)[];
  words: WordList[];
  examples: ExampleGroup[];
  /** How many groups of samples there are beyond those shown. */
  moreExamples: number;
  wrong: FalsePositive[];
  moreWrong: number;
  /** The words that the rule matched in the catalogue, the most frequent first. */
  matched: { text: string; count: number }[];
  moreMatched: number;
  count: number;
  rows: ToolRow[];
  risks: Share<Risk>[];
  twin: string;
}

const MAX_ROWS = 40;
const MAX_EXAMPLES = 8;
const MAX_SAMPLES = 4;
const MAX_WRONG = 50;
const MAX_MATCHED = 40;
const MAX_INPUTS = 12;
const LONG_LIST = 40;

const listsOf = (id: string): WordList[] =>
  wordsOfRule(id).map(({ of, words, pattern, lang }, at) => ({
    of,
    words: pattern ? words : withPlurals(words),
    pattern: pattern === true,
    lang,
    folded: at > 0 && words.length > LONG_LIST,
  }));

/** A noun and its plural as one entry: `alert(s)`. */
function withPlurals(words: readonly string[]): string[] {
  const all = new Set(words);
  return words
    .filter((word) => !(word.length > 2 && word.endsWith('s') && all.has(word.slice(0, -1))))
    .map((word) => (word.length > 1 && all.has(`${word}s`) ? `${word}(s)` : word));
}

/** The record with no other evidence than a rule's. */
function markedBy({ record }: Judged, id: string): MarkedField[] {
  const because = record.suggestion.because.filter(({ rule }) => rule === id);
  return markedFields({ ...record, suggestion: { ...record.suggestion, because } });
}

function sampleShown({ badges, site }: PageIndex, one: Judged, id: string): SampleShown {
  const { sample, record } = one;
  const others = new Set(record.suggestion.because.map(({ rule }) => rule));
  return {
    fields: markedBy(one, id),
    inputs: Object.keys(sample.params ?? {})
      .slice(0, MAX_INPUTS)
      .map((name) => code(name, 60)),
    risk: badges.risk[record.risk],
    category: badges.category[record.category],
    capabilities: record.capabilities.map((key) => badges.capability[key]),
    instead: others.has(id) ? [] : [...others].map((rule) => ({ rule, href: hrefTo(site, paths.rule(rule)) })),
  };
}

function examplesOf(index: PageIndex, id: string, groups: readonly SampleGroup[]): ExampleGroup[] {
  const shown = (all: readonly Judged[]) => all.slice(0, MAX_SAMPLES).map((one) => sampleShown(index, one, id));
  return samplesOf(groups, id).map(({ why, hits, misses }) => ({ why, hits: shown(hits), misses: shown(misses) }));
}

function givenBy({ badges }: PageIndex, id: string): RulePage['gives'] {
  const { category, capabilities = [] } = givesOf(id);
  const given = capabilities.map((key) => badges.capability[key]);
  return category === undefined ? given : [badges.category[category], ...given];
}

/** Builds the model of a rule's page. `groups` are the classifier's samples. */
export function buildRulePage(index: PageIndex, id: string, groups: readonly SampleGroup[]): RulePage {
  const { site } = index;
  const sentence = index.rules.get(id) ?? '';
  const found = ruleHits(index, id);
  const examples = examplesOf(index, id, groups);
  const wrong = falsePositives(index, id);
  const matched = matchedWords(index, id);
  return {
    meta: { title: `Rule ${id}`, description: sentence, address: paths.rule(id), twin: paths.ruleTwin(id) },
    breadcrumb: [{ text: 'Rules', href: hrefTo(site, '/rules/') }, { text: id }],
    id,
    sentence,
    gives: givenBy(index, id),
    words: listsOf(id),
    examples: examples.slice(0, MAX_EXAMPLES),
    moreExamples: Math.max(0, examples.length - MAX_EXAMPLES),
    wrong: wrong.slice(0, MAX_WRONG).map(({ place: { server, tool }, review }) => ({
      row: toolRow(index, server, tool),
      reason: oneLine(review.reason),
      by: visible(clip(review.by, 60)),
      on: review.on,
    })),
    moreWrong: Math.max(0, wrong.length - MAX_WRONG),
    matched: matched.slice(0, MAX_MATCHED),
    moreMatched: Math.max(0, matched.length - MAX_MATCHED),
    count: found.length,
    rows: found.slice(0, MAX_ROWS).map(({ server, tool }) => toolRow(index, server, tool)),
    risks: riskShares(index.badges, risksOf(found)),
    twin: hrefTo(site, paths.ruleTwin(id)),
  };
}

/** A sample in a rule's twin: what is judged, and what of it the rule matched. */
function sampleLine({ sample: { name, description, params, output, annotations }, record }: Judged, id: string) {
  const { category, capabilities, risk, suggestion } = record;
  return {
    definition: { name, description, params, output, annotations },
    category,
    capabilities,
    risk,
    because: suggestion.because.filter(({ rule }) => rule === id),
  };
}

/** The JSON twin of a rule's page: the whole of it. */
export function ruleTwin(index: PageIndex, id: string, groups: readonly SampleGroup[]) {
  const found = ruleHits(index, id);
  return {
    url: urlOf(index.site, paths.rule(id)),
    id,
    sentence: index.rules.get(id) ?? '',
    gives: givesOf(id),
    words: wordsOfRule(id),
    examples: samplesOf(groups, id).map(({ why, hits, misses }) => ({
      why,
      hits: hits.map((one) => sampleLine(one, id)),
      misses: misses.map((one) => sampleLine(one, id)),
    })),
    falsePositives: falsePositives(index, id).map(({ place: { server, tool }, review }) => ({
      ...toolLine(index, server, tool),
      review,
    })),
    matched: matchedWords(index, id),
    count: found.length,
    tools: found.map(({ server, tool }) => toolLine(index, server, tool)),
  };
}

/** The JSON twin of the list of rules. */
export function ruleListTwin(index: PageIndex) {
  return {
    url: urlOf(index.site, '/rules/'),
    count: index.rules.size,
    rules: [...index.rules].map(([id, sentence]) => ({
      id,
      sentence,
      hits: ruleHits(index, id).length,
      falsePositives: falsePositives(index, id).length,
      url: urlOf(index.site, paths.rule(id)),
      json: urlOf(index.site, paths.ruleTwin(id)),
    })),
  };
}
