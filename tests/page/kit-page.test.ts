import { execFileSync } from 'node:child_process';
import MarkdownIt from 'markdown-it';
import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import {
  annotationsBlock,
  BLOCK_LANGUAGES,
  type BlockLanguage,
  goString,
  hintsOf,
  javaScriptString,
  pythonString,
} from '../../src/page/annotations-block.ts';
import { buildKitPage, kitTwin } from '../../src/page/kit-page.ts';
import { plain } from '../../src/page/phrase.ts';
import { sourceLinks } from '../../src/page/source-links.ts';
import { HOSTILE_NAMES } from '../policy/subjects.ts';
import { HOSTILE, INDEX, indexOf, record, serverEntry } from './catalogue.ts';

const declaring = (annotations: Record<string, unknown>, given: Parameters<typeof record>[1] = {}) =>
  record('x', { ...given, definition: { ...record('x').definition, annotations: annotations as never } });

describe('hints follow the verdict', () => {
  test.each([
    ['a read', record('x'), { readOnlyHint: true }],
    ['a write', record('x', { category: 'write' }), { readOnlyHint: false, destructiveHint: false }],
    ['a destroyer', record('x', { category: 'destructive' }), { readOnlyHint: false, destructiveHint: true }],
    [
      'one that brings text in',
      record('x', { capabilities: ['ingests-untrusted'] }),
      { readOnlyHint: true, openWorldHint: true },
    ],
    [
      'one that declares otherwise',
      declaring(
        { readOnlyHint: true, openWorldHint: false },
        { category: 'write', capabilities: ['sends-externally'] },
      ),
      { readOnlyHint: false, destructiveHint: false, openWorldHint: true },
    ],
    [
      'one that declares what nothing shows',
      declaring({ idempotentHint: true, openWorldHint: false }, { category: 'write' }),
      { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    ],
    ['a read that is idempotent', declaring({ idempotentHint: true }), { readOnlyHint: true }],
    [
      'one that declares no boolean',
      declaring({ idempotentHint: 'yes', openWorldHint: 1 }, { category: 'write' }),
      { readOnlyHint: false, destructiveHint: false },
    ],
  ])('%s', (_, tool, hints) => {
    expect(hintsOf(tool)).toEqual(hints);
  });
});

describe('a name in code', () => {
  test.each([
    ['delete_item', '"delete_item"', '"delete_item"', '"delete_item"'],
    ['a"b\\c', '"a\\"b\\\\c"', '"a\\"b\\\\c"', '"a\\"b\\\\c"'],
    ['a\nb', '"a\\u000ab"', '"a\\u000ab"', '"a\\u000ab"'],
    ['é', '"\\u00e9"', '"\\u00e9"', '"\\u00e9"'],
    ['👩', '"\\ud83d\\udc69"', '"\\U0001f469"', '"\\U0001f469"'],
    ['\uD83D', '"\\ud83d"', '"\\ud83d"', '"\\ufffd"'],
    ['$(x)`', '"$(x)`"', '"$(x)`"', '"$(x)`"'],
  ])('%j is a literal of each language', (name, javaScript, python, go) => {
    expect(javaScriptString(name)).toBe(javaScript);
    expect(pythonString(name)).toBe(python);
    expect(goString(name)).toBe(go);
  });

  test.each(HOSTILE_NAMES.map((name) => [name]))('%j is read back as it is', (name) => {
    for (const text of [javaScriptString(name), goString(name)]) expect(text).toMatch(/^"[ -~]*"$/);
    expect(JSON.parse(javaScriptString(name))).toBe(name);
  });
});

describe('a block', () => {
  const records = HOSTILE.tools.map(({ record: tool }) => tool);
  const languages = Object.keys(BLOCK_LANGUAGES) as BlockLanguage[];

  test('names each tool once, on a line of its own, in plain ASCII', () => {
    for (const language of languages) {
      const text = annotationsBlock(language, records);
      expect(text).toMatch(/^[\n\t -~]*$/);
      const own = annotationsBlock(language, []).split('\n').length;
      expect(text.split('\n').length).toBe(own + records.length);
    }
  });

  test('in TypeScript is a map of the names as they are', () => {
    const text = annotationsBlock('typescript', records)
      .replace(/^import.*$/m, '')
      .replace(/export const annotations = new Map<[^>]*>/, 'process.stdout.write(JSON.stringify([...new Map')
      .replace(/\]\);\s*$/, '])]))');
    const read = JSON.parse(execFileSync(process.execPath, ['-e', text], { encoding: 'utf8' }));
    expect(read).toEqual(JSON.parse(JSON.stringify(records.map((tool) => [tool.name, hintsOf(tool)]))));
  });
});

describe('the kit', () => {
  const groupOf = (tool: ReturnType<typeof record>) => {
    const server = serverEntry('s', [tool]);
    return buildKitPage(indexOf([server]), server).prompts.map(({ title }) => title);
  };

  test.each([
    ['nothing', declaring({}), /nothing is declared/],
    ['only a title', declaring({ title: 'X' }), /nothing is declared/],
    ['a read as a read', declaring({ readOnlyHint: true }), /need not ask/],
    ['a write as a read', declaring({ readOnlyHint: true }, { category: 'write' }), /too little/],
    ['a destroyer as a write', declaring({ destructiveHint: false }, { category: 'destructive' }), /too little/],
    ['a destroyer as one', declaring({ destructiveHint: true }, { category: 'destructive' }), /calls destroy/],
    ['a write as a write', declaring({ destructiveHint: false }, { category: 'write' }), /change something/],
    [
      'a write, and not that it destroys nothing',
      declaring({ readOnlyHint: false }, { category: 'write' }),
      /more than they need/,
    ],
    ['a read as a write', declaring({ readOnlyHint: false, destructiveHint: false }), /more than they need/],
  ])('declares %s', (_, tool, title) => {
    expect(groupOf(tool)).toEqual([expect.stringMatching(title)]);
  });

  test('says how to contest a verdict, with a form for this server and its record', () => {
    for (const server of INDEX.catalog.servers) {
      const links = buildKitPage(INDEX, server).contest.flatMap((words) =>
        words.flatMap((span) => ('href' in span ? [span.href] : [])),
      );
      expect(links).toContainEqual(expect.stringMatching(new RegExp(`issues/new\\?.*server=${server.id}$`)));
      expect(links).toContain(sourceLinks(INDEX.site, server).edit);
    }
  });

  test('puts each tool that is not retired into one group', () => {
    for (const server of INDEX.catalog.servers) {
      const { prompts } = buildKitPage(INDEX, server);
      const current = server.tools.filter(({ record: tool }) => tool.retired === undefined).length;
      expect(prompts.reduce((sum, { tools }) => sum + tools.length, 0)).toBe(current);
      expect(kitTwin(INDEX, server).tools).toHaveLength(current);
    }
  });

  for (const title of ['A](x) <b>"bold"</b>', '![x](y)', '- [ ] `a`', '&amp; \\] www.example.com']) {
    test(`has a badge in which the title ${title} is no markup`, () => {
      const server = serverEntry('s', [record('x')], { title });
      const { badge } = buildKitPage(indexOf([server]), server);
      const [, inline] = new MarkdownIt({ html: true, linkify: true }).parse(badge.markdown, {});
      const [link, image] = inline?.children ?? [];
      expect(inline?.children?.map(({ type }) => type)).toEqual(['link_open', 'image', 'link_close']);
      expect(link?.attrGet('href')).toBe('https://example.org/risks/servers/s/');
      expect(image?.attrGet('src')).toBe('https://example.org/risks/servers/s/badge.svg');
      expect(image?.children?.map(({ type }) => type)).toEqual(['text']);
      expect(image?.children?.[0]?.content).toBe(`${title} on Toolrisk`);
      const [written] = parseFragment(badge.html).childNodes;
      const [picture] = written && 'childNodes' in written ? written.childNodes : [];
      expect(picture && 'attrs' in picture && picture.attrs.find(({ name }) => name === 'alt')?.value).toBe(
        `${title} on Toolrisk`,
      );
    });
  }

  test('reads well', () => {
    for (const server of INDEX.catalog.servers) {
      const page = buildKitPage(INDEX, server);
      for (const phrase of [page.intro, ...page.blockNotes, ...page.prompts.map(({ why }) => why)]) {
        expect(plain(phrase)).not.toMatch(/\bundefined\b|\.\.| {2}|\bsafe\b/i);
      }
    }
  });
});
