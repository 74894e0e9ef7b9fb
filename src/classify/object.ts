import type { Kind } from './effect.ts';
import { OVERRIDES, type Override } from './lexicon/objects.ts';
import type { Action } from './name.ts';

const PREPOSITIONS = new Set(
  'by for from to with in on of at as via using into onto per within under through that which when if and or about'.split(
    ' ',
  ),
);

/** The words of the object up to its first preposition. */
export function nounPhrase(action: Action): string[] {
  const words = action.object.map((word) => word.text);
  const end = words.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word));
  return end < 0 ? words : words.slice(0, end);
}

/** The kind of an action, given what it acts on. */
export function kindOf(action: Action): Kind {
  const phrase = nounPhrase(action);
  const head = phrase.at(-1);
  return OVERRIDES.find((override) => fits(override, action, phrase, head))?.to ?? action.kind;
}

function fits(override: Override, action: Action, phrase: string[], head: string | undefined): boolean {
  const verb = override.verbs?.has(action.lemma) || override.kinds?.has(action.kind);
  if (!verb || head === undefined || override.unlessHead?.has(head)) return false;
  return override.place === 'head' ? override.objects.has(head) : phrase.some((word) => override.objects.has(word));
}
