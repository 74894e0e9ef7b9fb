/** The verbs of a language, and the nouns that stand for them, by the English verb of the same meaning. */
export interface VerbTable {
  verbs: Readonly<Record<string, string>>;
  nouns: Readonly<Record<string, string>>;
  /** Forms that no rule makes: `lemma:form,form`. */
  irregular: string;
}

/** What a form is of its verb. */
export type FormKind = 'base' | 'third' | 'gerund' | 'past' | 'noun';

/** One form of a verb. */
export type Inflected = readonly [form: string, kind: FormKind];

const forms = (kind: FormKind, stem: string, endings: string): Inflected[] =>
  endings.split(' ').map((ending) => [`${stem}${ending === '-' ? '' : ending}`, kind]);

export { forms };
