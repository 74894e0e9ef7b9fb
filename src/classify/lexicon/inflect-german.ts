import { forms, type Inflected } from './verb-table.ts';

/** Prefixes after which the participle has no `ge`. */
const INSEPARABLE = /^(?:be|ge|er|ver|zer|ent|emp|miss|über|unter|wider|wieder|voll|durch)/;

/** The irregular verbs: third person, imperative, participle. */
export type Strong = ReadonlyMap<string, readonly string[]>;

/** The strong verb that `verb` is, or is made of: `überschreiben` of `schreiben`. */
function strongOf(verb: string, strong: Strong): [prefix: string, parts: readonly string[]] | undefined {
  for (let at = 0; at < verb.length - 4; at++) {
    const parts = strong.get(verb.slice(at));
    if (parts && (at === 0 || INSEPARABLE.test(verb))) return [verb.slice(0, at), parts];
  }
  return undefined;
}

/** The forms of a German verb that is not separable, with its own spelling. */
export function germanForms(verb: string, strong: Strong): Inflected[] {
  const stem = verb.replace(/e?n$/, '');
  const found = strongOf(verb, strong);
  if (found) {
    const [prefix, [third, imperative, past]] = found;
    const participle = prefix ? prefix + (past ?? '').replace(/^ge/, '') : (past ?? '');
    return [
      [prefix + third, 'third'],
      [prefix + imperative, 'third'],
      [`${stem}e`, 'third'],
      ...forms('past', participle, '- e er en es'),
      ...forms('noun', stem, 'ung'),
    ];
  }
  const third = /(?:[dt]|(?:[^aehiloumnr]|ch)[mn])$/.test(stem) ? `${stem}et` : `${stem}t`;
  const plain = INSEPARABLE.test(verb) || verb.endsWith('ieren');
  return [
    [third, 'third'],
    [stem, 'third'],
    [`${stem}e`, 'third'],
    ...(/[lr]$/.test(stem) && stem.endsWith('el') ? forms('third', stem.slice(0, -2), 'le') : []),
    ...forms('past', plain ? third : `ge${third}`, '- e er en es'),
    ...forms('noun', stem, 'ung'),
  ];
}
