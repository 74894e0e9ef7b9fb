import type { Glossary } from './glossary.ts';

/** Portuguese nouns. */
export const PORTUGUESE_GLOSSARY: Glossary = new Map([['mensagem', 'message']]);
