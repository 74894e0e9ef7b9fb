import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/manifest/language.ts';

describe('languageOf', () => {
  const cases: [string | undefined, string][] = [
    ['en', 'Delete a file from the workspace'],
    ['en', 'Get user'],
    ['en', 'List payment methods (formas de pagamento)'],
    ['en', 'Returns the translation of a text, for example “你好”, into English'],
    ['en', 'POST'],
    ['zh', '导出指定账号的Session字符串'],
    ['zh', '列出所有 MCP server 的 tools'],
    ['ja', '指定したファイルを削除する'],
    ['ja', 'ユーザー一覧をAPIから取得'],
    ['ko', '법령을 검색합니다'],
    ['ru', 'Удаляет файл из рабочей папки'],
    ['uk', 'Видаляє файл із робочої теки'],
    ['el', 'Διαγράφει ένα αρχείο'],
    ['ar', 'حذف ملف من مساحة العمل'],
    ['fa', 'پوشه را پاک کن'],
    ['he', 'מחיקת קובץ מסביבת העבודה'],
    ['hi', 'फ़ाइल हटाएँ'],
    ['th', 'ลบไฟล์'],
    ['pt', 'Consulta os contratos de um município e retorna a lista'],
    ['pt', 'Remoção de um arquivo do diretório de trabalho'],
    ['es', 'Elimina un archivo de la carpeta de trabajo del usuario'],
    ['fr', 'Supprime un fichier du dossier de travail et de la corbeille'],
    ['de', 'Löscht eine Datei aus dem Ordner und leert den Papierkorb'],
    ['it', 'Elimina un file dalla cartella di lavoro e lo mette nel cestino'],
    [undefined, ''],
    [undefined, '123 !? 🚀'],
  ];
  it.each(cases)('%s: %s', (language, text) => expect(languageOf(text)).toBe(language));

  it('reads neither code nor addresses nor identifiers', () => {
    expect(languageOf('Get `la_de_un_el` of https://el.de/un/por and de_la_un')).toBe('en');
  });

  it('takes time in proportion to a bounded part of the text', () => {
    for (const unit of ['(', '"', '«', '`', '_', 'a ', '的'])
      expect(languageOf(unit.repeat(200_000)) ?? 'none').toMatch(/^(none|en|zh)$/);
  });
});
