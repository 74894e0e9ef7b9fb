import type { ServerEntry, ToolEntry } from '../catalog/catalog.ts';
import { actionOf, type Effect } from '../catalog/risk.ts';
import type { Action, Capability, Category, Risk } from '../catalog/vocabulary.ts';
import { actOf } from './acts.ts';
import { type AttackLink, attackLink } from './attack-link.ts';
import type { Badge } from './badge.ts';
import { toolCaptureOf } from './capture.ts';
import type { PageIndex, Place } from './catalog-index.ts';
import { type Control, controlOf } from './control.ts';
import { type Declaration, declarationSummary, declarationsOf } from './declared.ts';
import { type Subject, whatCanGoWrong, whatItDoes, whyThisRisk } from './effects.ts';
import { breadcrumbLd, type Crumb, faqLd, graphOf, type JsonLd } from './json-ld.ts';
import type { Meta } from './meta.ts';
import { type ParameterTable, parameterTable } from './parameters.ts';
import { clip, code, nameText, oneLine, type Phrase, paragraph, say, showInvisible, visible } from './phrase.ts';
import { type Question, questionsOn } from './questions.ts';
import { type Related, relatedTo } from './related.ts';
import { theServer } from './server-name.ts';
import { riskPicture } from './share-picture.ts';
import { hrefTo, paths } from './site.ts';
import { recordUrl, reportUrl, sourceLinks } from './source-links.ts';
import { confidenceWord, type Finding, findingsOf, type MarkedField, markedFields } from './verdict-reasons.ts';
import { vocabulary } from './vocabulary.ts';

/** The effect of one value of the argument that a dispatching tool depends on. */
export interface ValueRowShown {
  argument: Phrase;
  value: Phrase;
  category: Badge<Category>;
  capabilities: Badge<Capability>[];
  risk: Badge<Risk>;
}

/** "Why this verdict". */
export interface Why {
  /** How the risk follows from category and capabilities. */
  derivation: Phrase;
  /** What goes wrong when nobody watches. */
  harm: Phrase;
  /** Present where a person decided. */
  review?: { reason: string; by: string; on: string; sentence: Phrase } | undefined;
  /** `high`, and 0.91, and a sentence with both. */
  confidence: { word: string; value: number; sentence: Phrase };
  /** What the evidence decided. */
  evidence: Phrase;
  /** The definition with the words that decided marked. */
  fields: MarkedField[];
  findings: Finding[];
  declarations: Declaration[];
  /** One sentence about the declarations as a whole. */
  declarationSummary: Phrase;
}

/** Everything that a tool's page shows. The site adds markup and no words. */
export interface ToolPage {
  meta: Meta;
  breadcrumb: Crumb[];
  name: Phrase;
  /** The server's title for the tool, where it has one that is not the name. */
  title?: string | undefined;
  server: { text: string; href: string };
  risk: Badge<Risk>;
  category: Badge<Category>;
  capabilities: Badge<Capability>[];
  action: Badge<Action>;
  /** What the recommended policy lets through all the same. */
  exception?: string | undefined;
  /** Present where the server no longer lists the tool. */
  retired?: Phrase | undefined;
  /** The server's own words. */
  description?: { runs: { text: string; unseen: boolean }[]; lang?: string | undefined } | undefined;
  /** A person's English rendering of the description. */
  gloss?: string | undefined;
  capture: Phrase;
  whatItDoes: Phrase;
  parameters?: ParameterTable | undefined;
  /** What stands in the table's place where there are no rows. */
  noParameters?: string | undefined;
  values: ValueRowShown[];
  why: Why;
  attacks: AttackLink[];
  control: Control;
  related: Related;
  questions: Question[];
  links: { record: string; edit: string; report: string; history: string; twin: string };
  /** For a script element, through `serialiseJsonLd`. */
  jsonLd: JsonLd;
}

const MAX_ATTACKS = 6;
const MAX_DESCRIPTION = 6000;

/** The tool's name in plain strings. */
function plainName({ record }: ToolEntry): string {
  return nameText(record.name, 80);
}

function valuesOf({ badges }: PageIndex, { record }: ToolEntry): ValueRowShown[] {
  return (record.suggestion.values ?? []).map((row) => ({
    argument: code(row.argument, 80),
    value: code(row.value, 80),
    category: badges.category[row.category],
    capabilities: row.capabilities.map((key) => badges.capability[key]),
    risk: badges.risk[row.risk],
  }));
}

function confidenceOf({ record }: ToolEntry): Why['confidence'] {
  const value = record.suggestion.confidence;
  const word = confidenceWord(value);
  const figure = value.toFixed(2);
  const sentence = record.review
    ? say`The classifier’s own suggestion has ${word} confidence, ${figure} of 1.`
    : say`The classifier’s confidence is ${word}, ${figure} of 1.`;
  return { word, value, sentence };
}

/** `write, sends externally, medium risk`. */
function verdictWords({ category, capabilities, risk }: Effect & { risk: Risk }): string {
  const kinds = [vocabulary.category[category], ...capabilities.map((key) => vocabulary.capability[key])];
  return [...kinds.map(({ label }) => label.toLowerCase()), `${risk} risk`].join(', ');
}

function reviewOf({ record }: ToolEntry): Why['review'] {
  if (record.review === undefined) return undefined;
  const { reason, by, on, digest } = record.review;
  const reviewed =
    digest === record.definition.digest
      ? say`Reviewed by ${code(by)} on ${on}.`
      : say`Reviewed by ${code(by)} on ${on}, before the definition changed: the review is open again.`;
  const suggested = say`The classifier suggests: ${verdictWords(record.suggestion)}.`;
  return { reason: visible(reason), by: visible(by), on, sentence: paragraph([reviewed, suggested]) };
}

function evidenceOf({ record }: ToolEntry): Phrase {
  const found = record.suggestion.because.length > 0;
  if (record.review) {
    return found
      ? say`A person decided. These words led the classifier to its suggestion.`
      : say`A person decided. No word of the definition matched a rule of the classifier.`;
  }
  return found
    ? say`These words of the definition led to the verdict.`
    : say`No word of the definition matched a rule, so the verdict is the cautious one.`;
}

function whyOf(index: PageIndex, tool: ToolEntry, subject: Subject): Why {
  const declarations = declarationsOf(tool.record);
  return {
    derivation: whyThisRisk(subject),
    harm: whatCanGoWrong(subject),
    review: reviewOf(tool),
    confidence: confidenceOf(tool),
    evidence: evidenceOf(tool),
    fields: markedFields(tool.record),
    findings: findingsOf(index, tool.record),
    declarations,
    declarationSummary: declarationSummary(index.site, declarations),
  };
}

function metaOf(index: PageIndex, { server, tool }: Place): Meta {
  const { record } = tool;
  const { category, capability, action } = index.badges;
  const label = clip(index.labelOf(server), 60);
  const kinds = [category[record.category], ...record.capabilities.map((key) => capability[key])];
  const words = kinds.map((badge) => badge.label.toLowerCase()).join(', ');
  const recommended = action[actionOf(record.risk)].label.toLowerCase();
  const description = `${plainName(tool)} on ${label}: ${record.risk} risk (${words}). Recommended policy: ${recommended}. With the reasons, the parameters and a policy.json to copy.`;
  return {
    title: `${plainName(tool)}: ${record.risk} risk (${label})`,
    description: clip(description, 160),
    address: paths.tool(server, tool),
    twin: paths.toolTwin(server, tool),
    markdown: paths.toolMarkdown(server, tool),
    feed: paths.serverFeed(server),
    picture: riskPicture(record.risk),
  };
}

function breadcrumbOf(index: PageIndex, { server, tool }: Place): Crumb[] {
  return [
    { text: 'Servers', href: hrefTo(index.site, paths.servers()) },
    { text: index.labelOf(server), href: hrefTo(index.site, paths.server(server)) },
    { text: plainName(tool) },
  ];
}

function descriptionOf({ record }: ToolEntry): ToolPage['description'] {
  const { description, language } = record.definition;
  if (description === undefined || description.trim() === '') return undefined;
  return { runs: showInvisible(clip(description.trim(), MAX_DESCRIPTION)), lang: language };
}

function titleOf({ record }: ToolEntry): string | undefined {
  const { title, annotations } = record.definition;
  const given = title ?? (typeof annotations?.title === 'string' ? annotations.title : '');
  const text = clip(oneLine(given), 120);
  return text === '' || text === record.name ? undefined : text;
}

const NO_PARAMETERS = 'The input schema names no parameters.';
const NO_SCHEMA = 'The input schema has not been captured.';

function noParameters(parameters: ParameterTable | undefined): string | undefined {
  if (parameters === undefined) return NO_SCHEMA;
  return parameters.rows.length === 0 ? NO_PARAMETERS : undefined;
}

function linksOf(index: PageIndex, { server, tool }: Place): ToolPage['links'] {
  return {
    ...sourceLinks(index.site, server),
    record: recordUrl(index.site, server, tool),
    report: reportUrl(index, server, tool),
    twin: hrefTo(index.site, paths.toolTwin(server, tool)),
  };
}

/** Builds the model of a tool's page. `server` and `tool` are entries of the index's own catalogue. */
export function buildToolPage(index: PageIndex, server: ServerEntry, tool: ToolEntry): ToolPage {
  const { record } = tool;
  const place = index.placeOf(tool) ?? { server, tool, act: actOf(record.name, new Set()) };
  const parameters = parameterTable(record, place.act);
  const label = index.labelOf(server);
  const subject: Subject = { record, act: place.act, server: theServer(label), parameters };
  const control = controlOf(index, place);
  const why = whyOf(index, tool, subject);
  const related = relatedTo(index, place);
  const questions = questionsOn({
    place,
    subject,
    control,
    server: label,
    declarations: why.declarations,
    others: related.siblingCount,
  });
  const breadcrumb = breadcrumbOf(index, place);
  const { badges, site } = index;
  return {
    meta: metaOf(index, place),
    breadcrumb,
    name: code(record.name, 200),
    title: titleOf(tool),
    server: { text: label, href: hrefTo(site, paths.server(server)) },
    risk: badges.risk[record.risk],
    category: badges.category[record.category],
    capabilities: record.capabilities.map((key) => badges.capability[key]),
    action: control.action,
    exception: control.exception,
    retired:
      record.retired === undefined
        ? undefined
        : say`The server has not listed this tool since ${record.retired}. What follows is the last that it said.`,
    description: descriptionOf(tool),
    gloss: record.gloss && visible(record.gloss),
    capture: toolCaptureOf(server, tool),
    whatItDoes: whatItDoes(subject),
    parameters,
    noParameters: noParameters(parameters),
    values: valuesOf(index, tool),
    why,
    attacks: index
      .attacksOn(tool)
      .slice(0, MAX_ATTACKS)
      .map((attack) => attackLink(site, attack)),
    control,
    related,
    questions,
    links: linksOf(index, place),
    jsonLd: graphOf(breadcrumbLd(breadcrumb, site.origin), faqLd(questions)),
  };
}
