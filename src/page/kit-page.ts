import type { ServerEntry } from '../catalog/catalog.ts';
import type { ToolRecord } from '../catalog/record.ts';
import { actionOf } from '../catalog/risk.ts';
import { annotationsBlock, BLOCK_LANGUAGES, type BlockLanguage, type Hints, hintsOf } from './annotations-block.ts';
import type { PageIndex } from './catalog-index.ts';
import { breadcrumbLd, type Crumb, graphOf, type JsonLd } from './json-ld.ts';
import { markdownLink, markdownWords } from './markdown.ts';
import type { Meta } from './meta.ts';
import { clip, code, link, nameText, type Phrase, paragraph, say } from './phrase.ts';
import { theServer } from './server-name.ts';
import { hrefTo, paths, urlOf } from './site.ts';
import { newReportUrl, sourceLinks } from './source-links.ts';
import { xmlText } from './xml.ts';

/*
 * What a server's maintainer takes home: annotations that fit the verdicts, what clients will ask about, and a badge.
 */

/** Tools that clients treat alike, and why. */
export interface PromptGroup {
  title: string;
  why: Phrase;
  tools: { name: Phrase; href: string }[];
  /** True where the declaration and the verdict disagree. */
  wrong: boolean;
}

export interface KitPage {
  meta: Meta;
  breadcrumb: Crumb[];
  heading: string;
  intro: Phrase;
  server: { text: string; href: string };
  prompts: PromptGroup[];
  blocks: { language: BlockLanguage; title: string; text: string }[];
  blockNotes: Phrase[];
  badge: { src: string; alt: string; markdown: string; html: string };
  /** What to do about a verdict that is wrong. */
  contest: Phrase[];
  twin: string;
  jsonLd: JsonLd;
}

/** What a client that goes by annotations makes of a tool as it is declared now. */
type Prompt = 'declares-nothing' | 'understates' | 'destroys' | 'changes' | 'reads' | 'overstates';

function promptOf({ category, definition }: ToolRecord): Prompt {
  const { readOnlyHint, destructiveHint } = definition.annotations ?? {};
  if (typeof readOnlyHint !== 'boolean' && typeof destructiveHint !== 'boolean') return 'declares-nothing';
  if (readOnlyHint === true) return category === 'read' ? 'reads' : 'understates';
  if (category === 'read') return 'overstates';
  if (destructiveHint === false) return category === 'destructive' ? 'understates' : 'changes';
  return category === 'destructive' ? 'destroys' : 'overstates';
}

const PROMPTS = {
  understates: {
    title: 'Clients may ask too little',
    why: say`Declared to do less than the definition shows. A client that believes it asks too little; one that compares, such as this catalogue, says so on the tool’s page.`,
  },
  'declares-nothing': {
    title: 'Clients ask each time: nothing is declared',
    why: say`Neither ${code('readOnlyHint')} nor ${code('destructiveHint')} is declared, so the protocol’s defaults hold: the tool may change and destroy things. Clients that go by annotations ask a person, for tools that only read too.`,
  },
  overstates: {
    title: 'Clients ask more than they need to',
    why: say`Declared, or by default, to change or destroy more than the definition shows. Clients ask where they need not.`,
  },
  destroys: {
    title: 'Clients ask each time, and rightly: calls destroy',
    why: say`Declared destructive, and the verdict agrees.`,
  },
  changes: {
    title: 'Clients ask once or each time: calls change something',
    why: say`Declared to change something and destroy nothing, and the verdict agrees. Most clients ask, and offer to remember the answer.`,
  },
  reads: {
    title: 'Clients that go by annotations need not ask: calls only read',
    why: say`Declared to read only, and the verdict agrees. Some clients run these without asking; others ask about every tool of a server that they do not know.`,
  },
} as const satisfies Record<Prompt, { title: string; why: Phrase }>;

const ORDER = Object.keys(PROMPTS) as Prompt[];

function promptsOf(index: PageIndex, server: ServerEntry): PromptGroup[] {
  const places = index.placesOf(server);
  return ORDER.flatMap((prompt) => {
    const tools = places.filter(({ tool }) => promptOf(tool.record) === prompt);
    if (tools.length === 0) return [];
    return {
      ...PROMPTS[prompt],
      wrong: prompt === 'understates',
      tools: tools.map(({ tool }) => ({
        name: code(tool.record.name, 80),
        href: hrefTo(index.site, paths.tool(server, tool)),
      })),
    };
  });
}

const recordsOf = (server: ServerEntry): ToolRecord[] =>
  server.tools.map(({ record }) => record).filter(({ retired }) => retired === undefined);

const BLOCK_NOTES = [
  say`From the verdicts: ${code('readOnlyHint')} where a call only reads, ${code('destructiveHint')} where there is no way back, ${code('openWorldHint')} where text comes in from strangers or goes out.`,
  say`A definition does not show whether a second call changes more, so ${code('idempotentHint')} is only there where the server declares it. Check each line: you know what your code does, and this catalogue only what its definitions say.`,
];

function badgeOf(index: PageIndex, server: ServerEntry): KitPage['badge'] {
  const { site } = index;
  const alt = `${nameText(index.labelOf(server), 60)} on ${site.name}`;
  const [src, href] = [urlOf(site, paths.serverBadge(server)), urlOf(site, paths.server(server))];
  return {
    src: hrefTo(site, paths.serverBadge(server)),
    alt,
    markdown: markdownLink(`!${markdownLink(markdownWords(alt), src)}`, href),
    html: `<a href="${xmlText(href)}"><img src="${xmlText(src)}" alt="${xmlText(alt)}"></a>`,
  };
}

/** A sentence that points to a guide; nothing in a catalogue without it. */
function guideSentence({ guides, site }: PageIndex, slug: string, sentence: (title: Phrase) => Phrase): Phrase[] {
  const guide = guides.find((each) => each.slug === slug);
  return guide === undefined ? [] : [sentence(link(guide.title, hrefTo(site, paths.guide(slug))))];
}

/** From the least work to the most. */
function contestOf(index: PageIndex, server: ServerEntry): Phrase[] {
  const { site } = index;
  return [
    say`${link('Report it', newReportUrl(site, server))}: say which tool, what a call of it really does, and where that can be seen. Each tool’s page has the same form, filled in with its verdict.`,
    paragraph([
      say`${link('Edit the record', sourceLinks(site, server).edit)} and propose the change: a review by a person outranks the classifier.`,
      ...guideSentence(index, 'start-contributor', (title) => say`The steps: ${title}.`),
    ]),
    paragraph([
      say`Change the words in the server: a model that chooses tools reads the same ones.`,
      ...guideSentence(index, 'start-maintainer', (title) => say`What helps: ${title}.`),
    ]),
  ];
}

/** Builds the model of a server's page for its maintainers. */
export function buildKitPage(index: PageIndex, server: ServerEntry): KitPage {
  const { site } = index;
  const label = index.labelOf(server);
  const breadcrumb = [
    { text: 'Servers', href: hrefTo(site, paths.servers()) },
    { text: label, href: hrefTo(site, paths.server(server)) },
    { text: 'Maintainers’ kit' },
  ];
  const records = recordsOf(server);
  return {
    meta: {
      title: `${clip(label, 60)}: maintainers’ kit`,
      description: clip(
        `For the maintainers of ${label}: what clients will ask about and why, annotations for its tools in TypeScript, Python and Go, and a badge.`,
        160,
      ),
      address: paths.serverKit(server),
      twin: paths.serverKitTwin(server),
    },
    breadcrumb,
    heading: 'Maintainers’ kit',
    intro: say`For the maintainers of ${theServer(label)}: what clients make of its tools, annotations to paste, a badge, and what to do about a wrong verdict.`,
    server: { text: label, href: hrefTo(site, paths.server(server)) },
    prompts: promptsOf(index, server),
    blocks:
      records.length === 0
        ? []
        : (Object.keys(BLOCK_LANGUAGES) as BlockLanguage[]).map((language) => ({
            language,
            title: BLOCK_LANGUAGES[language].title,
            text: annotationsBlock(language, records),
          })),
    blockNotes: BLOCK_NOTES,
    badge: badgeOf(index, server),
    contest: contestOf(index, server),
    twin: hrefTo(site, paths.serverKitTwin(server)),
    jsonLd: graphOf(breadcrumbLd(breadcrumb, site.origin)),
  };
}

/** What the kit says of one tool, for programs. */
interface KitLine {
  name: string;
  /** As declared now. */
  declared: ToolRecord['definition']['annotations'] | null;
  /** As the verdict suggests. */
  annotations: Hints;
  prompt: Prompt;
  action: ReturnType<typeof actionOf>;
}

/** The JSON twin of the kit. */
export function kitTwin(index: PageIndex, server: ServerEntry) {
  const { markdown, html } = badgeOf(index, server);
  return {
    url: urlOf(index.site, paths.serverKit(server)),
    server: server.id,
    badge: { svg: urlOf(index.site, paths.serverBadge(server)), markdown, html },
    tools: recordsOf(server).map(
      (record): KitLine => ({
        name: record.name,
        declared: record.definition.annotations ?? null,
        annotations: hintsOf(record),
        prompt: promptOf(record),
        action: actionOf(record.risk),
      }),
    ),
  };
}
