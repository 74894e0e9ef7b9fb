import type { Phrase } from './phrase.ts';

/** What `{{name}}` stands for in a text of ours. */
export type Facts = Readonly<Record<string, Phrase>>;

/** A text with its facts, each written by `show`. What no fact is named like stays as it is. */
export function fillFacts(text: string, facts: Facts, show: (fact: Phrase) => string): string {
  return text.replace(/\{\{([a-z-]+)\}\}/g, (found, name: string) => {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    return fact === undefined ? found : show(fact);
  });
}
