import type { Glossary } from './glossary.ts';

/** Spanish nouns. */
export const SPANISH_GLOSSARY: Glossary = new Map([['mensaje', 'message']]);
