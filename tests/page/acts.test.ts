import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/catalog/name-words.ts';
import { actKey, actOf, milderKeys, prefixOf } from '../../src/page/acts.ts';

const NONE = new Set<string>();
const keyOf = (name: string, prefix: ReadonlySet<string> = NONE) => actKey(actOf(name, prefix));

describe('names of one act meet', () => {
  test.each([
    ['kill_session', 'terminateSession'],
    ['delete-items', 'item_remove'],
    ['issue.create', 'createIssue'],
    ['get_the_user', 'fetchUser'],
    ['HTTPRequest_send', 'post-http-requests'],
  ])('%s and %s', (one, other) => {
    expect(keyOf(one)).toBeDefined();
    expect(keyOf(one)).toBe(keyOf(other));
  });

  test.each([
    ['kill_session', 'close_session'],
    ['delete_item', 'delete_order'],
    ['list_users', 'get_user'],
  ])('and %s and %s do not', (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });

  test.each(['terminate', 'session', '', '*', '</script>', '__proto__', 'constructor'])(
    '%j says too little',
    (name) => {
      expect(keyOf(name)).toBeUndefined();
    },
  );
});

test('the server’s own prefix is no part of the act', () => {
  const names = ['acme_create_user', 'acme_delete_user', 'acme_ping', 'acme_search'];
  expect(prefixOf(names)).toEqual(new Set(['acme']));
  expect(keyOf('acme_create_user', prefixOf(names))).toBe(keyOf('add_users'));
  // Where nothing else says what it acts on, the prefix does.
  expect(keyOf('acme_search', prefixOf(names))).toBe('search acme');
  // A verb, or a word that only some names start with, is none.
  expect(prefixOf(['get_a', 'get_b', 'get_c', 'get_d'])).toEqual(NONE);
  expect(prefixOf(['acme_a', 'x_b', 'y_c', 'acme_d'])).toEqual(NONE);
});

test('words are found in every manner of writing', () => {
  expect(wordsOf('getHTTPUrl2Go-now_please.v1')).toEqual(['get', 'http', 'url2', 'go', 'now', 'please', 'v1']);
});

test('milder acts concern the same object', () => {
  expect(milderKeys(actOf('delete_issue', NONE))).toContain('archive issue');
  expect(milderKeys(actOf('list_issues', NONE))).toEqual([]);
  expect(milderKeys(actOf('delete', NONE))).toEqual([]);
});
