import { expect, test } from 'vitest';
import { isRead, KINDS, type Kind } from '../../src/classify/effect.ts';
import { CHINESE_VERBS } from '../../src/classify/lexicon/chinese.ts';
import { ENGLISH, VAGUE } from '../../src/classify/lexicon/english.ts';
import { foreignForms } from '../../src/classify/lexicon/foreign-verbs.ts';
import { inflect, verbNamed } from '../../src/classify/lexicon/index.ts';
import { JAPANESE_VERBS } from '../../src/classify/lexicon/japanese.ts';
import type { KindTable } from '../../src/classify/lexicon/kind-table.ts';
import type { Language } from '../../src/classify/lexicon/languages.ts';
import { words } from '../../src/classify/lexicon/word-set.ts';
import { suggest } from '../../src/classify/suggest.ts';

/*
 * Every verb of a change in sentences as descriptions are written, each before one that only reads: whatever frame a verb
 * stands in, the change is seen. The name says nothing of it, and does not share a word with the sentence.
 */

const CHANGES: readonly Kind[] = KINDS.filter((kind) => !isRead(kind));

/** The verbs of which a frame makes a read. `~` stands for the verb, `^` for the verb with a capital. */
const readIn = (frame: string, verbs: readonly string[]): string[] =>
  verbs.filter((verb) => {
    const capital = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}`;
    const description = frame.replace('^', () => capital).replace('~', () => verb);
    return suggest({ name: 'policy_tool', description, inputSchema: { type: 'object' } }).category === 'read';
  });

/** Words of the preamble ("like", "take", "new") and verbs that stand for anything are none that a frame can show. */
const NOT_SHOWN = new Set(['allow', 'enable', 'like', 'new', 'permit', 'take', 'unlike', ...VAGUE]);

const english = CHANGES.flatMap((kind) => words(ENGLISH[kind])).filter(
  (verb) => /^[a-z]+$/.test(verb) && !NOT_SHOWN.has(verb),
);
const formOf = (verb: string, form: string): string => inflect(verb).find(([, one]) => one === form)?.[0] ?? verb;

test.each([
  '^ items.',
  'This will ~ items.',
  'Used to ~ items.',
  'Provides the ability to ~ items.',
  'Provides a way to ~ items.',
  'Attempts to ~ items.',
  'Helper to ~ items.',
  'Convenience method to ~ items.',
  'Call this to ~ items.',
  'Invoke to ~ items.',
  'Use when you want to ~ items.',
  'To ~ items, pass their ids.',
  'Lets the agent ~ items.',
  '[Beta] ^ items.',
  '(Pro) ^ items.',
  '**^ items**',
  '1. ^ items.',
  'Safely ~ items.',
  'Bulk ~ items.',
  'List, get and ~ items.',
  'Read items, and ~ them.',
  'Search the items to find and ~ the old ones.',
])('no verb of a change is read in “%s”', (frame) => {
  expect(readIn(`${frame} Returns the list.`, english)).toEqual([]);
});

test.each([
  ['third', '^ items.'],
  ['third', 'This function ~ items.'],
  ['third', 'A tool that ~ items.'],
  ['third', 'Once called, ~ items.'],
  ['third', 'Finds an item and ~ it.'],
  ['gerund', 'Used for ~ items.'],
  ['gerund', 'Allows ~ items.'],
  ['gerund', 'Responsible for ~ items.'],
])('no %s of a verb of a change is read in “%s”', (form, frame) => {
  const verbs = english.map((verb) => formOf(verb, form));
  expect(readIn(`${frame} Returns the list.`, verbs)).toEqual([]);
});

/** What is executed needs an object beside it, and a pronoun is none that is read. */
const tellsByItself = (kind: Kind): boolean => !isRead(kind) && kind !== 'executes';

/** Forms that are as well an adverb, a noun or a small word of their language: "only", "surely". */
const OTHER_WORDS = new Set(['cumplimente', 'programment', 'note', 'sicher', 'лишь']);

/** The forms of a language that are of verbs of a change only. */
function formsOf(language: Language, form: string): string[] {
  const forms = foreignForms(language, (lemma) => verbNamed(lemma)?.kind ?? 'creates');
  return [...forms]
    .filter(([, all]) =>
      all.every(({ kind, lemma }) => tellsByItself(kind) && !NOT_SHOWN.has(lemma) && lemma !== 'include'),
    )
    .filter(([, all]) => all.some((one) => one.form === form && !one.follow && !one.particle))
    .map(([text]) => text)
    .filter((text) => !OTHER_WORDS.has(text));
}

test.each<[Language, string, string]>([
  ['es', 'third', '^ los elementos. Devuelve la lista.'],
  ['es', 'third', '[Beta] ^ los elementos. Devuelve la lista.'],
  ['es', 'third', 'Dado un id, ~ el elemento y devuelve el estado.'],
  ['es', 'base', 'Permite ~ elementos. Devuelve la lista.'],
  ['es', 'base', 'Use esta herramienta para ~ elementos. Devuelve la lista.'],
  ['pt', 'third', '^ os itens. Retorna a lista.'],
  ['pt', 'third', '[Beta] ^ os itens. Retorna a lista.'],
  ['pt', 'third', 'Dado um id, ~ o item e retorna o estado.'],
  ['pt', 'base', 'Permite ~ itens. Retorna a lista.'],
  ['pt', 'base', 'Use esta ferramenta para ~ itens. Retorna a lista.'],
  ['fr', 'third', 'Cet outil ~ les éléments. Renvoie la liste.'],
  ['fr', 'third', '[Bêta] ^ les éléments. Renvoie la liste.'],
  ['fr', 'base', 'Outil pour ~ des éléments. Renvoie la liste.'],
  ['fr', 'base', 'Utilisez cet outil pour ~ des éléments. Renvoie la liste.'],
  ['de', 'third', '^ die Elemente. Gibt die Liste zurück.'],
  ['de', 'third', '[Beta] ^ die Elemente. Gibt die Liste zurück.'],
  ['de', 'base', 'Ermöglicht es, Elemente zu ~. Gibt die Liste zurück.'],
  ['de', 'base', 'Dient dazu, Elemente zu ~. Gibt die Liste zurück.'],
  ['ru', 'third', '^ элементы. Возвращает список.'],
  ['ru', 'third', '[Бета] ^ элементы. Возвращает список.'],
])('%s: no verb of a change (%s) is read in “%s”', (language, form, frame) => {
  const verbs = formsOf(language, form).filter((verb) => language !== 'ru' || /^[а-яё]/.test(verb));
  expect(verbs.length).toBeGreaterThan(100);
  expect(readIn(frame, verbs)).toEqual([]);
});

/** The verbs of a language without spaces, without those of one character, which the next may be a part of. */
const unspaced = (table: KindTable): string[] =>
  CHANGES.flatMap((kind) => Object.values(table[kind]).flatMap(words)).filter((verb) => verb.length > 1);

test.each([
  '~策略。返回结果。',
  '用于~策略。返回结果。',
  '将策略~，返回结果',
  '批量~策略。返回列表。',
  '根据ID~策略并返回结果',
  '【管理】~策略。返回结果。',
  '策略管理：~策略。返回结果。',
  '该工具可~策略。返回结果。',
])('no Chinese verb of a change is read in “%s”', (frame) => {
  expect(readIn(frame, unspaced(CHINESE_VERBS))).toEqual([]);
});

test.each([
  'ポリシーを~します。結果を返します。',
  'ポリシーの~。結果を返します。',
  '指定したポリシーを~し、結果を返します。',
])('no Japanese verb of a change is read in “%s”', (frame) => {
  expect(readIn(frame, unspaced(JAPANESE_VERBS))).toEqual([]);
});
