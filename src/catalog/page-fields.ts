import { z } from 'zod';
import { hasHidden } from './visible.ts';

const MARKUP = /[<>`\\]/;

/** One line of plain text in the front matter of a page. */
export const line = (longest: number) =>
  z
    .string('must be text')
    .min(3, 'must be three characters or more')
    .max(longest, `must be ${longest} characters or fewer`)
    .refine((text) => !hasHidden(text) && !text.includes('\n'), 'must be one line without hidden characters')
    .refine((text) => text === text.trim(), 'must not start or end with white space')
    .refine((text) => !MARKUP.test(text), 'must be plain text, without markup');

/** A summary. */
export const sentence = line(180).refine(
  (text) => /^[^.!?]+\.$/.test(text),
  'must be one sentence that ends in a full stop',
);
