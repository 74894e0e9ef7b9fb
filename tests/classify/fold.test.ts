import { describe, expect, test } from 'vitest';
import { MAY_BE_PICTURE } from '../../src/classify/description.ts';
import { fold } from '../../src/classify/fold.ts';

describe('folding', () => {
  test.each([
    'delete_item',
    'a – b → c',
    'don’t “quote”',
    '列出所有设备。返回名称、状态。',
    'удаляет и ищет',
    'ファイルを削除する',
    '파일 삭제',
  ])('leaves alone what is written plainly: %s', (text) => {
    const folded = fold(text);
    expect(folded.text).toBe(text);
    for (let at = 0; at < text.length; at++) expect(folded.origin(at, at + 1)).toEqual([at, at + 1]);
  });

  test.each([
    ['a look-alike among Latin letters', 'dеlеte', 'delete'],
    ['a word of look-alikes', 'а сору', 'a copy'],
    ['no look-alike beside a letter that is none', 'сообщ', 'сообщ'],
    ['umlauts', 'Größe', 'Große'],
    ['accents', 'Ajouté à l’été', 'Ajoute a l’ete'],
    ['accents of their own', 'Ajoute\u0301', 'Ajoute'],
    ['an accent that stands alone', '\u0301. end', '. end'],
    ['full-width letters and signs', 'ｄｅｌｅｔｅ（全部），删除！', 'delete(全部),删除!'],
    ['characters that cannot be seen', 'de\u200blete\u{e0041}', 'delete'],
    ['ligatures', 'ﬁle', 'file'],
    ['nothing but what cannot be seen', '\u200b', ''],
    ['signs of several characters', '删除…①', '删除...1'],
    ['half-width kana', 'ﾌｧｲﾙ', 'ファイル'],
    ['ё', 'ещё', 'еще'],
    ['pictures', '🔒 Sicher ✅️', '🔒 Sicher ✅'],
  ])('folds %s', (_, text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  test.each([
    ['删除，然后（ｄｅｌｅｔｅ）返回…完', 'delete', 'ｄｅｌｅｔｅ'],
    ['删除，然后（ｄｅｌｅｔｅ）返回…完', '返回...', '返回…'],
    ['Il supprime l’été…', 'ete', 'été'],
    ['a de\u200blete b', 'delete', 'de\u200blete'],
    ['Ajoute\u0301 tout', 'Ajoute', 'Ajoute\u0301'],
    ['🔒 удаляет：все', 'удаляет:', 'удаляет：'],
  ])('tells where it was written: %s, %s', (text, folded, original) => {
    const { text: plain, origin } = fold(text);
    const at = plain.indexOf(folded);
    expect(at).toBeGreaterThanOrEqual(0);
    expect(text.slice(...origin(at, at + folded.length))).toBe(original);
  });

  test('leads back to where text is turned round', () => {
    const text = 'Now \u202ede\u200blеtе\u202c it';
    const { text: folded, origin } = fold(text);
    const at = folded.indexOf('delete');
    expect(text.slice(...origin(at, at + 6))).toBe('de\u200blеtе');
    expect(text.slice(...origin(0, folded.length))).toBe(text);
  });

  test('knows the code units of all pictures', () => {
    const picture = /\p{Extended_Pictographic}/u;
    const missed: string[] = [];
    for (let point = 0x80; point <= 0x10ffff; point++) {
      if (point >= 0xd800 && point < 0xe000) continue;
      const character = String.fromCodePoint(point);
      if (picture.test(character) && !MAY_BE_PICTURE.test(character)) missed.push(point.toString(16));
    }
    expect(missed).toEqual([]);
  });
});
