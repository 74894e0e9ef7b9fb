import { KINDS, type Kind } from '../effect.ts';
import { CHINESE } from './chinese.ts';
import { ENGLISH, NOUN_LIKE } from './english.ts';

/** A verb of a lexicon. */
export interface Verb {
  lemma: string;
  kind: Kind;
  /** As often a noun as a verb. */
  nounLike: boolean;
  /** The form it stands in: `create`, `creates`, `creating`, `created`. */
  form: 'base' | 'third' | 'gerund' | 'past';
}

const entries = (lexicon: Record<Kind, string>): [string, Kind][] =>
  KINDS.flatMap((kind) =>
    lexicon[kind]
      .trim()
      .split(/\s+/)
      .map((word) => [word, kind] as [string, Kind]),
  );

function inflect(verb: string): [string, Verb['form']][] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const soft = /[^aeiou]y$/.test(verb) ? verb.slice(0, -1) : undefined;
  const doubled = /[^aeiou][aeiou][bdgklmnprt]$/.test(verb) ? verb + verb.at(-1) : undefined;
  const third = soft ? `${soft}ies` : /(s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
  const forms: [string, Verb['form']][] = [
    [third, 'third'],
    [`${stem}ing`, 'gerund'],
    [soft ? `${soft}ied` : `${stem}ed`, 'past'],
  ];
  if (doubled) forms.push([`${doubled}ing`, 'gerund'], [`${doubled}ed`, 'past']);
  return forms;
}

function build(): Map<string, Verb> {
  const verbs = new Map<string, Verb>();
  const base = entries(ENGLISH);
  for (const [lemma, kind] of base) {
    const known = verbs.get(lemma);
    if (!known) verbs.set(lemma, { lemma, kind, nounLike: NOUN_LIKE.has(lemma), form: 'base' });
  }
  for (const [lemma, kind] of base) {
    for (const [form, name] of inflect(lemma)) {
      if (!verbs.has(form)) verbs.set(form, { lemma, kind, nounLike: NOUN_LIKE.has(lemma), form: name });
    }
  }
  return verbs;
}

const VERBS = build();

/** The verb that `word`, in lower case, is a form of. */
export const verbOf = (word: string): Verb | undefined => VERBS.get(word);

const HAN = new Map(entries(CHINESE));
const LONGEST = Math.max(...[...HAN.keys()].map((word) => word.length));

/** The longest Chinese verb that starts at `index` of `text`. */
export function chineseVerbAt(text: string, index: number): { text: string; kind: Kind } | undefined {
  for (let length = LONGEST; length > 0; length--) {
    const word = text.slice(index, index + length);
    const kind = word.length === length ? HAN.get(word) : undefined;
    if (kind) return { text: word, kind };
  }
  return undefined;
}
