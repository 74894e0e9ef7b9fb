import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../src/catalog/read.ts';
import { definitionText, definitionTokens, estimateTokens, serverTokens, TOKEN_ERROR } from '../../src/page/tokens.ts';
import { record } from './catalogue.ts';

/** Names of control tokens in a text are counted as text, as an API does. */
const real = (text: string) => countTokens(text, { disallowedSpecial: new Set() });
const apart = (estimated: number, counted: number) => Math.abs(estimated / counted - 1) * 100;

describe('the size of the catalogue’s definitions', () => {
  const sizes = readCatalog('catalog').catalog.servers.flatMap(({ tools }) =>
    tools.map(({ record: { name, definition } }) => {
      const text = definitionText(name, definition);
      return { estimated: estimateTokens(text), counted: real(text) };
    }),
  );

  test('is estimated as near as pages say, of nine tools in ten', () => {
    const errors = sizes.map(({ estimated, counted }) => apart(estimated, counted)).sort((a, b) => a - b);
    expect(errors.length).toBeGreaterThan(500);
    expect(errors[Math.floor(errors.length * 0.9)]).toBeLessThan(TOKEN_ERROR.tool);
  });

  test('is estimated as near as pages say, of all together', () => {
    const sum = (key: 'estimated' | 'counted') => sizes.reduce((total, size) => total + size[key], 0);
    expect(apart(sum('estimated'), sum('counted'))).toBeLessThan(TOKEN_ERROR.all);
  });
});

test.each([
  ['Chinese', '返回指定账号的会话列表，支持按时间和关键字过滤。如果没有结果则返回空数组。'],
  ['Japanese', '指定したユーザーのメッセージを取得します。結果はページごとに返されます。'],
  ['Korean', '지정한 계정의 메시지 목록을 반환합니다. 결과가 없으면 빈 배열을 반환합니다.'],
  ['Russian', 'Возвращает список сообщений указанного пользователя, с фильтром по времени.'],
  ['German', 'Gibt die Liste der Nachrichten für das ausgewählte Gerät zurück und löscht übrige Einträge.'],
  ['French', 'Renvoie la liste des messages de l’utilisateur désigné, filtrée par période définie à l’avance.'],
  ['Arabic', 'تُرجع قائمة رسائل المستخدم المحدد مع التصفية حسب الوقت'],
])('%s is three tenths off at most', (_, text) => {
  expect(apart(estimateTokens(text), real(text))).toBeLessThan(30);
});

test.each([
  ['nothing', '', 0],
  ['one word', 'delete', 1],
  ['two words', 'delete item', 2],
])('%s has as many tokens as it has', (_, text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens);
  expect(real(text)).toBe(tokens);
});

test.each([
  ['letters', 'a'],
  ['spaces', ' '],
  ['marks', '<'],
  ['ideographs', '字'],
  ['halves of pairs', '\uD83D'],
])('twice as many %s are about twice as many tokens', (_, character) => {
  const [once, twice] = [estimateTokens(character.repeat(5000)), estimateTokens(character.repeat(10_000))];
  expect(once).toBeGreaterThan(0);
  expect(twice / once).toBeCloseTo(2, 1);
});

describe('a server', () => {
  const definition = (description: string) => ({ ...record('x').definition, description });
  const read = record('list_items', { definition: definition('List the items of a project.') });
  const hidden = record('drop_items', { category: 'destructive', definition: definition('Drop them.') });
  const retired = record('old', { retired: '2026-01-01', definition: definition('Old.') });

  test('has the tokens of its tools, without retired ones', () => {
    expect(serverTokens([read, hidden, retired]).all).toBe(definitionTokens(read) + definitionTokens(hidden));
  });

  test('shows those that the recommended policy does not hide', () => {
    expect(serverTokens([read, hidden, retired]).shown).toBe(definitionTokens(read));
    expect(serverTokens([retired])).toEqual({ all: 0, shown: 0 });
  });
});

test('what a model is not shown costs nothing', () => {
  const shown = record('list_items');
  const more = record('list_items', {
    definition: { ...shown.definition, title: 'A title', outputSchema: { type: 'object' }, annotations: { a: true } },
  });
  const longer = record('list_items', { definition: { ...shown.definition, description: 'A description' } });
  expect(definitionTokens(more)).toBe(definitionTokens(shown));
  expect(definitionTokens(longer)).toBeGreaterThan(definitionTokens(shown));
});
