import { plain } from './phrase.ts';
import { plainAnswer, type Question } from './questions.ts';

/** A step of a breadcrumb. The page itself has no link. */
export interface Crumb {
  text: string;
  href?: string | undefined;
}

export type JsonLd = Record<string, unknown>;

const ESCAPES: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** JSON for a script element: nothing in it can end the element, start a comment or break an older parser's line. */
export function serialiseJsonLd(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (found) => ESCAPES[found] as string);
}

/** A page's structured data: several things under one context. */
export function graphOf(...things: JsonLd[]): JsonLd {
  return { '@context': 'https://schema.org', '@graph': things };
}

/** The breadcrumb; `origin` makes its links full URLs. */
export function breadcrumbLd(crumbs: readonly Crumb[], origin: string): JsonLd {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ text, href }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: text,
      ...(href !== undefined && { item: origin + href }),
    })),
  };
}

export function faqLd(questions: readonly Question[]): JsonLd {
  return {
    '@type': 'FAQPage',
    mainEntity: questions.map((question) => ({
      '@type': 'Question',
      name: plain(question.question),
      acceptedAnswer: { '@type': 'Answer', text: plainAnswer(question) },
    })),
  };
}
