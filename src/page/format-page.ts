import { flagsOf } from '../policy/argument-rules.ts';
import type { Rule } from '../policy/document.ts';
import { exportServers } from '../policy/formats/export.ts';
import type { Format, Treatment } from '../policy/formats/format.ts';
import { FORMATS } from '../policy/formats/index.ts';
import { treat } from '../policy/formats/treat.ts';
import { LINT_RULES } from '../policy/lint/index.ts';
import { type Recommendation, recommend, type Subject } from '../policy/recommend.ts';
import type { PageIndex } from './catalog-index.ts';
import { EXAMPLE_LABEL, EXAMPLE_TOOLS } from './format-example.ts';
import { exportLoss, inCode, placeOf, refusal, removal } from './format-words.ts';
import type { Crumb } from './json-ld.ts';
import { lintSentence } from './lint-words.ts';
import type { Meta } from './meta.ts';
import { code, listed, type Phrase, plain, say } from './phrase.ts';
import { limitText, orValues } from './policy-words.ts';
import { hrefTo, paths, type Site, twinOf, urlOf } from './site.ts';

/** Something that a policy asks of a tool, and what becomes of it in a format. */
export interface PowerRow {
  key: 'hide' | 'deny' | 'ask' | 'limit' | 'rules' | 'unlisted';
  label: string;
  /** `yes`, `some` or `no`; for tools that are not named, what becomes of their calls. */
  has: string;
  words: Phrase;
}

/** Everything that a format's page shows. */
export interface FormatPage {
  meta: Meta;
  breadcrumb: Crumb[];
  title: string;
  summary: Phrase;
  powers: PowerRow[];
  enforces: Phrase[];
  suggests: Phrase[];
  traps: Phrase[];
  places: { who: string; path: Phrase }[];
  file: string;
  example: { tools: { name: string; words: Phrase }[]; text?: string | undefined; remarks: Phrase[] };
  checked: Phrase;
  lint: { id: string; words: Phrase }[];
  command: string;
  lintCommand: string;
  sources: Format['facts']['sources'];
  twin: string;
}

/** The headings of a format's page, by the ids of its sections. */
export const FORMAT_SECTIONS = {
  powers: 'What it can say',
  enforces: 'What it enforces',
  suggests: 'What it only suggests, or leaves to people',
  traps: 'What goes wrong without a word',
  where: 'Where it goes',
  example: 'An example',
  command: 'On the command line',
  checked: 'How it was checked',
} as const;

/** Stands above the example's tools. */
export const EXAMPLE_INTRO = say`A made-up server, called ${code(EXAMPLE_LABEL)} in the reader’s configuration, with these tools and what is recommended for them:`;

const BECOMES = {
  allow: 'calls are let through',
  ask: 'each call waits for a person',
  deny: 'calls are denied, and the tool stays in the list',
  hide: 'the tool is left out',
} as const satisfies Record<Treatment, string>;

const NOTHING = { name: 'a', require: [], deny_if: [], onDeny: 'No.' } as const;

const LIMIT: Recommendation['limit'] = { counter: 'a', window: 'minute', max: 1, scope: 'grant' };

const rule = (condition: Rule['conditions'][number]): Rule => ({ conditions: [condition] });

/** Rules on arguments of each sort that recommendations have. */
const RULE_SORTS = {
  'listed values': { require: [rule({ path: 'args.a', op: 'in', value: ['b'] })], deny_if: [] },
  flags: {
    require: [rule({ path: 'args.a', op: 'eq', value: false })],
    deny_if: [],
  },
  amounts: {
    require: [rule({ path: 'args.a', op: 'gte', value: 0 })],
    deny_if: [rule({ path: 'args.a', op: 'gt', value: 1 })],
  },
  patterns: { require: [rule({ path: 'args.a', op: 'regex', value: '^b$' })], deny_if: [] },
};

/** What a format makes of a recommendation that it cannot write. */
function becomesOf(format: Format, wanted: Pick<Recommendation, 'action'> & Partial<Recommendation>): string {
  const [loss] = treat({ ...NOTHING, require: [], deny_if: [], ...wanted }, format.powers).losses;
  if (!loss) return '';
  return `${BECOMES[loss.becomes]}${loss.milder ? ', which is milder: switch the tool off in the client' : ''}.`;
}

function simplePower(format: Format, key: 'hide' | 'ask' | 'limit', label: string): PowerRow {
  if (format.powers[key]) return { key, label, has: 'yes', words: [] };
  const wanted = key === 'limit' ? ({ action: 'limit', limit: LIMIT } as const) : ({ action: key } as const);
  return { key, label, has: 'no', words: say`Instead, ${becomesOf(format, wanted)}` };
}

function rulesPower(format: Format): PowerRow {
  const base = { key: 'rules', label: 'Rules on arguments' } as const;
  const sorts = Object.entries(RULE_SORTS);
  const known = sorts.filter(([, { require, deny_if }]) => format.powers.rules(require, deny_if)).map(([name]) => name);
  const withOthers = becomesOf(format, { action: 'allow', ...RULE_SORTS.patterns });
  if (known.length === sorts.length) return { ...base, has: 'yes', words: [] };
  if (known.length === 0) return { ...base, has: 'no', words: say`Instead, ${withOthers}` };
  return { ...base, has: 'some', words: say`On ${listed(known)}. With others, ${withOthers}` };
}

const UNLISTED = {
  deny: { has: 'denied', words: say`A tool that the server adds later stays out until somebody has looked at it.` },
  ask: { has: 'asked about', words: say`A tool that the server adds later waits for a person each time.` },
  allow: { has: 'let through', words: say`A tool that the server adds later is let through: look at new tools.` },
} as const satisfies Record<Format['unlisted'], { has: string; words: Phrase }>;

/** What a format can say of tools, a row for each kind of thing. */
export function powersOf(format: Format): PowerRow[] {
  const { powers, unlisted } = format;
  return [
    simplePower(format, 'hide', 'Leave a tool out of what agents see'),
    {
      key: 'deny',
      label: 'Deny calls of a tool that is seen',
      has: powers.deny ? 'yes' : 'no',
      words: powers.deny || !powers.hide ? [] : say`Leaving it out does as much.`,
    },
    simplePower(format, 'ask', 'Ask a person before each call'),
    simplePower(format, 'limit', 'Limit how often a tool is called'),
    rulesPower(format),
    { key: 'unlisted', label: 'Tools that it does not name', ...UNLISTED[unlisted] },
  ];
}

const KINDS = {
  client: 'a client: it holds where that client makes the call',
  gateway: 'a gateway, which stands between clients and servers: it holds for every client behind it',
  api: 'a request to an API: it holds for the requests that carry it',
} as const satisfies Record<Format['kind'], string>;

const SCOPES = {
  stack: 'One file serves any number of servers.',
  server: 'Each server has its own.',
} as const satisfies Record<Format['scope'], string>;

const CHECKED_BY = {
  engine: 'Tests run an engine that reads it, and compare each decision with that of policy.json',
  loader: 'Tests read it with the program’s own reader, and compare what comes of it with policy.json',
  schema: 'Tests check it against the published schema',
  types: 'Tests check it against the published types',
  documentation: 'Written and tested after the documentation',
} as const satisfies Record<Format['facts']['checked']['by'], string>;

function checkedOf({ facts: { checked } }: Format): Phrase {
  return say`${CHECKED_BY[checked.by]}. Version: ${checked.version}, looked at on ${checked.on}.`;
}

/** What is recommended for a tool of the example. */
function recommendedWords(subject: Subject): Phrase {
  const { action, limit, letThrough } = recommend(subject);
  const words = { allow: 'let through', limit: 'let through', ask: 'asked about', hide: 'hidden' }[action];
  const rate = limit ? `, ${limitText(limit)}` : '';
  if (letThrough) {
    return say`${words}, but let through where ${code(letThrough.argument)} is ${orValues(letThrough.values)}`;
  }
  const flags = action === 'allow' || action === 'limit' ? flagsOf(subject).map((name) => code(name)) : [];
  return flags.length === 0 ? say`${words}${rate}` : say`${words}${rate}, and never with ${listed(flags, 'or')}`;
}

function exampleOf(format: Format): FormatPage['example'] {
  const { files, remove, lossy, refused } = exportServers(format, [{ label: EXAMPLE_LABEL, tools: EXAMPLE_TOOLS }]);
  return {
    tools: EXAMPLE_TOOLS.map((subject) => ({ name: subject.name, words: recommendedWords(subject) })),
    text: files[0]?.text,
    remarks: [
      ...remove.map((label) => removal(format, label)),
      ...lossy.map((loss) => exportLoss(format, loss)),
      ...refused.map((one) => refusal(format, one)),
    ],
  };
}

function lintOf({ id }: Format): FormatPage['lint'] {
  const ids = new Set(LINT_RULES.filter(({ format }) => format === id).map((each) => each.id));
  return [...ids].flatMap((rule) => {
    const sentence = lintSentence(rule);
    return sentence === undefined ? [] : { id: rule, words: inCode(sentence) };
  });
}

const commandOf = ({ id }: Format): string =>
  `npm run policy -- --server SERVER --format ${id} --label SERVER=YOUR-LABEL`;

/** Builds the model of a format's page. */
export function buildFormatPage({ site }: PageIndex, format: Format): FormatPage {
  const { id, title, kind, scope, file, facts } = format;
  return {
    meta: {
      title: `${title}: MCP policies`,
      description: `What ${title} enforces of a policy for MCP tools and what it only suggests, its traps, and where ${file.name} goes.`,
      address: paths.format(id),
      twin: paths.formatTwin(id),
      markdown: twinOf(paths.format(id), 'md'),
    },
    breadcrumb: [{ text: 'Formats', href: hrefTo(site, paths.formats()) }, { text: title }],
    title,
    summary: say`The file ${code(file.name)} of ${KINDS[kind]}. ${SCOPES[scope]}`,
    powers: powersOf(format),
    enforces: facts.enforces.map(inCode),
    suggests: facts.suggests.map(inCode),
    traps: facts.traps.map(inCode),
    places: file.places.map(({ who, path }) => ({ who, path: placeOf(path) })),
    file: file.name,
    example: exampleOf(format),
    checked: checkedOf(format),
    lint: lintOf(format),
    command: commandOf(format),
    lintCommand: `npm run policy -- lint ${file.name}`,
    sources: facts.sources,
    twin: hrefTo(site, paths.formatTwin(id)),
  };
}

/** A format in the list of formats. */
export interface FormatRow {
  id: string;
  title: string;
  href: string;
  file: string;
  powers: PowerRow[];
}

const GROUPS = { client: 'Clients', gateway: 'Gateways', api: 'APIs' } as const satisfies Record<
  Format['kind'],
  string
>;

/** The formats by kind, each in the order of the tabs. */
export function formatGroups(site: Site): { title: string; rows: FormatRow[] }[] {
  return (Object.keys(GROUPS) as Format['kind'][]).map((kind) => ({
    title: GROUPS[kind],
    rows: FORMATS.filter((format) => format.kind === kind).map((format) => ({
      id: format.id,
      title: format.title,
      href: hrefTo(site, paths.format(format.id)),
      file: format.file.name,
      powers: powersOf(format),
    })),
  }));
}

/** A format in JSON: what its page says. */
export function formatTwin(index: PageIndex, format: Format) {
  const { id, title, kind, scope, file, unlisted, facts } = format;
  const page = buildFormatPage(index, format);
  return {
    url: urlOf(index.site, paths.format(id)),
    id,
    title,
    kind,
    scope,
    file,
    powers: page.powers
      .filter(({ key }) => key !== 'unlisted')
      .map(({ key, has, words }) => ({ key, has, ...(words.length > 0 && { words: plain(words) }) })),
    unlisted,
    ...facts,
    example: { label: EXAMPLE_LABEL, text: page.example.text, remarks: page.example.remarks.map(plain) },
    lint: page.lint.map((one) => ({ id: one.id, words: plain(one.words) })),
    command: page.command,
  };
}

/** The JSON twin of the list of formats. */
export function formatListTwin({ site }: PageIndex) {
  return {
    url: urlOf(site, paths.formats()),
    count: FORMATS.length,
    formats: FORMATS.map(({ id, title, kind, scope, file, unlisted, facts }) => ({
      id,
      title,
      kind,
      scope,
      file: file.name,
      unlisted,
      checked: facts.checked,
      url: urlOf(site, paths.format(id)),
      json: urlOf(site, paths.formatTwin(id)),
    })),
  };
}
