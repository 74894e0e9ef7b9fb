import type { Glossary } from './glossary.ts';

/** Russian nouns. */
export const RUSSIAN_GLOSSARY: Glossary = new Map([['сообщение', 'message']]);
