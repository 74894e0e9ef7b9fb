import MarkdownIt from 'markdown-it';
import { hrefTo, type Site } from '../page/site.ts';

/**
 * Makes a renderer of our own pages' Markdown. HTML in it is shown as text. Headings get ids; links to this site get
 * its base, and links elsewhere do not tell where the reader came from.
 */
export function markdownFor(site: Site): (text: string) => string {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  markdown.renderer.rules.heading_open = (tokens, at, options, _env, self) => {
    const title = tokens[at + 1]?.content ?? '';
    tokens[at]?.attrSet('id', headingId(title));
    return self.renderToken(tokens, at, options);
  };
  markdown.renderer.rules.fence = (tokens, at) =>
    `<div class="code"><pre tabindex="0"><code>${markdown.utils.escapeHtml(tokens[at]?.content ?? '')}</code></pre></div>\n`;
  markdown.renderer.rules.link_open = (tokens, at, options, _env, self) => {
    const link = tokens[at];
    const href = String(link?.attrGet('href') ?? '');
    if (href.startsWith('/')) link?.attrSet('href', hrefTo(site, href));
    else link?.attrSet('rel', 'noreferrer');
    return self.renderToken(tokens, at, options);
  };
  return (text) => markdown.render(text);
}

/** `What happens` becomes `what-happens`. */
export function headingId(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
