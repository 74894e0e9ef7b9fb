import { beforeAll, describe, expect, test } from 'vitest';
import { actionOf } from '../../src/catalog/risk.ts';
import { RISKS } from '../../src/catalog/vocabulary.ts';
import { type Phrase, plain, type Span } from '../../src/page/phrase.ts';
import { plainAnswer } from '../../src/page/questions.ts';
import { buildToolPage, type ToolPage } from '../../src/page/tool-page.ts';
import { toolTwin } from '../../src/page/twin.ts';
import { toolPolicy } from '../../src/policy/compose.ts';
import { policySchema } from '../../src/policy/document.ts';
import { recommend } from '../../src/policy/recommend.ts';
import { INDEX, PLACES, PLAIN } from './catalogue.ts';

let pages: { page: ToolPage; place: (typeof PLACES)[number] }[];
beforeAll(() => {
  pages = PLACES.map((place) => ({ page: buildToolPage(INDEX, place.server, place.tool), place }));
});

/** Every phrase of a page, wherever it stands. */
function phrasesIn(value: unknown): Phrase[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const spans =
      value.length > 0 && value.every((item) => typeof item?.kind === 'string' && typeof item?.text === 'string');
    return spans ? [value as Phrase] : value.flatMap(phrasesIn);
  }
  return Object.values(value).flatMap(phrasesIn);
}

/** What we say ourselves: the words of others, names and values are left out. */
function ownWords(phrase: Phrase): string {
  return phrase.map((span) => (span.kind === 'text' ? span.text : '\u0000')).join('');
}

/** The keys of policy.json that a text could name. */
const POLICY_WORDS = [
  'version',
  'default',
  'hide',
  'tools',
  'all_tools',
  'require',
  'deny_if',
  'conditions',
  'on_deny',
  'limits',
  'counter',
  'window',
  'max',
  'scope',
  'rate_limit',
  'action',
  'reason',
  'deny',
];

describe('every tool page', () => {
  test('has all sections', () => {
    expect(pages.length).toBeGreaterThan(500);
    for (const { page } of pages) {
      expect(page.questions.length).toBeGreaterThanOrEqual(6);
      expect(page.control.steps.length).toBeGreaterThanOrEqual(3);
      for (const phrase of [page.whatItDoes, page.why.derivation, page.why.harm, page.capture, page.control.sentence]) {
        expect(plain(phrase)).not.toBe('');
      }
      expect(page.meta.title).not.toBe('');
      expect(page.meta.description.length).toBeLessThanOrEqual(160);
    }
  });

  test('states one risk: badge, reason, question, title, twin and policy agree', () => {
    for (const { page, place } of pages) {
      const { record } = place.tool;
      const others = RISKS.filter((risk) => risk !== record.risk).map((risk) => `risk is ${risk}`);
      expect(page.risk.key).toBe(record.risk);
      expect(plain(page.why.derivation)).toContain(`The risk is ${record.risk},`);
      expect(page.meta.title).toContain(`${record.risk} risk`);
      const said = page.questions.map(plainAnswer).join(' ');
      expect(said).toContain(`The risk is ${record.risk},`);
      const words = page.questions.flatMap(({ answer }) => ownWords(answer)).join(' ');
      for (const other of others) expect(words).not.toContain(other);
      const twin = toolTwin(INDEX, place.server, place.tool);
      expect([twin.risk, twin.action]).toEqual([record.risk, page.action.key]);
      expect(page.action.key).toBe(actionOf(record.risk));
    }
  });

  test('shows the policy that the policy functions give, which fits the format', () => {
    for (const { page, place } of pages) {
      const { fragment } = toolPolicy(place.tool.record);
      expect(JSON.parse(page.control.policy.json)).toEqual(JSON.parse(JSON.stringify(fragment)));
      for (const policy of [
        page.control.policy,
        page.control.relaxed?.policy,
        ...page.questions.map((each) => each.policy),
      ]) {
        if (policy === undefined) continue;
        const whole = { version: '1', default: 'deny', ...JSON.parse(policy.json) };
        expect(policySchema.safeParse(whole).error).toBeUndefined();
      }
      expect(page.control.relaxed !== undefined).toBe(
        ['ask', 'hide'].includes(recommend(place.tool.record).action) && place.tool.record.name !== '*',
      );
    }
  });

  test('names in an answer only keys that the answer’s policy or the page’s policy has', () => {
    for (const { page } of pages.filter(({ place }) => place.server === PLAIN)) {
      for (const { answer, policy } of page.questions) {
        const shown = (policy?.json ?? '') + page.control.policy.json;
        const keys = answer.filter((span) => span.kind === 'code' && POLICY_WORDS.includes(span.text));
        for (const { text } of keys) expect(shown, plain(answer)).toContain(`"${text}"`);
        // A key in plain words would escape the check above.
        expect(ownWords(answer)).not.toMatch(/\b(rate_limit|on_deny|deny_if|all_tools|window: ?\d+|action: ?deny)\b/);
      }
    }
  });

  test('reads well: no doubled words, stops, spaces or articles that do not fit', () => {
    for (const { page } of pages) {
      for (const phrase of phrasesIn({ ...page, why: { ...page.why, fields: [] } })) {
        const words = ownWords(phrase);
        expect(words, words).not.toMatch(/\.\.|\.\s+\.|\s,|,,|\(\s*\)|\bundefined\b|\bNaN\b|\[object/);
        expect(words, words).not.toMatch(/ {2}/);
        expect(words, words).not.toMatch(/\b(\p{L}+) \1\b/iu);
        expect(words, words).not.toMatch(/\ba (execut|allow|ask|agent|act|ingest|answer|argument|empty|error)/i);
        expect(words, words).not.toMatch(/\ban (read|write|limit|hide|person|policy|server|tool)/i);
        expect(words, words).not.toMatch(/\bsafe\b/i);
      }
    }
  });

  test('ends every answer, and every sentence of its own, with one mark', () => {
    for (const { page } of pages) {
      const sentences = [
        page.whatItDoes,
        page.why.derivation,
        page.why.harm,
        page.capture,
        ...page.control.notes,
        ...page.control.steps,
      ];
      for (const phrase of sentences) expect(plain(phrase)).toMatch(/[.:]$/);
      for (const { question, answer } of page.questions) {
        expect(plain(question)).toMatch(/\?$/);
        expect(plain(answer)).toMatch(/[.?!。！？…]”?$/u);
        expect(plain(answer)).not.toMatch(/[.。]”\.|[^.]\.\.$/u);
      }
    }
  });

  test('says "server" once where it names one', () => {
    for (const { page } of pages.filter(({ place }) => place.server.id !== 'hostile')) {
      for (const phrase of phrasesIn(page)) expect(plain(phrase)).not.toMatch(/server server|MCP server MCP|MCP MCP/i);
    }
  });

  test('never shows a character that cannot be seen', () => {
    const unseen = /[\p{Cc}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/u;
    const strings = (value: unknown): string[] => {
      if (typeof value === 'string') return [value];
      if (typeof value !== 'object' || value === null) return [];
      return Object.values(value).flatMap(strings);
    };
    for (const { page } of pages) {
      // The fragment is data; its JSON text is what is shown. The field is a path, for programs.
      const shown = { ...page, control: { ...page.control, policy: page.control.policy.json, relaxed: undefined } };
      const fields = page.why.fields.map(({ label, segments }) => ({ label, segments }));
      const findings = page.why.findings.map(({ label, text, sentence }) => ({ label, text, sentence }));
      const questions = page.questions.map(({ question, answer, policy }) => ({
        question,
        answer,
        json: policy?.json,
      }));
      const texts = strings({ ...shown, questions, why: { ...page.why, fields, findings } });
      expect(texts.filter((text) => unseen.test(text.replace(/[\n\r\t]/g, '')))).toEqual([]);
    }
  });
});

test('varies: tools of different effect and arguments are told apart by more than their names', () => {
  const plainPages = pages.filter(({ place }) => place.server === PLAIN);
  const anonymous = (spans: readonly Span[]) => ownWords([...spans]);
  const texts = new Set(plainPages.map(({ page }) => anonymous(page.whatItDoes) + anonymous(page.why.harm)));
  expect(texts.size).toBeGreaterThan(plainPages.length * 0.75);
});
