import type { ToolRecord } from '../catalog/record.ts';
import { RISKIEST_FIRST } from '../catalog/risk.ts';
import type { Action } from '../catalog/vocabulary.ts';
import { toolPolicy } from '../policy/compose.ts';
import type { PolicyFragment } from '../policy/document.ts';
import { printJson } from '../policy/print.ts';
import { recommend, startingLimit } from '../policy/recommend.ts';
import { sourceName } from './capture.ts';
import type { Place } from './catalog-index.ts';
import type { Control } from './control.ts';
import { decidingParts } from './deciding.ts';
import type { Declaration } from './declared.ts';
import { type Subject, whatItDoes, whyThisRisk } from './effects.ts';
import type { ParameterRow, ParameterTable } from './parameters.ts';
import { clip, code, join, listed, type Phrase, paragraph, plain, quote, say } from './phrase.ts';
import { limitText, orValues } from './policy-words.ts';
import { theServer } from './server-name.ts';
import { vocabulary } from './vocabulary.ts';

/** A question and its answer; the answer may show a piece of policy. */
export interface Question {
  question: Phrase;
  answer: Phrase;
  policy?: { fragment: PolicyFragment; json: string } | undefined;
}

/** What questions are answered from. */
export interface QuestionFacts {
  place: Place;
  subject: Subject;
  control: Control;
  /** The server's label. */
  server: string;
  declarations: readonly Declaration[];
  /** How many other tools the server has. */
  others: number;
}

type Answerer = (facts: QuestionFacts) => Question;

const nameOf = ({ place }: QuestionFacts): Phrase => code(place.tool.record.name, 80);
const shown = (fragment: PolicyFragment) => ({ fragment, json: printJson(fragment) });

/** What the server says, as a sentence of its own: the quotation's full stop, if it has one, ends it. */
function saidBy(description: string | undefined, lang: string | undefined): Phrase {
  const words = clip((description ?? '').replace(/\s+/g, ' ').trim(), 240);
  if (words === '') return say`The server gives no description of it.`;
  return join('The server describes it in these words: ', quote(words, lang), /[.!?。！？…]$/u.test(words) ? '' : '.');
}

const whatDoes: Answerer = (facts) => {
  const { definition, gloss } = facts.place.tool.record;
  const inEnglish =
    gloss === undefined ? [] : [say`In English: ${quote(gloss, 'en')}${/[.!?…]$/.test(gloss) ? '' : '.'}`];
  return {
    question: say`What does ${nameOf(facts)} do?`,
    answer: paragraph([whatItDoes(facts.subject), saidBy(definition.description, definition.language), ...inEnglish]),
  };
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** What the words mean that the risk is derived from. */
function meanings(record: ToolRecord): Phrase[] {
  const { category, capabilities } = decidingParts(record);
  const { label, article, meaning } = vocabulary.category[record.category];
  const ofCategory = category ? [say`It is ${article} ${label.toLowerCase()} tool: ${lowerFirst(meaning)}`] : [];
  const ofCapabilities = capabilities.slice(0, 2).map((key) => {
    const term = vocabulary.capability[key];
    return say`“${term.label}” means: ${lowerFirst(term.meaning)}`;
  });
  return [...ofCategory, ...ofCapabilities];
}

const whatRisk: Answerer = (facts) => {
  const { record } = facts.place.tool;
  return {
    question: say`How risky is ${nameOf(facts)}?`,
    answer: paragraph([
      whyThisRisk(facts.subject),
      ...meanings(record),
      record.review
        ? say`A person has reviewed this verdict.`
        : say`The verdict is drawn from the definition alone; nobody has reviewed it yet.`,
    ]),
  };
};

const howEnforce: Answerer = (facts) => ({
  question: say`How do I put ${nameOf(facts)} under a policy?`,
  answer: paragraph([
    say`Run a gateway that reads a policy.json in front of ${facts.subject.server}, merge this into its policy, and point the client at the gateway.`,
    facts.control.sentence,
  ]),
  policy: facts.control.policy,
});

const NO_RULE = say`Its name cannot be written in a policy.json, so there is no rule to give it; a policy that denies what it does not list denies it.`;

const LIMIT_ANSWERS = {
  limit: (limit) => say`Yes, and the recommended policy does: ${limit}.`,
  allow: (limit) => say`Yes, though the recommended policy sets no limit. This one lets through ${limit}.`,
  ask: (limit) => say`Yes, in place of asking a person. This rule lets through ${limit}.`,
  hide: (limit) =>
    say`Only once it is no longer hidden: a hidden tool is denied whatever its limit. Take its name out of the hidden ones first; then this rule lets through ${limit}.`,
} as const satisfies Record<Action, (limit: string) => Phrase>;

/** Where only some values are let through, the rest is neither hidden nor asked about. */
function limitAnswer(record: ToolRecord): Phrase {
  const { action, letThrough } = recommend(record);
  const limit = limitText(startingLimit(record));
  if (!letThrough) return LIMIT_ANSWERS[action](limit);
  const argument = code(letThrough.argument, 80);
  const known = letThrough.limit ? ` (${limitText(letThrough.limit)})` : '';
  return say`Yes. The recommended policy lets through calls where ${argument} is ${orValues(letThrough.values)}${known}. This one lets through calls whatever ${argument} is, ${limit}.`;
}

const canLimit: Answerer = (facts) => {
  const { record } = facts.place.tool;
  const { fragment } = toolPolicy(record, { action: 'limit' });
  const question = say`Can I limit how often ${nameOf(facts)} is called?`;
  if (fragment.tools === undefined) return { question, answer: NO_RULE };
  return {
    question,
    answer: paragraph([
      limitAnswer(record),
      say`The gateway counts for each grant, that is, for each client that it has let in. Change ${code('max')} to suit.`,
    ]),
    policy: shown(fragment),
  };
};

function blockStart(record: ToolRecord): Phrase {
  const { action, letThrough } = recommend(record);
  if (letThrough) {
    const { argument, values } = letThrough;
    return say`The recommended policy lets calls through where ${code(argument, 80)} is ${orValues(values)}. To block those too, take the tool out of ${code('tools')} and put its name into ${code('hide')}:`;
  }
  return action === 'hide'
    ? say`The recommended policy does so already: with its name in ${code('hide')},`
    : say`Put its name into ${code('hide')}:`;
}

const howBlock: Answerer = (facts) => {
  const { record } = facts.place.tool;
  const { fragment } = toolPolicy(record, { action: 'hide' });
  const question = say`How do I block ${nameOf(facts)} completely?`;
  if (fragment.hide === undefined) return { question, answer: NO_RULE };
  return {
    question,
    answer: say`${blockStart(record)} agents do not see the tool, and a call of it is denied. Other tools go on as before.`,
    policy: shown(fragment),
  };
};

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const whichServer: Answerer = (facts) => {
  const { server } = facts.place.server;
  const { others } = facts;
  const count = others === 1 ? 'one other tool' : `${others} other tools`;
  const known = server.source.name === facts.server ? [] : say`, recorded from ${sourceName(facts.place.server)}`;
  return {
    question: say`Which MCP server provides ${nameOf(facts)}?`,
    answer: paragraph([
      say`${capitalised(theServer(facts.server))}${known}.`,
      others > 0 ? say`The catalogue holds ${count} of it.` : say`The catalogue holds no other tool of it.`,
    ]),
  };
};

const MAX_NAMES = 5;

/** `a (string), b (integer) and 3 more`. */
function namesWithTypes(rows: readonly ParameterRow[]): Phrase {
  const names = rows.slice(0, MAX_NAMES).map(({ name, type }) => join(name, ` (${type})`));
  const more = rows.length - names.length;
  return listed(more > 0 ? [...names, `${more} more`] : names);
}

function parameterWords({ rows }: ParameterTable): Phrase {
  const top = rows.filter(({ depth }) => depth === 0);
  const required = top.filter((row) => row.required);
  const optional = top.filter((row) => !row.required);
  if (required.length === 0) {
    return say`${namesWithTypes(optional)}: ${optional.length === 1 ? 'it is optional' : 'all are optional'}.`;
  }
  const rest =
    optional.length === 0 ? '' : `; ${optional.length === 1 ? 'one more is' : `${optional.length} more are`} optional`;
  return say`${namesWithTypes(required)} ${required.length === 1 ? 'is' : 'are'} required${rest}.`;
}

function riskWords({ rows }: ParameterTable): Phrase {
  const risky = rows.filter(({ risk, depth }) => risk !== undefined && depth === 0).slice(0, 4);
  if (risky.length === 0) return [];
  return join('Watch ', listed(risky.map(({ name, risk }) => join(name, ` (${risk?.why})`))), '.');
}

const whatParameters: Answerer = (facts) => {
  const { parameters } = facts.subject;
  const question = say`What are the parameters of ${nameOf(facts)}?`;
  if (parameters === undefined) return { question, answer: say`Its input schema has not been captured.` };
  const count = parameters.rows.filter(({ depth }) => depth === 0).length;
  if (count === 0) return { question, answer: say`Its input schema names none.` };
  return { question, answer: paragraph([parameterWords(parameters), riskWords(parameters)]) };
};

const MAX_VALUES = 12;

/** One question more where an argument decides what a call does. */
const whichValues: Answerer = (facts) => {
  const rows = (facts.place.tool.record.suggestion.values ?? []).slice(0, MAX_VALUES);
  const groups = RISKIEST_FIRST.flatMap((risk) => {
    const values = rows.filter((row) => row.risk === risk).map(({ value }) => code(value, 60));
    return values.length === 0 ? [] : [say`${vocabulary.risk[risk].label}: ${listed(values)}.`];
  });
  return {
    question: say`Is every value of ${code(rows[0]?.argument ?? '', 80)} as risky as the others?`,
    answer: paragraph([groups.length > 1 ? say`No; the verdict goes by the worst value.` : say`Yes.`, ...groups]),
  };
};

/** One question more where the server declares less effect than the definition shows. */
const whichDeclared: Answerer = (facts) => {
  const contradicted = facts.declarations.filter(({ agreement }) => agreement === 'understates');
  return {
    question: say`Can I rely on what the server declares about ${nameOf(facts)}?`,
    answer: paragraph([
      say`Not here.`,
      ...contradicted.map(({ hint, declared, words }) => say`It declares ${code(hint)} as ${code(declared)}. ${words}`),
    ]),
  };
};

const ANSWERERS: readonly { answer: Answerer; when?: (facts: QuestionFacts) => boolean }[] = [
  { answer: whatDoes },
  { answer: whatRisk },
  { answer: whichValues, when: ({ place }) => (place.tool.record.suggestion.values ?? []).length > 0 },
  { answer: howEnforce },
  { answer: canLimit },
  { answer: howBlock },
  { answer: whichServer },
  { answer: whatParameters },
  {
    answer: whichDeclared,
    when: ({ declarations }) => declarations.some(({ agreement }) => agreement === 'understates'),
  },
];

/** The questions of a tool's page. Every piece of policy in them comes from the functions that the page itself uses. */
export function questionsOn(facts: QuestionFacts): Question[] {
  return ANSWERERS.filter(({ when }) => when?.(facts) ?? true).map(({ answer }) => answer(facts));
}

/** An answer as plain text, its policy included. */
export function plainAnswer({ answer, policy }: Question): string {
  return policy === undefined ? plain(answer) : `${plain(answer)} ${policy.json}`;
}
