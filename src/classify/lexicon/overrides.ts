import type { Kind } from '../effect.ts';
import {
  ARTEFACTS,
  CODE_WORDS,
  CREDENTIALS,
  FUNDS,
  MEMBERSHIP,
  MONEY,
  MONEY_RECORDS,
  REPORTS,
  RESOLVABLE,
  RUNNABLE,
  SALES,
  SESSIONS,
  SHARING,
  TRANSIENT,
} from './nouns.ts';
import { nounSet, WordSet, wordSet } from './word-set.ts';

/** An object that changes what a verb does. */
export interface Override {
  /** Verbs, by word or by kind. */
  verbs?: WordSet;
  kinds?: ReadonlySet<Kind>;
  objects: WordSet;
  /** Where the object must stand: the last noun of the phrase, any word of it, or any word of the clause. */
  place: 'head' | 'phrase' | 'any';
  /** Only where any word of the clause is one of these as well. */
  beside?: WordSet;
  /** No override where the last noun is one of these. */
  unlessHead?: WordSet;
  /** No override where any word is one of these. */
  unless?: WordSet;
  to: Kind;
}

/** Beside these, a subscription or a transaction is none of money. */
const NOT_MONEY = new WordSet([
  ...CODE_WORDS,
  ...wordSet('calendar db event events newsletter notification notifications pubsub push topic webhook webhooks'),
]);

const kinds = (...list: Kind[]): ReadonlySet<Kind> => new Set(list);

/** The first that fits decides. */
export const OVERRIDES: readonly Override[] = [
  {
    verbs: wordSet('report'),
    objects: nounSet('abuse bug error feedback incident issue post problem scorecard spam user'),
    place: 'phrase',
    to: 'sends',
  },
  { verbs: wordSet('trigger'), objects: RUNNABLE, place: 'any', to: 'executes' },
  {
    verbs: wordSet('trigger'),
    objects: nounSet('animation effect elicitation event request sampling sound'),
    place: 'phrase',
    to: 'creates',
  },
  { verbs: wordSet('forward'), objects: nounSet('port'), place: 'phrase', to: 'creates' },
  { verbs: wordSet('map'), objects: nounSet('codebase site structure url website'), place: 'phrase', to: 'reads' },
  { verbs: wordSet('load import'), objects: wordSet('into onto'), place: 'any', to: 'creates' },
  {
    verbs: wordSet('take'),
    objects: nounSet('measurement photo picture reading screenshot snapshot'),
    place: 'head',
    to: 'reads',
  },
  { verbs: wordSet('new'), objects: nounSet('page tab window'), place: 'head', to: 'operates' },
  { verbs: wordSet('open'), objects: nounSet('app application editor gui ui viewer'), place: 'any', to: 'operates' },
  {
    verbs: wordSet('open'),
    objects: nounSet('article document email entry file message node note record thread'),
    place: 'head',
    to: 'reads',
  },
  { verbs: wordSet('revoke'), objects: nounSet('connection connectionid id'), place: 'head', to: 'switches' },
  {
    verbs: wordSet('create export generate issue mint'),
    objects: nounSet('link url'),
    beside: SHARING,
    unless: wordSet('upload'),
    place: 'head',
    to: 'grants',
  },
  { verbs: wordSet('resolve'), objects: RESOLVABLE, place: 'any', to: 'changes' },
  {
    verbs: wordSet('convert'),
    objects: wordSet('account contact conversation draft issue item lead message task ticket topic'),
    place: 'any',
    to: 'changes',
  },
  {
    verbs: wordSet('clear clean cleanup empty expire flush invalidate reset'),
    objects: TRANSIENT,
    place: 'head',
    to: 'changes',
  },
  { verbs: wordSet('clear empty'), objects: nounSet('field form input textbox'), place: 'head', to: 'changes' },
  {
    verbs: wordSet('reset'),
    objects: wordSet('credential credentials factor factors mfa passcode password passwords'),
    place: 'any',
    to: 'grants',
  },
  { verbs: wordSet('raise throw'), objects: nounSet('error exception'), place: 'head', to: 'computes' },
  { verbs: wordSet('remove'), objects: MEMBERSHIP, place: 'head', unless: wordSet('feature'), to: 'unlinks' },
  { verbs: wordSet('extract unzip'), objects: wordSet('archive tar tarball zip'), place: 'phrase', to: 'creates' },
  { verbs: wordSet('remove'), objects: wordSet('from'), place: 'any', to: 'unlinks' },
  { verbs: wordSet('trim clean'), objects: wordSet('audio clip text video whitespace'), place: 'any', to: 'changes' },
  { verbs: wordSet('drop'), objects: wordSet('element onto'), place: 'any', to: 'operates' },
  { verbs: wordSet('drop'), objects: wordSet('channel chat inbox into slack thread'), place: 'any', to: 'sends' },
  {
    verbs: wordSet('swap trade'),
    objects: nounSet(
      'background element face image item label layer line node order place position slot tag text theme variable',
    ),
    place: 'head',
    to: 'changes',
  },
  { verbs: wordSet('put restore return set'), objects: wordSet('factory'), place: 'any', to: 'overwrites' },
  {
    verbs: wordSet('close exit quit stop'),
    objects: SESSIONS,
    place: 'head',
    unless: nounSet('forward monitor port recording search tunnel watch'),
    to: 'ends',
  },
  { verbs: wordSet('check'), objects: wordSet('in out'), place: 'head', to: 'changes' },
  {
    verbs: wordSet('select'),
    objects: wordSet('checkbox combobox control controls dropdown element listbox menu option tab'),
    place: 'any',
    to: 'operates',
  },
  {
    verbs: wordSet('open'),
    objects: wordSet('browser link page tab tabs url website'),
    place: 'any',
    to: 'operates',
  },
  {
    verbs: wordSet('load'),
    objects: wordSet('checkpoint extension module plugin scene session snapshot state'),
    place: 'head',
    to: 'switches',
  },
  {
    verbs: wordSet('begin conduct initiate perform run start'),
    objects: wordSet('crawl crawling research scrape search'),
    place: 'any',
    to: 'computes',
  },
  { verbs: wordSet('remove'), objects: TRANSIENT, place: 'head', to: 'unlinks' },
  {
    verbs: wordSet('begin initiate kick launch queue rerun restart retry start submit'),
    objects: RUNNABLE,
    place: 'head',
    to: 'executes',
  },
  {
    verbs: wordSet('begin initiate kick launch start trigger'),
    objects: nounSet('assessment check evaluation migration'),
    place: 'head',
    to: 'executes',
  },
  { verbs: wordSet('create'), objects: wordSet('execution run runs'), place: 'head', to: 'executes' },
  {
    verbs: wordSet('build compile'),
    objects: wordSet('app application package project solution target workspace'),
    place: 'any',
    to: 'executes',
  },
  {
    verbs: wordSet('test'),
    objects: wordSet('agent automation flow function lambda pipeline script workflow'),
    place: 'head',
    to: 'executes',
  },
  { verbs: wordSet('evaluate'), objects: CODE_WORDS, place: 'phrase', to: 'executes' },
  {
    verbs: wordSet('call execute invoke perform run trigger'),
    objects: REPORTS,
    place: 'head',
    unless: CODE_WORDS,
    to: 'computes',
  },
  { verbs: wordSet('block'), objects: wordSet('until'), place: 'any', to: 'reads' },
  {
    verbs: wordSet('pull'),
    objects: nounSet('branch change commit git latest remote update'),
    place: 'any',
    to: 'changes',
  },
  {
    verbs: wordSet('press send type write'),
    objects: nounSet('character control input key keystroke stdin text'),
    beside: nounSet('process repl session shell terminal tty'),
    place: 'phrase',
    to: 'executes',
  },
  {
    verbs: wordSet('input interact send type write'),
    objects: wordSet('command commands console process pty repl shell terminal'),
    place: 'any',
    to: 'executes',
  },
  {
    verbs: wordSet('call create initiate make place start'),
    objects: wordSet('call calls'),
    place: 'head',
    to: 'sends',
  },
  { verbs: wordSet('call'), objects: wordSet('customer number phone recipient'), place: 'head', to: 'sends' },
  { verbs: wordSet('transfer'), objects: FUNDS, place: 'phrase', to: 'pays' },
  {
    verbs: wordSet('transfer'),
    objects: nounSet('asset'),
    beside: nounSet('blockchain nft onchain token wallet'),
    place: 'any',
    to: 'pays',
  },
  {
    verbs: wordSet('send'),
    objects: wordSet('crypto funds money payment payments pix ted tip usdc'),
    place: 'phrase',
    unlessHead: MONEY_RECORDS,
    to: 'pays',
  },
  {
    verbs: wordSet('authorise authorize capture refund reverse'),
    objects: SALES,
    place: 'any',
    unlessHead: MONEY_RECORDS,
    to: 'pays',
  },
  {
    verbs: wordSet('finalise finalize generate'),
    objects: wordSet('boleto charge invoice payment pix'),
    place: 'head',
    to: 'pays',
  },
  {
    verbs: wordSet('execute perform'),
    objects: wordSet('checkout conversion exchange order payment purchase swap trade transfer'),
    place: 'phrase',
    to: 'pays',
  },
  {
    verbs: wordSet('optimise optimize'),
    objects: wordSet('order path prompt query route routes text waypoints'),
    place: 'phrase',
    to: 'computes',
  },
  {
    verbs: wordSet('end exit quit'),
    objects: wordSet('call campaign game meeting session sessions'),
    place: 'head',
    to: 'ends',
  },
  {
    verbs: wordSet('create generate issue mint regenerate renew rotate'),
    objects: CREDENTIALS,
    place: 'head',
    to: 'grants',
  },
  {
    kinds: kinds('creates', 'executes'),
    verbs: wordSet(
      'accept anticipate approve authorize authorise capture complete confirm initiate process release reverse start submit',
    ),
    objects: MONEY,
    place: 'phrase',
    unlessHead: MONEY_RECORDS,
    unless: NOT_MONEY,
    to: 'pays',
  },
  {
    verbs: wordSet('build construct sign'),
    objects: nounSet('hmac link query signature uri url'),
    place: 'phrase',
    to: 'computes',
  },
  { verbs: wordSet('generate sign'), objects: ARTEFACTS, place: 'head', to: 'creates' },
  // "Removes the need for a login", but not "removes files that you no longer need".
  {
    verbs: wordSet('eliminate remove'),
    objects: nounSet('barrier hassle hurdle need'),
    place: 'head',
    unless: wordSet('it longer nobody not nothing they we you'),
    to: 'computes',
  },
  { verbs: wordSet('format'), objects: nounSet('device disk drive filesystem'), place: 'head', to: 'overwrites' },
  { verbs: wordSet('discard move'), objects: wordSet('bin trash'), place: 'any', to: 'switches' },
  {
    verbs: wordSet('move remove'),
    objects: wordSet('archive'),
    beside: wordSet('in into to'),
    place: 'any',
    to: 'switches',
  },
  { verbs: wordSet('confirm'), objects: nounSet('receipt'), place: 'any', to: 'creates' },
  {
    verbs: wordSet('compress gzip zip'),
    objects: nounSet('archive directory file folder'),
    place: 'head',
    to: 'creates',
  },
  { verbs: wordSet('encode render'), objects: nounSet('animation clip movie video'), place: 'head', to: 'creates' },
  { verbs: wordSet('normalise normalize'), objects: nounSet('database'), place: 'head', to: 'changes' },
  {
    verbs: wordSet('sort'),
    objects: nounSet('bucket folder'),
    beside: wordSet('into'),
    place: 'any',
    to: 'changes',
  },
  {
    verbs: wordSet('emulate simulate'),
    objects: nounSet('click drag gesture input key keypress keystroke mouse scroll swipe tap touch typing'),
    place: 'head',
    to: 'operates',
  },
  { verbs: wordSet('emulate simulate'), objects: wordSet('keyboard'), place: 'phrase', to: 'operates' },
  {
    verbs: wordSet('acquire obtain take'),
    objects: nounSet('lease lock mutex semaphore'),
    place: 'head',
    to: 'creates',
  },
  { verbs: wordSet('pull'), objects: nounSet('branch change changeset commit'), place: 'head', to: 'creates' },
  {
    verbs: wordSet('pull'),
    objects: nounSet('image model'),
    beside: wordSet('hub registry'),
    place: 'head',
    to: 'creates',
  },
  {
    verbs: wordSet('leave'),
    objects: nounSet('comment feedback message note rating reply review'),
    place: 'head',
    to: 'creates',
  },
  { verbs: wordSet('track'), objects: wordSet('conversion event pageview'), place: 'head', to: 'creates' },
  { verbs: wordSet('generate'), objects: nounSet('keypair wallet'), place: 'head', to: 'creates' },
  { verbs: wordSet('answer'), objects: wordSet('call phone'), place: 'head', to: 'operates' },
  { verbs: wordSet('lint'), objects: wordSet('fix fixes'), place: 'head', to: 'changes' },
  {
    verbs: wordSet('ask'),
    objects: nounSet(
      'approver colleague coworker customer everybody everyone member people person reviewer team teammate',
    ),
    place: 'head',
    to: 'sends',
  },
  { verbs: wordSet('place put submit'), objects: nounSet('bet bid wager'), place: 'head', to: 'pays' },
  { verbs: wordSet('initiate place'), objects: nounSet('order'), place: 'head', to: 'pays' },
  { verbs: wordSet('close'), objects: nounSet('position'), place: 'head', unless: wordSet('job'), to: 'pays' },
  {
    verbs: wordSet('open'),
    objects: wordSet('position'),
    place: 'head',
    unless: nounSet('job'),
    to: 'pays',
  },
  {
    verbs: wordSet('broadcast confirm execute send sign submit'),
    objects: nounSet('transaction tx'),
    beside: wordSet('bitcoin blockchain chain crypto ethereum evm onchain solana wallet'),
    place: 'phrase',
    to: 'pays',
  },
  {
    verbs: wordSet('register'),
    objects: nounSet('domain'),
    place: 'head',
    unless: wordSet('custom email mail sending'),
    to: 'pays',
  },
  { verbs: wordSet('renew'), objects: nounSet('domain membership plan subscription'), place: 'head', to: 'pays' },
  {
    verbs: wordSet('create'),
    objects: nounSet('order'),
    beside: wordSet('billed buy charged paid purchased'),
    place: 'head',
    to: 'pays',
  },
  {
    verbs: wordSet('collect'),
    objects: nounSet('charge debit installment instalment payment rent'),
    place: 'head',
    to: 'pays',
  },
  // "Format" and "highlight" work something out unless it is a part of a document.
  {
    verbs: wordSet('format highlight'),
    objects: nounSet('cell column header heading paragraph range row shape sheet slide spreadsheet worksheet'),
    unless: wordSet('date number price time'),
    place: 'head',
    to: 'changes',
  },
  {
    verbs: wordSet('print'),
    objects: nounSet('badge barcode label sticker'),
    place: 'head',
    to: 'creates',
  },
  { verbs: wordSet('print'), objects: nounSet('printer'), beside: wordSet('on to'), place: 'any', to: 'creates' },
  {
    verbs: wordSet('watch'),
    objects: nounSet('repo repository ticket'),
    place: 'head',
    to: 'creates',
  },
  {
    verbs: wordSet('request'),
    objects: wordSet('data'),
    beside: nounSet('api endpoint pipe'),
    place: 'head',
    to: 'reads',
  },
  // Of scrapers: "can unlock any webpage even if it uses bot detection".
  {
    verbs: wordSet('unlock'),
    objects: nounSet('page site webpage website'),
    beside: wordSet('bot captcha detection'),
    place: 'phrase',
    to: 'reads',
  },
  {
    verbs: wordSet('rebuild'),
    objects: nounSet('instance machine node server vm vps'),
    place: 'head',
    to: 'overwrites',
  },
  {
    verbs: wordSet('rebuild'),
    objects: nounSet('cache cart catalog database graph index it map model profile sitemap structure table tree view'),
    place: 'head',
    to: 'changes',
  },
  {
    verbs: wordSet('reinstall'),
    objects: nounSet('instance os server system vm vps'),
    place: 'phrase',
    to: 'overwrites',
  },
  {
    verbs: wordSet('spawn'),
    objects: nounSet('actor character creature enemy entity item light mesh mob npc object particle prefab'),
    place: 'head',
    to: 'creates',
  },
  {
    verbs: wordSet('borrow invest lend liquidate'),
    objects: nounSet('apr apy history limit performance price rate spread summary'),
    place: 'head',
    to: 'reads',
  },
];

const CANDIDATES = new Map<Kind, Map<string, readonly Override[]>>();

/** The overrides of a verb, in their order. */
export function overridesOf(lemma: string, kind: Kind): readonly Override[] {
  const ofKind = CANDIDATES.get(kind) ?? new Map<string, readonly Override[]>();
  const known = ofKind.get(lemma);
  if (known) return known;
  const found = OVERRIDES.filter(({ verbs, kinds: ofKinds }) => verbs?.has(lemma) || ofKinds?.has(kind));
  CANDIDATES.set(kind, ofKind.set(lemma, found));
  return found;
}
