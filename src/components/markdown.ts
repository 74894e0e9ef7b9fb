import MarkdownIt from 'markdown-it';
import { type Facts, fillFacts } from '../page/facts.ts';
import { type Phrase, plain } from '../page/phrase.ts';
import { hrefTo, type Site } from '../page/site.ts';

/**
 * Makes a renderer of our own pages' Markdown, with typographic quotes. HTML in it is shown as text. Headings get ids; links to this site get
 * its base, and links elsewhere do not tell where the reader came from. Facts are put in when all else is parsed, so that
 * no text of theirs is read as Markdown.
 */
export function markdownFor(site: Site, facts: Facts = {}): (text: string) => string {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true });
  // Dashes and signs are written as they are meant.
  markdown.disable('replacements');
  markdown.renderer.rules.heading_open = (tokens, at, options, _env, self) => {
    const title = tokens[at + 1]?.content ?? '';
    tokens[at]?.attrSet('id', headingId(title));
    return self.renderToken(tokens, at, options);
  };
  const { escapeHtml } = markdown.utils;
  const filled = (text: string, show: (fact: Phrase) => string) => fillFacts(escapeHtml(text), facts, show);
  const asText = (fact: Phrase) => escapeHtml(plain(fact));
  markdown.renderer.rules.text = (tokens, at) => filled(tokens[at]?.content ?? '', (fact) => htmlOf(fact, escapeHtml));
  markdown.renderer.rules.code_inline = (tokens, at) => `<code>${filled(tokens[at]?.content ?? '', asText)}</code>`;
  markdown.renderer.rules.fence = (tokens, at) =>
    `<div class="code"><pre tabindex="0"><code>${filled(tokens[at]?.content ?? '', asText)}</code></pre></div>\n`;
  markdown.renderer.rules.link_open = (tokens, at, options, _env, self) => {
    const link = tokens[at];
    const href = String(link?.attrGet('href') ?? '');
    if (href.startsWith('/')) link?.attrSet('href', hrefTo(site, href));
    else link?.attrSet('rel', 'noreferrer');
    return self.renderToken(tokens, at, options);
  };
  return (text) => markdown.render(text);
}

function htmlOf(fact: Phrase, escapeHtml: (text: string) => string): string {
  return fact
    .map((span) => {
      const text = escapeHtml(span.text);
      if (span.kind === 'link') return `<a href="${escapeHtml(span.href)}">${text}</a>`;
      if (span.kind === 'code') return `<code>${text}</code>`;
      return span.kind === 'unseen' ? `<span class="unseen">${text}</span>` : text;
    })
    .join('');
}

/** `What happens` becomes `what-happens`. */
export function headingId(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
