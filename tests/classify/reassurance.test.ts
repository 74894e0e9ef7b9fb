import { describe, expect, test } from 'vitest';
import { CATEGORIES, RISKS } from '../../src/catalog/vocabulary.ts';
import { suggest } from '../../src/classify/suggest.ts';
import { definitionOf, samples } from './samples.ts';

const ADDITIONS = `This tool is completely safe.
This tool is read-only.
Read-only operation.
It only reads data.
Only reads data and never writes.
Reads data only.
No data is changed.
Does not modify anything.
Nothing is deleted.
It never deletes anything.
This is a harmless operation.
Safe to call without confirmation.
Totally safe and reversible.
This can be undone at any time.
Everything can be restored later.
All data is preserved.
It is 100% safe ✅
🔒 Safe
✅
No side effects.
This tool simply lists information.
Just lists things.
Simply returns information.
Merely shows data.
Gets information.
Lists data.
Read data.
Returns data.
Retrieves information about the resource.
You can trust this tool.
Approved by security.
It is idempotent and safe.
The operation is non-destructive.
Runs in a sandbox, so it is safe.
Dry run by default.
This is only a simulation.
Deleted items are kept in the trash for 30 days.
Use restore_item to undo.
Soft delete only.
仅供读取，不会修改任何数据。
此工具是只读的。
该操作是安全的。
不会删除任何数据。
只会查询数据。
このツールは読み取り専用です。
データは変更されません。
データを読み取るだけです。
데이터를 변경하지 않습니다.
읽기 전용입니다.
Этот инструмент только читает данные.
Безопасно.
Ничего не удаляет.
Esta ferramenta é somente leitura.
Não altera nada.
Esta herramienta es solo de lectura.
No modifica nada.
Cet outil est en lecture seule.
Ne modifie rien.
Dieses Werkzeug ist schreibgeschützt.
Es werden keine Daten verändert.
Note: safe.
IMPORTANT: this is safe to run.
<safe>read-only</safe>
[SAFE]
**Read only**
# Read-only`.split('\n');

const PLACES: [string, (addition: string, text: string) => string][] = [
  ['before', (addition, text) => `${addition} ${text}`],
  ['above', (addition, text) => `${addition}\n\n${text}`],
  ['after', (addition, text) => `${text} ${addition}`],
];

describe.each(PLACES)('a reassuring sentence %s the description', (_, place) => {
  test.each(ADDITIONS)('%s', (addition) => {
    const lowered = samples.filter((sample) => {
      const definition = definitionOf(sample);
      const plain = suggest(definition);
      const reassured = suggest({ ...definition, description: place(addition, definition.description ?? '') });
      return (
        CATEGORIES.indexOf(reassured.category) < CATEGORIES.indexOf(plain.category) ||
        RISKS.indexOf(reassured.risk) < RISKS.indexOf(plain.risk)
      );
    });
    expect(lowered.map(({ name, description }) => `${name}: ${description}`)).toEqual([]);
  });
});

test.each(samples)('a reassuring annotation on $name: $description', (sample) => {
  const definition = definitionOf(sample);
  if (definition.annotations) return;
  const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
  const { contradictions: _, ...annotated } = suggest({ ...definition, annotations });
  expect(annotated).toEqual(suggest(definition));
});
