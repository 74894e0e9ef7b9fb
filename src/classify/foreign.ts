import { type Action, actionOf } from './action.ts';
import { isRead, type Kind } from './effect.ts';
import { englishNoun, informationIn, translated } from './foreign-nouns.ts';
import { bracketed } from './lead-verb.ts';
import type { ForeignForm } from './lexicon/foreign-verbs.ts';
import { GRAMMARS, type Grammar } from './lexicon/grammar.ts';
import { foreignVerbs } from './lexicon/index.ts';
import { withoutPronoun } from './lexicon/inflect-romance.ts';
import type { Language } from './lexicon/languages.ts';
import { wordSet } from './lexicon/word-set.ts';
import { type Word, wordOf } from './words.ts';

/** What a sentence in another language says is done. */
export interface ForeignClause {
  actions: Action[];
  /** True where a verb stands at the head of the sentence. */
  direct: boolean;
  /** True where it plays down what is done. */
  reassured: boolean;
  /** A noun of information that it leads with, where it has no verb. */
  information?: Word | undefined;
}

/** A word, and how it is parted from the one before. */
interface Token extends Word {
  gap: string;
}

/** How many words of a sentence are read. */
const REACH = 60;
/** How many words of an object are. */
const OBJECT = 10;

/** Languages that share so many small words that a short sentence may be of any of them. */
const KIN: Readonly<Record<Language, readonly Language[]>> = {
  pt: ['pt', 'es', 'fr'],
  es: ['es', 'pt', 'fr'],
  fr: ['fr', 'pt', 'es'],
  de: ['de'],
  ru: ['ru'],
};

/** Reads a sentence in `language`; undefined where it says nothing there. `offset` is where it starts. */
export function foreignClause(
  text: string,
  offset: number,
  words: readonly Word[],
  language: Language,
): ForeignClause | undefined {
  const from = offset + bracketed(text);
  const tokens = tokensOf(
    text,
    offset,
    words.slice(0, REACH).filter(({ start }) => start >= from),
  );
  const opening = tokens[0];
  for (const one of KIN[language]) {
    // What is an article is no verb of another language: "una" and "une" are forms of "unir".
    if (one !== language && GRAMMARS[language].articles.holds(opening)) continue;
    const found = verbsOf(tokens, one);
    if (found.length === 0) continue;
    const reassured = tokens.slice(0, 12).some((token) => GRAMMARS[one].softeners.holds(token));
    return { actions: found.map((verb) => toAction(verb, one)), direct: true, reassured };
  }
  return leadNoun(tokens, language);
}

/** In a list, a word without an object is no verb, unless all before are such too: "cria, atualiza, exclui clientes". */
const tellsMore = ({ form, object, token }: Found, clause: readonly Token[], lists: boolean): boolean =>
  form.lemma !== 'include' && (lists || object.length > 0 || form.form !== 'third' || token !== clause[0]);

/** "If there is none yet, generates one": it stays. */
const asCreation = (one: Found): Found =>
  one.form.lemma === 'generate' ? { ...one, form: { ...one.form, lemma: 'create', kind: 'creates' } } : one;

/** "Ermittelt, was ein Paket kostet": what is asked follows in a clause of its own. */
function withQuestion(one: Found, tokens: readonly Token[]): Found {
  if (one.object.length > 0 || !isRead(one.form.kind)) return one;
  return { ...one, object: tokens.slice(tokens.indexOf(one.token) + 1) };
}

/** "Responde '¿cómo va el mes?'": a tool that answers a question posts no reply. */
function asAnswer(one: Found, tokens: readonly Token[]): Found {
  if (one.form.lemma !== 'reply') return one;
  const next = tokens[tokens.indexOf(one.token) + 1];
  const asked = next !== undefined && (next.gap.includes('¿') || (QUOTED.test(next.gap) && QUESTIONS.holds(next)));
  return asked ? { ...one, form: { ...one.form, lemma: 'answer', kind: 'reads' } } : one;
}
const QUOTED = /['"«“‘]/;
const QUESTIONS = wordSet(`combien comment como cual cuales cuando cuanta cuantas cuanto cuantos donde onde qual quais
  quando quanta quantas quanto quantos que quel quelle`);

/**
 * True for a clause that only leads to the next: "Ações: listar, criar", "Use esta ferramenta para criar itens", "Dient
 * dazu, Elemente zu löschen".
 */
function opensAnother(clause: readonly Token[], next: readonly Token[] | undefined, grammar: Grammar): boolean {
  const [opening] = next ?? [];
  if (!opening) return false;
  const { preamble, articles, before, relatives } = grammar;
  const leads = clause.every((token) => preamble.holds(token) || articles.holds(token) || before.holds(token));
  if (leads && !relatives.holds(clause[0])) return true;
  return clause.length <= LABEL && (COLON.test(opening.gap) || relatives.holds(opening));
}

/** How many words may stand in a label. */
const LABEL = 2;
const COLON = /[:：]/;

/** The verbs of a sentence, in their order. */
function verbsOf(tokens: readonly Token[], language: Language): Found[] {
  const grammar = GRAMMARS[language];
  const found: Found[] = [];
  let lead: string | undefined;
  let first = true;
  let listed = false;
  let missing = false;
  const clauses = clausesOf(tokens, grammar, language);
  for (const [at, clause] of clauses.entries()) {
    const seen: Found[] = readPart(clause, { language, grammar, first, listed, lead, tokens }).map((one) =>
      withQuestion(asAnswer(one, tokens), tokens),
    );
    const lists = found.every(({ object }) => object.length === 0);
    const short = seen.length === 0 && clause.length <= LABEL;
    const leads =
      opensCondition(clause, grammar) || (seen.length === 0 && opensAnother(clause, clauses[at + 1], grammar));
    listed ||= first && short && !leads;
    first &&= leads || short;
    lead ??= seen[0]?.form.form;
    missing ||= opensCondition(clause, grammar) && clause.some((token) => grammar.negations.holds(token));
    const told = seen.filter((one) => found.length === 0 || tellsMore(one, clause, lists));
    found.push(...(missing ? told.map(asCreation) : told));
  }
  return found;
}

/** A verb, and where it stands. */
interface Found {
  token: Token;
  form: ForeignForm;
  /** What it acts on. */
  object: readonly Token[];
}

interface Context {
  language: Language;
  grammar: Grammar;
  first: boolean;
  /** True behind a short clause that may be one of a list of nouns: "Structure, réglages, planification". */
  listed: boolean;
  /** The form of the verb that the sentence leads with. */
  lead: string | undefined;
  /** The words of the whole sentence. */
  tokens: readonly Token[];
}

/** Verbs that leave to their object what is done: "efetua a compra". */
const LIGHT = wordSet('perform set start give apply');

/** The form that the object of a light verb stands for. */
function meant({ form, object }: Found, language: Language): ForeignForm {
  const noun = object.find((token) => !GRAMMARS[language].articles.holds(token));
  const own = noun && foreignVerbs(noun.text, language).find((one) => one.form === 'noun' && !one.follow);
  return own && LIGHT.has(form.lemma) && !isRead(own.kind) ? own : form;
}

/** A word without what parts it from the one before. */
const bare = ({ text, start, end, known }: Token): Word => ({ text, start, end, known });

/** French has one word for an order and a command; what is executed is a command, unless a customer's. */
const asCommands = (words: readonly Word[]): readonly Word[] =>
  words.some((word) => TRADE.holds(word))
    ? words
    : words.map((word) => (word.text === 'order' ? wordOf('command', word.start, word.end) : word));
const TRADE = wordSet('buy client customer market purchase sale sell');

function toAction({ token, form: plain, object }: Found, language: Language): Action {
  const form = meant({ token, form: plain, object }, language);
  const many = object.find((token) => GRAMMARS[language].many.holds(token));
  const word = bare(token);
  const named = translated(object.filter((one) => one !== many).slice(0, OBJECT), language);
  const thing = language === 'fr' && form.lemma === 'execute' ? asCommands(named) : named;
  const bulk = many && bare(many);
  return actionOf({ word, kind: form.kind, lemma: form.lemma, certain: true, object: thing, many: bulk, language });
}

const ELIDED = /^(?:[dlnsjtmc]|qu)['’]/;

/** Words with what is elided before them by itself: `l'utilisateur`. */
function tokensOf(text: string, offset: number, words: readonly Word[]): Token[] {
  const tokens: Token[] = [];
  let end = offset;
  for (const word of words) {
    const elided = ELIDED.exec(word.text)?.[0].length ?? 0;
    const gap = text.slice(end - offset, word.start - offset);
    if (elided > 0) {
      tokens.push({ ...wordOf(word.text.slice(0, elided - 1), word.start, word.start + elided - 1), gap });
    }
    tokens.push({ ...wordOf(word.text.slice(elided), word.start + elided, word.end), gap: elided > 0 ? '' : gap });
    end = word.end;
  }
  return tokens;
}

const BREAK = /[:;,([—–.!?]|\s-\s/;

/** The clauses of a sentence: what stands between marks, conjunctions, and what opens a clause of its own. */
function clausesOf(tokens: readonly Token[], grammar: Grammar, language: Language): Token[][] {
  const clauses: Token[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    const joins = grammar.conjunctions.holds(token) && joinsVerb(tokens, at, grammar, language);
    const next = tokens[at + 1];
    const relative = grammar.relatives.holds(token) && next !== undefined && !BREAK.test(next.gap);
    const opens = BREAK.test(token.gap) || relative || joins;
    if (opens && (clauses.at(-1)?.length ?? 0) > 0) clauses.push([]);
    clauses.at(-1)?.push(token);
  }
  return clauses;
}

/** Where the verb stands behind a phrase such as "in case of failure"; `at` where none stands there. */
function behindPhrase(tokens: readonly Token[], at: number, language: Language): number {
  if (!GRAMMARS[language].links.has(tokens[at]?.text ?? '')) return at;
  for (let next = at + 2; next < Math.min(tokens.length, at + 5) && !BREAK.test((tokens[next] as Token).gap); next++) {
    const { text } = tokens[next] as Token;
    const finite = foreignVerbs(text, language).some(({ form, follow }) => form === 'third' && !follow);
    if (finite && englishNoun(text, language) === undefined) return next;
  }
  return at;
}

/** True where a verb follows a conjunction, with nothing but pronouns and adverbs between. */
function joinsVerb(tokens: readonly Token[], at: number, { before }: Grammar, language: Language): boolean {
  let next = at + 1;
  while (next < tokens.length && before.holds(tokens[next])) next++;
  return verbAt(tokens, behindPhrase(tokens, next, language), language) !== undefined;
}

const opensCondition = (clause: readonly Token[], { conditions }: Grammar): boolean =>
  conditions.holds(clause[0]) && clause.length > 1;

/** The verbs of one clause. */
function readPart(clause: readonly Token[], context: Context): Found[] {
  const { grammar, first, lead } = context;
  if (!first && grammar.relatives.holds(clause[0])) return [];
  if (opensCondition(clause, grammar)) return [];
  const denied = clause.findIndex((token) => grammar.negations.holds(token));
  const reach = denied < 0 ? clause.length : denied;
  const at = headOf(clause, context);
  const head =
    at < reach ? verbAt(clause, at, context.language, first ? particles(clause, at, context) : []) : undefined;
  const starts = head && (first || lead !== undefined) && fitsHead(head, clause, at, context);
  if (head && starts) {
    if (isDeniedLater(clause, at, head, context)) return [];
    return [found(clause, at, head), ...gerund(clause.slice(at + 1, reach), context)];
  }
  const plain = clause.slice(0, reach);
  return [...quoted(plain, context), ...passive(plain, context), ...last(plain, context), ...gerund(plain, context)];
}

/** Denied behind the verb: "löscht keine Dateien", "erneuert werden sie nicht", "перевод не выполняется". */
function isDeniedLater(
  clause: readonly Token[],
  at: number,
  { form }: ForeignForm,
  { grammar, language }: Context,
): boolean {
  const denies = (index: number) => grammar.negations.holds(clause[index]);
  if (form === 'noun') return clause.some((_, index) => denies(index)) && language === 'ru';
  return language === 'de' && (denies(clause.length - 1) || (clause[at + 1]?.text.startsWith('kein') ?? false));
}

/** Verbs that name an action in quotes: "'entfernen' wirft es raus". */
function quoted(clause: readonly Token[], { language }: Context): Found[] {
  return clause.flatMap((token, at) => {
    const form = QUOTE.test(token.gap)
      ? foreignVerbs(token.text, language).find((one) => one.form === 'base')
      : undefined;
    return form && !form.follow && !form.particle ? [found(clause, at, form)] : [];
  });
}

const QUOTE = /['"«“„‘`]$/;

const found = (clause: readonly Token[], at: number, form: ForeignForm): Found => ({
  token: clause[at] as Token,
  form,
  object: clause.slice(at + 1 + (form.follow?.length ?? 0)),
});

/** English words that may be put before a sentence to calm its reader. */
const CALMING = wordSet('important note only read readonly safe');

/** The endings of adverbs: "definitivamente", "безвозвратно". */
const ADVERB: Partial<Record<Language, RegExp>> = {
  pt: /.{3}mente$/,
  es: /.{3}mente$/,
  fr: /.{3}[aei]mment$|.{3}ement$/,
  ru: /.{3}[нк]о$/,
};

const LATIN = /^[a-z0-9]+$/;

/** Where the verb of a clause may stand: behind its conjunction, pronouns and adverbs, or a preamble. */
function headOf(clause: readonly Token[], { grammar, first, language }: Context): number {
  let at = 0;
  while (at < clause.length - 1) {
    const token = clause[at] as Token;
    const { text } = token;
    const passed = grammar.before.holds(token) || grammar.conjunctions.holds(token) || grammar.softeners.holds(token);
    const led =
      first &&
      (CALMING.holds(token) ||
        grammar.preamble.holds(token) ||
        ADVERB[language]?.test(text) ||
        (language === 'ru' && LATIN.test(text)));
    const verbal = passed || led ? undefined : foreignVerbs(text, language)[0];
    if (verbal || !(passed || led)) break;
    at++;
  }
  return behindPhrase(clause, at, language);
}

function verbAt(
  clause: readonly Token[],
  at: number,
  language: Language,
  behind: readonly Token[] = [],
): ForeignForm | undefined {
  const token = clause[at];
  if (!token) return undefined;
  const own = foreignVerbs(token.text, language);
  const bare = own.length === 0 && language === 'es' ? withoutPronoun(token.text) : undefined;
  const options = bare ? foreignVerbs(bare, language) : own;
  return (
    options.find(({ follow }) => follow?.every((word, index) => clause[at + 1 + index]?.text === word)) ??
    options.find(
      ({ particle }) =>
        particle !== undefined && [...clause.slice(at + 1), ...behind].some(({ text }) => text === particle),
    ) ??
    options.find(({ follow, particle }) => !follow && !particle)
  );
}

/** What follows parentheses in the clause of a German verb: "lädt eine Datei (PDF, DOCX) hoch". */
function particles(clause: readonly Token[], at: number, { language, tokens }: Context): readonly Token[] {
  if (language !== 'de') return [];
  const rest = tokens.slice(tokens.indexOf(clause[at] as Token) + 1);
  const open = rest.findIndex(({ gap }) => gap.includes('('));
  const close = rest.findIndex(({ gap }, index) => index > open && gap.includes(')'));
  if (open < 0 || close < 0 || rest.slice(0, open).some(({ gap }) => BREAK.test(gap))) return [];
  const end = rest.findIndex(({ gap }, index) => index > close && BREAK.test(gap));
  return rest.slice(close, end < 0 ? undefined : end);
}

/** True for a form that may lead a clause where it stands. */
function fitsHead({ form }: ForeignForm, clause: readonly Token[], at: number, context: Context): boolean {
  if (form === 'noun' && context.listed) return false;
  if (form === 'past' || form === 'gerund') return form === 'gerund' && !context.first;
  const own = englishNoun((clause[at] as Token).text, context.language) !== undefined;
  if (context.first) return form !== 'third' || !own || !context.grammar.articles.holds(clause[at - 1]);
  if (form === 'base' || form === 'noun') return context.lead === form || (form === 'base' && context.lead !== 'third');
  const next = clause[at + 1];
  const { links, articles, many } = context.grammar;
  const link = links.get(next?.text ?? '') ?? 'of';
  return !own || articles.holds(next) || many.holds(next) || link !== 'of';
}

/** Kinds of which a statement about things tells as well as a command does. */
const TELLING: ReadonlySet<Kind> = new Set(['overwrites', 'ends', 'deletes', 'pays', 'sends', 'grants', 'creates']);

/** How far behind its auxiliary a participle may stand, save in German. */
const NEAR = 3;

/** A passive, or a thing that does away with another: "is overwritten", "overwrites". */
function passive(clause: readonly Token[], { grammar, language }: Context): Found[] {
  let aux = -1;
  for (const [at, token] of clause.entries()) {
    if (grammar.auxiliaries.holds(token)) aux = at;
    const form = verbAt(clause, at, language);
    if (!form || !TELLING.has(form.kind)) continue;
    const near = aux >= 0 && (language === 'de' || at - aux <= NEAR);
    if ((near && isParticiple(form, language)) || isActive(form) || isReflexive(clause, at, form, language)) {
      return [{ token, form, object: clause.slice(0, aux < 0 ? at : aux) }];
    }
  }
  return [];
}

/** French and German spell some participles as the third person, without accents. */
const isParticiple = ({ form }: ForeignForm, language: Language): boolean =>
  form === 'past' || ((language === 'fr' || language === 'de') && form === 'third');

const isActive = ({ kind, lemma, form }: ForeignForm): boolean =>
  (kind === 'overwrites' || lemma === 'destroy') && form === 'third';

/** "Se pierden", "затирается". */
function isReflexive(clause: readonly Token[], at: number, { form }: ForeignForm, language: Language): boolean {
  if (form !== 'third') return false;
  if (language === 'ru') return /[ая]?ся$/.test((clause[at] as Token).text);
  return (language === 'es' || language === 'pt') && clause[at - 1]?.text === 'se';
}

const MANNER = wordSet('indem wobei woraufhin');

/** A German clause whose verb closes it: "Dateien löschen", "indem eine SMS rausgeht". */
function last(clause: readonly Token[], { language, first, lead }: Context): Found[] {
  if (language !== 'de') return [];
  const token = clause.at(-1);
  if (!token || (clause.at(-2)?.text === 'zu' && !first)) return [];
  const form = foreignVerbs(token.text, language).find(({ follow, particle }) => !follow && !particle);
  const manner = form?.form === 'third' && MANNER.holds(clause[0]);
  const leads = form?.form === 'base' && (first || lead === 'base');
  return form && (manner || leads) ? [{ token, form, object: clause.slice(0, -1) }] : [];
}

/** What is done along the way: "disparando um SMS". */
function gerund(clause: readonly Token[], { language }: Context): Found[] {
  for (let at = 0; at < clause.length; at++) {
    const { text } = clause[at] as Token;
    const own = foreignVerbs(text, language);
    const bare = own.length === 0 && language === 'es' ? withoutPronoun(text) : undefined;
    const form = (bare ? foreignVerbs(bare, language) : own).find((one) => one.form === 'gerund' && !one.follow);
    const led = language !== 'fr' || clause.slice(Math.max(0, at - 2), at).some((one) => one.text === 'en');
    if (form && led && !isRead(form.kind) && form.lemma !== 'include' && language !== 'de')
      return [found(clause, at, form)];
  }
  return [];
}

/** A noun of information at the head of a sentence without a verb. */
function leadNoun(tokens: readonly Token[], language: Language): ForeignClause | undefined {
  const { preamble, articles, negations, softeners } = GRAMMARS[language];
  if (tokens.some((token) => negations.holds(token) || softeners.holds(token))) {
    return { actions: [], direct: false, reassured: true };
  }
  const at = tokens.slice(0, 6).findIndex((token) => !preamble.holds(token) && !articles.holds(token));
  const tail = tokens.slice(Math.max(0, at), at + 2);
  for (const token of tail) {
    const noun = informationIn(token, language);
    if (!noun) continue;
    const information = wordOf(noun, token.start, token.end);
    return { actions: [], direct: false, reassured: false, information };
  }
  return undefined;
}
