import type { Glossary } from './lexicon/glossary.ts';
import { FRENCH_GLOSSARY } from './lexicon/glossary-french.ts';
import { GERMAN_GLOSSARY } from './lexicon/glossary-german.ts';
import { PORTUGUESE_GLOSSARY } from './lexicon/glossary-portuguese.ts';
import { RUSSIAN_GLOSSARY } from './lexicon/glossary-russian.ts';
import { SPANISH_GLOSSARY } from './lexicon/glossary-spanish.ts';
import type { Language } from './lexicon/languages.ts';
import type { Word } from './words.ts';

const GLOSSARIES: Record<Language, Glossary> = {
  pt: PORTUGUESE_GLOSSARY,
  es: SPANISH_GLOSSARY,
  fr: FRENCH_GLOSSARY,
  de: GERMAN_GLOSSARY,
  ru: RUSSIAN_GLOSSARY,
};

/** The words of what is acted on, as English says them, where they stand. */
export function translated(words: readonly Word[], language: Language): Word[] {
  return words.map((word) => ({ ...word, text: GLOSSARIES[language].get(word.text) ?? word.text }));
}
