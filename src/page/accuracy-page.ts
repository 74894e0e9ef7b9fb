import type { AccuracyDocument } from '../accuracy/document.ts';
import { type Figure, figuresOf } from '../accuracy/figures.ts';
import type { Agreement, CapabilityCounts, Mistake } from '../accuracy/measurement.ts';
import { scoresByLabel } from '../accuracy/report.ts';
import { isMilder, SCALES } from '../accuracy/scales.ts';
import { intervalOf, rounded, type Scores, scoresOf } from '../accuracy/share.ts';
import {
  CARDS,
  EXAMPLE,
  HOW,
  INTRO,
  LIMITS,
  languageName,
  originOf,
  SCALE_WORDS,
  titleOf,
  UNSAFE_WORDS,
  WORDS,
} from './accuracy-words.ts';
import type { Badge } from './badge.ts';
import type { PageIndex } from './catalog-index.ts';
import { numberText } from './count-text.ts';
import { breadcrumbLd, type Crumb, graphOf, type JsonLd } from './json-ld.ts';
import type { Meta } from './meta.ts';
import { code, link, type Phrase, say } from './phrase.ts';
import { hrefTo, paths, urlOf } from './site.ts';
import { newReportUrl } from './source-links.ts';

/** A share as it is shown, and what it was counted from. */
export interface FigureView {
  id: string;
  label: string;
  meaning: string;
  percent: string;
  /** `623 of 660`; absent for a mean. */
  counts?: string | undefined;
  /** `92.4 to 96.0 %`. */
  range?: string | undefined;
  /** The same with second answers, where labels allow any. */
  second?: string | undefined;
  /** And then as a mean of servers. */
  servers?: string | undefined;
}

/** A cell of a confusion matrix: of the tools with the row's label, those with the column's answer. */
export interface CellView {
  count: number;
  /** Of the row. */
  share: number;
  kind: 'right' | 'milder' | 'graver';
}

/** How answers and labels agree on a scale. */
export interface AgreementView {
  scale: Agreement['scale'];
  title: string;
  meaning: string;
  words: string[];
  rows: {
    word: string;
    tools: number;
    cells: CellView[];
    precision: string;
    recall: string;
    f1: string;
    /** The recall, when second answers count as well. */
    lenient: string;
  }[];
}

/** Verdicts of about one confidence. All from 0 to 1. */
export interface BinView {
  label: string;
  tools: number;
  right: number;
  confidence: number;
  share: number;
  low: number;
  high: number;
}

/** A tool that was got wrong. */
export interface MistakeView {
  server: string;
  name: Phrase;
  href?: string | undefined;
  label: string;
  got: string;
  /** Which kind of unsafe error it is. */
  kind?: string | undefined;
}

/** A capability, and the tools where it was missed or found wrongly. */
export interface CapabilityView {
  badge: Badge;
  labelled: number;
  precision: string;
  recall: string;
  f1: string;
  missed: MistakeName[];
  extra: MistakeName[];
}
type MistakeName = Pick<MistakeView, 'name' | 'href'>;

/** One measurement, ready to be shown. */
export interface MeasurementView {
  name: string;
  title: string;
  tools: number;
  servers: number;
  origin: Phrase;
  facts: { term: string; words: Phrase }[];
  figures: FigureView[];
  /** The most telling figures again, for a line of the overview. */
  overview: {
    /** What is compared. */
    scale: string;
    strict: number;
    lenient: number;
    percents: Record<'strict' | 'lenient' | 'nonread' | 'critical', string>;
  };
  agreement: AgreementView[];
  capabilities: CapabilityView[];
  calibration: { error: string; bins: BinView[] };
  languages: { name: string; tools: number; strict: number; lenient: number; percents: [string, string] }[];
  /** How many errors there are; their names are left out where the labels are not published. */
  errors: { unsafe: number; wrong: number };
  unsafe: MistakeView[];
  wrong: MistakeView[];
}

/** The page of the measured classifier. */
export interface AccuracyPage {
  meta: Meta;
  breadcrumb: Crumb[];
  heading: string;
  intro: Phrase;
  measurements: MeasurementView[];
  limits: readonly Phrase[];
  report: { example: string; words: Phrase };
  jsonLd: JsonLd;
}

/** Where there is nothing to divide by. */
const NOTHING = '–';

function percent(share: number | undefined): string {
  return share === undefined ? NOTHING : `${(100 * share).toFixed(1)} %`;
}

function rangeOf(part: number, whole: number): string | undefined {
  const range = intervalOf(part, whole);
  return range && `${(100 * range[0]).toFixed(1)} to ${(100 * range[1]).toFixed(1)} %`;
}

function cardsOf(document: AccuracyDocument): FigureView[] {
  const figures = new Map(figuresOf(document).map((figure) => [figure.id, figure]));
  return CARDS.flatMap(({ figure: id, label, meaning, second, servers }) => {
    const figure = figures.get(id);
    if (figure === undefined) return [];
    const lenient = figures.get(second ?? '');
    return [
      {
        id,
        label,
        meaning,
        percent: percent(figure.share),
        ...countsOf(figure),
        ...(lenient && lenient.share !== figure.share && { second: percent(lenient.share) }),
        ...(document.servers > 1 && { servers: means(figures.get(servers ?? '')) }),
      },
    ];
  });
}

function means(figure: Figure | undefined): string | undefined {
  return figure && percent(figure.share);
}

function countsOf({ counts }: Figure): Pick<FigureView, 'counts' | 'range'> {
  if (counts === undefined) return {};
  const { part, whole } = counts;
  return {
    counts: `${numberText(part)} of ${numberText(whole)}`,
    range: rangeOf(part, whole),
  };
}

function scoreWords({ precision, recall, f1 }: Scores): { precision: string; recall: string; f1: string } {
  return { precision: percent(precision), recall: percent(recall), f1: f1 === undefined ? NOTHING : f1.toFixed(3) };
}

function kindOf(label: string, got: string): CellView['kind'] {
  if (label === got) return 'right';
  return isMilder(got, label) ? 'milder' : 'graver';
}

function agreementView(agreement: Agreement): AgreementView {
  const { scale, confusion, lenientByLabel } = agreement;
  const words: readonly (keyof typeof WORDS)[] = SCALES[scale];
  return {
    scale,
    ...SCALE_WORDS[scale],
    words: words.map((word) => WORDS[word]),
    rows: scoresByLabel(agreement).map(({ label, tools, scores }) => ({
      word: WORDS[label as keyof typeof WORDS],
      tools,
      cells: words.map((got, at) => {
        const count = confusion[label]?.[at] ?? 0;
        return { count, share: tools === 0 ? 0 : count / tools, kind: kindOf(label, got) };
      }),
      ...scoreWords(scores),
      lenient: percent(tools === 0 ? undefined : (lenientByLabel[label] ?? 0) / tools),
    })),
  };
}

/** Reading or not is shown by itself only where labels say no more. */
function shownAgreement({ agreement }: AccuracyDocument): AgreementView[] {
  const shown = agreement.length > 1 ? agreement.filter(({ scale }) => scale !== 'binary') : agreement;
  return shown.map(agreementView);
}

function toolHref({ catalog, site }: PageIndex, { name }: AccuracyDocument, serverId: string, toolName: string) {
  if (name !== 'catalogue') return undefined;
  const server = catalog.servers.find(({ id }) => id === serverId);
  const tool = server?.tools.find(({ record }) => record.name === toolName);
  return server && tool && hrefTo(site, paths.tool(server, tool));
}

const NAME_LENGTH = 80;

function mistakeView(index: PageIndex, document: AccuracyDocument, { server, tool, label, got }: Mistake): MistakeView {
  const say = (text: string) =>
    text
      .split(' or ')
      .map((word) => (Object.hasOwn(WORDS, word) ? WORDS[word as keyof typeof WORDS].toLowerCase() : word))
      .join(' or ');
  return {
    server,
    name: code(tool, NAME_LENGTH),
    href: toolHref(index, document, server, tool),
    label: say(label),
    got: say(got),
  };
}

/** `server/tool`: a server's id has no slash where pages are linked. */
function nameOf(index: PageIndex, document: AccuracyDocument, path: string): MistakeName {
  const cut = document.outside === undefined ? path.indexOf('/', path.startsWith('samples/') ? 8 : 0) : -1;
  return {
    name: code(path, NAME_LENGTH),
    href: toolHref(index, document, path.slice(0, Math.max(cut, 0)), path.slice(cut + 1)),
  };
}

function capabilityView(
  index: PageIndex,
  document: AccuracyDocument,
  { capability, hits, missed, extra }: CapabilityCounts,
): CapabilityView {
  return {
    badge: index.badges.capability[capability],
    labelled: hits + missed.length,
    ...scoreWords(scoresOf(hits, extra.length, missed.length)),
    missed: missed.map((path) => nameOf(index, document, path)),
    extra: extra.map((path) => nameOf(index, document, path)),
  };
}

function binView({ from, tools, right, confidence }: AccuracyDocument['calibration']['bins'][number]): BinView {
  const [low, high] = intervalOf(right, tools) ?? [0, 1];
  const label = `${from.toFixed(2)} to ${Math.min(1, from + 0.05).toFixed(2)}`;
  return { label, tools, right, confidence, share: right / tools, low, high };
}

function factsOf({ site }: PageIndex, document: AccuracyDocument): MeasurementView['facts'] {
  const { outside, name, annotations } = document;
  const folder = `${site.repository}/tree/${encodeURIComponent(site.branch)}/tests/gold${name === 'samples' ? '/samples' : ''}`;
  const declared = {
    term: 'Annotations',
    words: annotations
      ? say`Read, where the server declares any. They can raise a verdict and never lower it.`
      : say`Left out, since the labels may have been taken from them.`,
  };
  if (outside === undefined) {
    return [
      { term: 'Labels', words: link('In the repository, each with its reason', folder) },
      declared,
      { term: 'Kept right', words: HOW.gold },
    ];
  }
  return [
    { term: 'Labelled by', words: say`${outside.by}` },
    { term: 'Licence', words: say`${outside.licence}` },
    declared,
    { term: 'Measured', words: HOW.outside(outside.on) },
  ];
}

function overviewOf(document: AccuracyDocument): MeasurementView['overview'] {
  const { scale, strict, lenient, tools } = document.agreement[0] as Agreement;
  const figures = new Map(figuresOf(document).map(({ id, share }) => [id, share]));
  return {
    scale: SCALE_WORDS[scale].title.toLowerCase(),
    strict: strict / tools,
    lenient: lenient / tools,
    percents: {
      strict: percent(figures.get(`${scale}-strict`)),
      lenient: percent(figures.get(`${scale}-lenient`)),
      nonread: percent(figures.get('nonread-recall')),
      critical: percent(figures.get('critical-held')),
    },
  };
}

/** How many errors there are, named or not. */
const errorsOf = ({ unnamed, unsafe, wrong }: AccuracyDocument) =>
  unnamed ?? { unsafe: unsafe.length, wrong: wrong.length };

function measurementView(index: PageIndex, document: AccuracyDocument): MeasurementView {
  const { name, tools, servers, calibration, unsafe, wrong, capabilities = [], languages } = document;
  return {
    name,
    title: titleOf(document),
    tools,
    servers,
    origin: originOf(document),
    facts: factsOf(index, document),
    figures: cardsOf(document),
    overview: overviewOf(document),
    agreement: shownAgreement(document),
    capabilities: capabilities.map((one) => capabilityView(index, document, one)),
    calibration: { error: percent(calibration.error), bins: calibration.bins.map(binView) },
    languages: languages.map(({ language, tools: all, strict, lenient }) => ({
      name: languageName(language),
      tools: all,
      strict: strict / all,
      lenient: lenient / all,
      percents: [percent(strict / all), percent(lenient / all)],
    })),
    errors: errorsOf(document),
    unsafe: unsafe.map((one) => ({ ...mistakeView(index, document, one), kind: UNSAFE_WORDS[one.kind] })),
    wrong: wrong.map((one) => mistakeView(index, document, one)),
  };
}

const HEADING = 'How accurate the verdicts are';

/** The measurements of the gold set first, then those on labels of others. */
function inPageOrder(documents: readonly AccuracyDocument[]): AccuracyDocument[] {
  return documents.toSorted((a, b) => Number(a.outside !== undefined) - Number(b.outside !== undefined));
}

/** Builds the model of the page of the measured classifier. */
export function buildAccuracyPage(index: PageIndex): AccuracyPage {
  const { site, accuracy } = index;
  const tools = accuracy.reduce((sum, one) => sum + one.tools, 0);
  const breadcrumb = [{ text: 'Guides', href: hrefTo(site, paths.guides()) }, { text: 'Accuracy' }];
  const issue = link('open an issue', newReportUrl(site));
  const folder = link(
    'tests/gold/samples',
    `${site.repository}/tree/${encodeURIComponent(site.branch)}/tests/gold/samples`,
  );
  return {
    meta: {
      title: 'Accuracy',
      description: `The classifier measured on ${numberText(tools)} labelled tools: precision and recall, confusion, calibration, and each unsafe error by name.`,
      address: paths.accuracy(),
      twin: paths.accuracyTwin(),
    },
    breadcrumb,
    heading: HEADING,
    intro: INTRO,
    measurements: inPageOrder(accuracy).map((document) => measurementView(index, document)),
    limits: LIMITS,
    report: {
      example: EXAMPLE,
      words: say`Two lines are enough: the tool, and what it should be with the reason. Add them to the file of its language in ${folder}, or ${issue} with them.`,
    },
    jsonLd: graphOf(breadcrumbLd(breadcrumb, site.origin)),
  };
}

/** One sentence about the measurement on the catalogue's own tools, for the front page; nothing where there is none. */
export function accuracySentence({ site, accuracy }: PageIndex): Phrase | undefined {
  const document = accuracy.find(({ name }) => name === 'catalogue');
  if (document === undefined) return undefined;
  const { percents } = overviewOf(document);
  const page = link('How that is measured, and every error', hrefTo(site, paths.accuracy()));
  return say`On ${numberText(document.tools)} tools labelled by reading, the classifier’s category is right in ${percents.strict}, and in ${percents.lenient} when second answers count. ${page}.`;
}

function roundedScores({ precision, recall, f1 }: Scores) {
  const one = (value: number | undefined) => (value === undefined ? null : rounded(value));
  return { precision: one(precision), recall: one(recall), f1: one(f1) };
}

function documentTwin(document: AccuracyDocument) {
  const { capabilities, unnamed, ...rest } = document;
  return {
    title: titleOf(document),
    ...rest,
    errors: errorsOf(document),
    figures: figuresOf(document).map(({ id, share, counts }) => {
      const range = counts && intervalOf(counts.part, counts.whole)?.map(rounded);
      return { id, share, ...counts, ...(range && { range }) };
    }),
    agreement: document.agreement.map((agreement) => ({
      ...agreement,
      words: SCALES[agreement.scale],
      scores: Object.fromEntries(
        scoresByLabel(agreement).map(({ label, tools, scores }) => [label, { tools, ...roundedScores(scores) }]),
      ),
    })),
    ...(capabilities && {
      capabilities: capabilities.map((one) => ({
        ...one,
        ...roundedScores(scoresOf(one.hits, one.extra.length, one.missed.length)),
      })),
    }),
  };
}

/** The JSON twin of the page. */
export function accuracyTwin({ site, accuracy }: PageIndex) {
  return { url: urlOf(site, paths.accuracy()), measurements: inPageOrder(accuracy).map(documentTwin) };
}
