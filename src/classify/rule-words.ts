import * as args from './arguments.ts';
import { ATTACKS } from './attack.ts';
import * as capable from './capabilities.ts';
import * as choice from './dispatch.ts';
import { KINDS, type Kind } from './effect.ts';
import { LOOK_ALIKES } from './fold.ts';
import * as handed from './handed.ts';
import * as kept from './holdings.ts';
import { CHINESE } from './lexicon/chinese.ts';
import { ENGLISH, INFORMATION } from './lexicon/english.ts';
import * as holdings from './lexicon/holdings.ts';
import { foreignLemmas } from './lexicon/index.ts';
import { JAPANESE } from './lexicon/japanese.ts';
import { KOREAN } from './lexicon/korean.ts';
import { nominalsOf } from './lexicon/nominals.ts';
import { ACCESS, CREDENTIALS, MESSAGES } from './lexicon/nouns.ts';
import { OVERRIDES, type Override } from './lexicon/overrides.ts';
import * as subjects from './lexicon/subjects.ts';
import { words } from './lexicon/word-set.ts';
import * as going from './outgoing.ts';
import * as result from './output.ts';
import { PHRASES } from './phrases.ts';
import * as many from './plurality.ts';
import type { RuleId } from './rules.ts';
import * as strangers from './strangers.ts';

/** Some of what a rule looks for, as it stands in the rule itself. */
export interface RuleWords {
  /** What the words are, and what part they play. */
  of: string;
  /** Words, sorted; or, of a pattern, its source alone. */
  words: readonly string[];
  pattern?: true;
  /** The language of the words, where they are of one. */
  lang?: string;
}

/** `nounSet` adds plurals to plurals too, which nobody writes: `attendeeses`, `сообщенияs`. */
const isDoubled = (word: string, all: ReadonlySet<string>): boolean =>
  (word.endsWith('es') && /[^isu]s$/.test(word.slice(0, -2)) && all.has(word.slice(0, -2))) ||
  /[^\p{ASCII}]s$/u.test(word);

function set(of: string, ...sets: Iterable<string>[]): RuleWords {
  const all = new Set(sets.flatMap((one) => [...one]));
  return { of, words: [...all].filter((word) => !isDoubled(word, all)).sort() };
}

const text = (of: string, pattern: RegExp): RuleWords => ({ of, words: [pattern.source], pattern: true });

const LANGUAGES: readonly [of: string, lang: string | undefined, lemmas: (kind: Kind) => readonly string[]][] = [
  ['English', undefined, (kind) => [...words(ENGLISH[kind]), ...nominalsOf(kind)]],
  ['Portuguese', 'pt', (kind) => foreignLemmas('pt', kind)],
  ['Spanish', 'es', (kind) => foreignLemmas('es', kind)],
  ['French', 'fr', (kind) => foreignLemmas('fr', kind)],
  ['German', 'de', (kind) => foreignLemmas('de', kind)],
  ['Russian', 'ru', (kind) => foreignLemmas('ru', kind)],
  ['Chinese', 'zh', (kind) => words(CHINESE[kind])],
  ['Japanese', 'ja', (kind) => words(JAPANESE[kind])],
  ['Korean', 'ko', (kind) => words(KOREAN[kind])],
];

/** `report`, done to `abuse, bug`: what the object makes of a verb that is of another kind by itself. */
function overrideWords({ verbs, kinds, objects, beside }: Override): RuleWords {
  const leads = verbs ? [...verbs] : [...(kinds ?? [])].map((kind) => `verb-${kind}`);
  const near = beside ? `, beside ${[...beside].join(', ')}` : '';
  return set(`${leads.join(', ')}${near}, done to`, objects);
}

function verbWords(kind: Kind): RuleWords[] {
  return [
    ...LANGUAGES.map(([of, lang, lemmas]) => ({ ...set(of, lemmas(kind)), ...(lang && { lang }) })),
    ...OVERRIDES.filter(({ to }) => to === kind).map(overrideWords),
  ];
}

const phraseWords = (rule: RuleId): RuleWords[] =>
  PHRASES.filter((phrase) => phrase.rule === rule).map(({ pattern }) => text('In the description', pattern));

const VERBS = Object.fromEntries(KINDS.map((kind) => [`verb-${kind}`, () => verbWords(kind)])) as Record<
  `verb-${Kind}`,
  () => RuleWords[]
>;

const WORDS: Record<RuleId, () => RuleWords[]> = {
  ...VERBS,
  'annotation-destructive': () => [set('Annotation, with the value true', ['destructiveHint'])],
  'annotation-not-read-only': () => [set('Annotation, with the value false', ['readOnlyHint'])],
  'name-is-disguised': () => [set('Letters that pass for Latin ones', LOOK_ALIKES.keys())],
  'noun-informs': () => [set('Last word', INFORMATION)],
  'bulk-word': () => [set('In the name', capable.BULK)],
  'credential-returned': () => [
    set('Verb', subjects.HANDING_OVER),
    set('Object', CREDENTIALS, capable.KEYS, handed.ENVIRONMENTS),
    set('Not beside', subjects.NO_CREDENTIALS),
    text('In the description', capable.SECRET_TEXT),
  ],
  'access-changed': () => [
    set('Object of a change', ACCESS, capable.KEYS),
    set('Verb that admits people', subjects.ADMITTING),
    set('People', subjects.PRINCIPALS),
  ],
  'message-posted': () => [
    set('Verb by itself', capable.TALKING),
    set('Verb with an object', capable.POSTING),
    set('Object', MESSAGES),
  ],
  'output-holds-credential': () => [
    set('Last word of a property', CREDENTIALS, result.KEYS),
    set('Not beside', subjects.NO_CREDENTIALS, result.COUNTED),
  ],
  'private-data-read': () => [
    set('Object', subjects.PRIVATE),
    set('Object that an account holds', holdings.HOLDINGS, kept.LOGS),
    set('The same, asked for by an id', holdings.HOLDINGS_BY_ID),
    set('Person or exchange', subjects.PERSONAL),
    set('What is asked of one', subjects.DETAILS),
  ],
  'argument-names-account': () => [set('Argument, second to last word', kept.SCOPES), set('Last word', kept.IDS)],
  'argument-names-holdings': () => [set('Argument', kept.KINDS, ['dataset']), set('Value that it takes', kept.KEPT)],
  'argument-selects-rows': () => [
    set('Verb', kept.RETRIEVING),
    set('Argument for a store', holdings.STORES),
    set('Argument for what is taken out', holdings.SELECTORS),
  ],
  'says-whose': () => [text('In the description', holdings.OWNERSHIP)],
  'argument-is-destination': () => [
    set('Argument', going.ADDRESSES),
    set('Verb', going.VISITING),
    set('Argument for a machine', going.MACHINES),
    set('Beside', going.SCANNING),
  ],
  'argument-is-hook': () => [set('Argument, any word', going.HOOKS), set('Last word', going.TARGETS)],
  'argument-is-list': () => [set('Argument for a list', many.THINGS), set('Not beside', many.PARTS)],
  'argument-names-text': () => [
    set('Argument, first word', strangers.ISSUES),
    set('Second word', strangers.IDS),
    set('Switch that ends in', strangers.PARTS),
    set('Argument that chooses a kind', strangers.KINDS),
    set('Value that it takes', strangers.WRITTEN),
  ],
  'says-many': () => [text('Behind the verb', many.MANY)],
  'says-returns-pages': () => [text('In the description', strangers.PAGE_TEXT)],
  'says-sends': () => [text('In the description', going.SAYS), text('Where a page is given a file', going.HANDS_FILES)],
  'script-reads-page': () => [text('In the description', strangers.PAGE), text('Beside', strangers.SCRIPT)],
  'argument-names-any-kind': () => [set('Argument', handed.KINDS), text('In the name or description', handed.CLUSTER)],
  'argument-is-edits': () => [set('Argument for a list', args.EDITS)],
  'says-changes-access': () => phraseWords('says-changes-access'),
  'says-returns-headers': () => [text('In the description', handed.HEADERS)],
  'untrusted-text-read': () => [
    set('Object', subjects.UNTRUSTED, holdings.PUBLICATIONS),
    set('The web', subjects.WEB, subjects.ADDRESSES),
    set('Networks of people', holdings.NETWORKS),
    set('Places where strangers offer what they made', holdings.MARKETS),
  ],
  'argument-is-address': () => [set('Argument', args.LINKS), set('Verb', args.FETCHING)],
  'argument-is-amount': () => [set('Argument, first or last word', args.AMOUNTS), set('Verb', args.MOVING)],
  'argument-is-code': () => [
    set('Argument, last word', args.CODE),
    set('The only word of it', args.SCRIPTS),
    set('The same, in a tool that runs something', args.SNIPPETS),
    set('The same, in a tool that names a query language', args.QUERIES),
    set('Beside “template”, in a tool that renders', args.TEMPLATES),
    set('Verb that renders', args.RENDERING),
  ],
  'argument-says-code': () => [
    text('In the description of an argument', args.CODE_TO_RUN),
    text('The same, of a value that is passed on', args.HANDED_ON),
    text('The same, in a tool that reads', args.CODE_GIVEN),
  ],
  'argument-is-file': () => [set('Argument', args.PATHS), set('Verb', args.OPENING), set('Object', args.FILES)],
  'argument-names-persons': () => [
    set('Argument', args.OBJECT_KINDS),
    set('Among its values, or in its description', subjects.PERSONS),
  ],
  'argument-is-request': () => [
    set('Argument for the method', args.METHODS),
    set('Argument for the address', args.ADDRESSES),
    set('Verb', args.REQUESTING),
    set('Or beside, in a tool that reads', args.BODIES),
  ],
  'argument-is-tool': () => [
    set('Argument for what is called', args.CALLABLE),
    set('Argument for what it is given', args.PAYLOAD),
  ],
  'argument-reveals-secrets': () => [set('Argument, first word', args.REVEALING), set('Last word', args.SECRETS)],
  'argument-chooses-action': () => [
    set('Argument', choice.CHOOSERS),
    set('Last word of a longer one', choice.QUALIFIED),
    set('Argument whose values are plain verbs', choice.ODD),
    set('List of things to do, of which each names one', choice.LISTS),
    text('Or in its description', choice.SAYS_CHOOSING),
  ],
  'says-irreversible': () => phraseWords('says-irreversible'),
  'says-attacks': () => [text('In the name, the description or an argument', ATTACKS)],
  'says-starts-job': () => phraseWords('says-starts-job'),
  'says-changes': () => phraseWords('says-changes'),
  'argument-deletes': () => [
    set('Argument that switches or lists, first word', args.DESTROYING),
    set('The same, before “after” or “first”', args.REMOVING),
    text('Or in the description of a switch', args.SAID_TO_DELETE),
  ],
  'argument-changes': () => [
    set('Argument that switches, first word', args.MARKING),
    set('The same, last word', args.MARKS),
    set('Or all of it, with “all” and “auto”, in a tool that checks', args.FIXING),
    set('What such a tool does', args.CHECKING),
  ],
  'says-pays': () => phraseWords('says-pays'),
  'says-passes-on': () => phraseWords('says-passes-on'),
  'says-writes-file': () => phraseWords('says-writes-file'),
  'says-loses': () => phraseWords('says-loses'),
  'says-makes-public': () => phraseWords('says-makes-public'),
  'says-overwrites': () => phraseWords('says-overwrites'),
  'says-runs-code': () => phraseWords('says-runs-code'),
  'says-marks-read': () => phraseWords('says-marks-read'),
  'argument-writes-file': () => [
    set('Argument', args.PLACE),
    set('Another word of it', args.OUTPUT),
    set('Before “as” or “to”', args.STORING),
    text('Or in its description', args.SAVING),
  ],
};

/** What a rule looks for: the very words that it is made of. Empty for a rule that is not known. */
export const wordsOfRule = (rule: string): RuleWords[] => (Object.hasOwn(WORDS, rule) ? WORDS[rule as RuleId]() : []);
