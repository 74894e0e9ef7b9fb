import type { Glossary } from './glossary.ts';

/** French nouns. */
export const FRENCH_GLOSSARY: Glossary = new Map([['courriel', 'email']]);
