import type { Contradiction, Evidence, ToolRecord } from '../catalog/record.ts';
import type { Capability, Category } from '../catalog/vocabulary.ts';
import { contradictions, understates } from '../classify/contradictions.ts';
import { RULES } from '../classify/rules.ts';
import type { JsonValue } from '../manifest/json.ts';
import { clip, type Phrase, say, visible } from './phrase.ts';
import { hrefTo, paths, type Site } from './site.ts';
import { vocabulary } from './vocabulary.ts';

/** What the server declares of a tool beside what its definition shows. */
export interface Declaration {
  hint: string;
  declared: string;
  shown: string;
  /** `understates`: it promises less effect than the verdict finds. */
  agreement: 'agrees' | 'understates' | 'overstates' | 'unchecked';
  words: string;
}

/**
 * The declared annotations that the verdict contradicts: those in the record, or, where a person decided, those that
 * contradict the person.
 */
export function contradictionsOf(record: ToolRecord): readonly Contradiction[] {
  if (record.review !== undefined) return contradictions(record.definition.annotations, record);
  return record.suggestion.contradictions ?? [];
}

const LABELS: Record<string, { label: string }> = { ...vocabulary.category, ...vocabulary.capability };

/** `Destructive`, as a word inside a sentence. */
export const inferredWords = ({ inferred }: Pick<Contradiction, 'inferred'>): string =>
  (LABELS[inferred]?.label ?? inferred).toLowerCase();

type Hint = Contradiction['annotation'];

/** What a contradicted declaration comes to, by what it promises. */
const CONTRADICTED: Record<Hint, { less: string; more: string }> = {
  readOnlyHint: {
    less: 'It is declared to change nothing, and the verdict is that it does.',
    more: 'It is declared to change something, and nothing in the definition shows that.',
  },
  destructiveHint: {
    less: 'It is declared to destroy nothing, and the verdict is that it does.',
    more: 'It is declared destructive, and nothing in the definition shows that it changes anything.',
  },
  openWorldHint: {
    less: 'It is declared to stay inside, and the verdict is that it exchanges text with the outside.',
    more: 'It is declared to reach outside, and nothing in the definition shows that.',
  },
};

/** One sentence on a contradiction. */
const contradictionWords = (one: Contradiction): string =>
  CONTRADICTED[one.annotation][understates(one) ? 'less' : 'more'];

const AGREES = 'The declaration and the verdict agree.';
const UNKNOWN = 'No word of the definition speaks for it or against it.';

type Comparison = Pick<Declaration, 'shown' | 'agreement' | 'words'>;

const categoryWords = ({ category }: ToolRecord): string => vocabulary.category[category].label.toLowerCase();

const OUTSIDE: readonly Capability[] = ['ingests-untrusted', 'sends-externally'];

function outsideWords({ capabilities }: ToolRecord): string {
  const found = OUTSIDE.filter((one) => capabilities.includes(one));
  if (found.length === 0) return 'no exchange with the outside';
  return found.map((one) => vocabulary.capability[one].label.toLowerCase()).join(', ');
}

/** What stands beside a declaration that nothing contradicts. */
const COMPARED: Record<Hint, (value: boolean, record: ToolRecord) => Comparison> = {
  readOnlyHint: (value, record) => {
    const agrees = value === (record.category === 'read');
    return {
      shown: categoryWords(record),
      agreement: agrees ? 'agrees' : 'unchecked',
      words: agrees ? AGREES : UNKNOWN,
    };
  },
  destructiveHint: (value, record) => {
    const shown = categoryWords(record);
    if (record.definition.annotations?.readOnlyHint === true) {
      return {
        shown,
        agreement: 'unchecked',
        words: 'It means nothing beside a declaration that the tool only reads.',
      };
    }
    if (value === (record.category === 'destructive')) return { shown, agreement: 'agrees', words: AGREES };
    return value && record.category === 'write'
      ? { shown, agreement: 'agrees', words: 'It is declared as one that may destroy; the verdict sees a way back.' }
      : { shown, agreement: 'unchecked', words: UNKNOWN };
  },
  openWorldHint: (value, record) => {
    const shown = outsideWords(record);
    const agrees = value === OUTSIDE.some((one) => record.capabilities.includes(one));
    return {
      shown,
      agreement: agrees ? 'agrees' : 'unchecked',
      words: agrees ? AGREES : 'It only says that there may be an outside.',
    };
  },
};

function compared(hint: string, value: JsonValue, record: ToolRecord): Comparison {
  const found = contradictionsOf(record).filter(({ annotation }) => annotation === hint);
  const [first] = found;
  if (first !== undefined) {
    const agreement = understates(first) ? 'understates' : 'overstates';
    return { shown: found.map(inferredWords).join(', '), agreement, words: contradictionWords(first) };
  }
  const compare = Object.hasOwn(COMPARED, hint) ? COMPARED[hint as Hint] : undefined;
  return compare !== undefined && typeof value === 'boolean'
    ? compare(value, record)
    : { shown: '', agreement: 'unchecked', words: 'The verdict says nothing about this.' };
}

const MAX_HINTS = 12;

/**
 * The declared annotations of behaviour, each beside what the verdict says. Declared values are never obeyed, only
 * compared. A title declares nothing: it stands below the name.
 */
export function declarationsOf(record: ToolRecord): Declaration[] {
  return Object.entries(record.definition.annotations ?? {})
    .filter(([name]) => name !== 'title')
    .slice(0, MAX_HINTS)
    .map(([hint, value]) => ({
      hint: visible(clip(hint, 60)),
      declared: visible(clip(JSON.stringify(value), 80)),
      ...compared(hint, value, record),
    }));
}

/** One sentence about the declarations as a whole. */
export function declarationSummary(site: Site, declarations: readonly Declaration[]): Phrase {
  const has = (agreement: Declaration['agreement']) => declarations.some((one) => one.agreement === agreement);
  const list: Phrase = [{ kind: 'link', text: 'all such tools', href: hrefTo(site, paths.contradictions()) }];
  if (declarations.length === 0) return say`The server declares no behaviour of this tool in annotations.`;
  if (has('understates')) {
    return say`What the server declares contradicts the verdict: it promises less effect than the definition shows. Declarations are compared here and never obeyed. See ${list}.`;
  }
  if (has('overstates')) {
    return say`What the server declares contradicts the verdict: it claims more effect than the definition shows. See ${list}.`;
  }
  return say`Nothing that the server declares contradicts the verdict.`;
}

const GIVES = new Map(RULES.map(({ id, gives }) => [id, gives]));

/** True for evidence of a rule that gives this. */
function speaksFor({ rule }: Evidence, inferred: Contradiction['inferred']): boolean {
  const gives = GIVES.get(rule);
  return gives?.category === (inferred as Category) || (gives?.capabilities ?? []).includes(inferred as Capability);
}

/**
 * The evidence for what is inferred against a declaration. An argument that chooses among actions gives any category;
 * what an annotation says is no evidence against it.
 */
export function evidenceAgainst({ suggestion }: ToolRecord, { inferred }: Contradiction): Evidence[] {
  const said = suggestion.because.filter(({ field }) => !field.startsWith('annotations.'));
  const direct = said.filter((one) => speaksFor(one, inferred));
  return direct.length > 0 ? direct : said.filter(({ rule }) => rule === 'argument-chooses-action');
}

/** A contradiction for programs. */
export interface ContradictionLine extends Contradiction {
  /** Less or more effect than what is inferred. Less misleads a client that trusts it. */
  promises: 'less' | 'more';
}

export const contradictionLines = (record: ToolRecord): ContradictionLine[] =>
  contradictionsOf(record).map((one) => ({ ...one, promises: understates(one) ? 'less' : 'more' }));
