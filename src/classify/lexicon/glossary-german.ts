import type { Glossary } from './glossary.ts';

/** German nouns. */
export const GERMAN_GLOSSARY: Glossary = new Map([['nachricht', 'message']]);
