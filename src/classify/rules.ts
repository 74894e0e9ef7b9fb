import type { Capability, Category } from '../catalog/vocabulary.ts';
import { KIND_EFFECTS, KINDS, type Kind } from './effect.ts';

/** A reason that the classifier can give. Its id never changes. */
export interface Rule {
  id: string;
  /** What it matches and what that means, in one sentence. */
  sentence: string;
  gives: { category?: Category; capabilities?: readonly Capability[] };
}

const VERB_SENTENCES = {
  reads: 'A verb of looking, such as get, list, search or read, leaves the world as it was.',
  computes: 'A verb of working something out, such as validate, convert or simulate, changes nothing.',
  operates: 'A verb of working a user interface, such as click, type or navigate, acts in the page or program shown.',
  creates: 'A verb of making, such as create, add or upload, leaves something new behind.',
  changes: 'A verb of changing, such as update, set or move, changes something that exists.',
  switches: 'A verb of switching, such as disable, archive, pause or close, can be taken back by its opposite.',
  unlinks: 'A verb of unlinking, such as detach or unassign, parts two things that both stay.',
  sends: 'A verb of sending, such as send, notify or forward, takes something to others.',
  grants: 'A verb of access, such as grant, revoke, invite or ban, changes who may do what.',
  executes: 'A verb of running, such as execute, run or deploy, starts code, a command or a job.',
  overwrites: 'A verb of overwriting, such as reset, clear or truncate, loses what was there.',
  ends: 'A verb of ending, such as terminate, kill or cancel, ends something for good.',
  deletes: 'A verb of deletion, such as delete, drop or purge, removes something for good.',
  pays: 'A verb of paying, such as pay, refund or transfer, moves money or commits someone to move it.',
} as const satisfies Record<Kind, string>;

const verbRules: Rule[] = KINDS.map((kind) => ({
  id: `verb-${kind}`,
  sentence: VERB_SENTENCES[kind],
  gives: KIND_EFFECTS[kind],
}));

const others = [
  {
    id: 'annotation-destructive',
    sentence: 'The server declares the tool destructive, and nothing else says what it does.',
    gives: { category: 'destructive' },
  },
  {
    id: 'annotation-not-read-only',
    sentence: 'The server declares that the tool is not read-only, which raises a reading to a change.',
    gives: { category: 'write' },
  },
  {
    id: 'name-is-disguised',
    sentence:
      'The name hides what it is spelled with: look-alike or dressed-up letters, invisible characters or odd casing.',
    gives: { category: 'write' },
  },
  {
    id: 'noun-informs',
    sentence:
      'A name without a verb that ends in a noun of information, such as status or history, asks for it, unless the description starts with a verb that is not known.',
    gives: { category: 'read' },
  },
  {
    id: 'bulk-word',
    sentence: 'A word such as batch, bulk or all says that one call changes many things.',
    gives: { capabilities: ['acts-in-bulk'] },
  },
  {
    id: 'credential-returned',
    sentence: 'The tool hands out a credential: a token, key, password or session that lets its holder act.',
    gives: { capabilities: ['returns-secrets'] },
  },
  {
    id: 'access-changed',
    sentence: 'The tool changes something that decides who may do what: a role, member, policy or credential.',
    gives: { capabilities: ['changes-access'] },
  },
  {
    id: 'message-posted',
    sentence: 'The tool writes a message, comment, reply or post, which other people read.',
    gives: { capabilities: ['sends-externally'] },
  },
  {
    id: 'output-holds-credential',
    sentence: 'The declared result has a property for a token, key, password or other credential.',
    gives: { capabilities: ['returns-secrets'] },
  },
  {
    id: 'private-data-read',
    sentence:
      'The tool returns what people wrote, who they are, or what an account holds: messages, contacts, files, records, logs.',
    gives: { capabilities: ['reads-private-data'] },
  },
  {
    id: 'argument-names-account',
    sentence: 'An argument names the account, or the thing in it, that the tool reads from.',
    gives: { capabilities: ['reads-private-data'] },
  },
  {
    id: 'argument-names-holdings',
    sentence: 'An argument chooses which kind of thing of an account or workspace is read.',
    gives: { capabilities: ['reads-private-data'] },
  },
  {
    id: 'argument-selects-rows',
    sentence: 'Arguments hold a store, such as a table, and a query or filter: its rows come back.',
    gives: { capabilities: ['reads-private-data'] },
  },
  {
    id: 'says-whose',
    sentence: 'The description says that what is read belongs to the user, or to an account, team or company.',
    gives: { capabilities: ['reads-private-data'] },
  },
  {
    id: 'argument-is-destination',
    sentence:
      'An argument holds an address of the caller’s choice, which the tool asks: its host learns what the address says.',
    gives: { capabilities: ['sends-externally'] },
  },
  {
    id: 'argument-is-hook',
    sentence: 'An argument names a webhook or callback that the tool will report to.',
    gives: { capabilities: ['sends-externally'] },
  },
  {
    id: 'argument-is-list',
    sentence: 'An argument is a list of the things that are changed, or a switch that extends the change to all.',
    gives: { capabilities: ['acts-in-bulk'] },
  },
  {
    id: 'argument-names-text',
    sentence: 'An argument names an issue or comment, or asks for comments, reviews or a readme: strangers wrote them.',
    gives: { capabilities: ['ingests-untrusted'] },
  },
  {
    id: 'says-many',
    sentence: 'The description says that several or all things are changed.',
    gives: { capabilities: ['acts-in-bulk'] },
  },
  {
    id: 'says-returns-pages',
    sentence: 'The description says that parts of web pages or public issues come back.',
    gives: { capabilities: ['ingests-untrusted'] },
  },
  {
    id: 'says-sends',
    sentence: 'The description says that people are told, a file is handed to a web page, or a page becomes public.',
    gives: { capabilities: ['sends-externally'] },
  },
  {
    id: 'script-reads-page',
    sentence: 'A script that runs in a web page brings back what the page says.',
    gives: { capabilities: ['ingests-untrusted'] },
  },
  {
    id: 'argument-names-any-kind',
    sentence: 'An argument takes any kind of resource of a cluster, and secrets are a kind.',
    gives: { capabilities: ['returns-secrets'] },
  },
  {
    id: 'argument-says-code',
    sentence: 'The description of an argument says that its value is code, a script or a command which the tool runs.',
    gives: { category: 'write', capabilities: ['executes-code'] },
  },
  {
    id: 'argument-is-edits',
    sentence: 'An argument is a list of operations of the caller’s choice, mild and severe ones alike.',
    gives: { capabilities: ['depends-on-argument'] },
  },
  {
    id: 'says-changes-access',
    sentence: 'The description says that the tool changes who can see or reach something.',
    gives: { capabilities: ['changes-access'] },
  },
  {
    id: 'says-returns-headers',
    sentence: 'The description says that headers of requests come back, which hold cookies and tokens.',
    gives: { capabilities: ['returns-secrets'] },
  },
  {
    id: 'untrusted-text-read',
    sentence: 'The tool returns text that strangers can write: web pages, mail, messages, issues, comments or reviews.',
    gives: { capabilities: ['ingests-untrusted'] },
  },
  {
    id: 'argument-is-address',
    sentence: 'An argument holds the address that the tool fetches, so that what comes back is anyone’s text.',
    gives: { capabilities: ['ingests-untrusted'] },
  },
  {
    id: 'argument-is-amount',
    sentence: 'An argument holds the amount of what the tool transfers, sends or withdraws.',
    gives: { category: 'write', capabilities: ['moves-money'] },
  },
  {
    id: 'argument-deletes',
    sentence: 'An argument such as delete_after_reading makes a call delete things that it otherwise spares.',
    gives: { category: 'destructive', capabilities: ['depends-on-argument'] },
  },
  {
    id: 'argument-changes',
    sentence: 'An argument such as mark_as_read makes a call change something that it otherwise only reads.',
    gives: { category: 'write', capabilities: ['depends-on-argument'] },
  },
  {
    id: 'argument-is-code',
    sentence: 'An argument holds code, SQL or a command, which the tool runs.',
    gives: { category: 'write', capabilities: ['executes-code', 'depends-on-argument'] },
  },
  {
    id: 'argument-is-file',
    sentence: 'An argument is the path of a file of the user’s machine, which the tool reads.',
    gives: { capabilities: ['reads-private-data'] },
  },
  {
    id: 'argument-names-persons',
    sentence: 'An argument says which kind of thing is read, and persons are among the kinds.',
    gives: { capabilities: ['reads-private-data'] },
  },
  {
    id: 'argument-is-request',
    sentence: 'Arguments hold the method and address of a request, which decide what it does.',
    gives: { category: 'write', capabilities: ['sends-externally', 'depends-on-argument'] },
  },
  {
    id: 'argument-is-tool',
    sentence: 'An argument names the tool, service or operation to call, and another holds its arguments.',
    gives: { category: 'write', capabilities: ['executes-code', 'depends-on-argument'] },
  },
  {
    id: 'argument-reveals-secrets',
    sentence: 'An argument such as include_credentials asks for secrets to be returned.',
    gives: { capabilities: ['returns-secrets'] },
  },
  {
    id: 'argument-chooses-action',
    sentence: 'An argument chooses among actions; the tool is classed by the worst of them.',
    gives: { capabilities: ['depends-on-argument'] },
  },
  {
    id: 'says-irreversible',
    sentence: 'The description says that there is no way back from what the tool changes.',
    gives: { category: 'destructive' },
  },
  {
    id: 'says-loses',
    sentence: 'The description says that something is wiped, lost or overwritten by the change.',
    gives: { category: 'destructive' },
  },
  {
    id: 'says-makes-public',
    sentence: 'The description says that the tool makes something public, or private again.',
    gives: { capabilities: ['changes-access'] },
  },
  {
    id: 'says-overwrites',
    sentence: 'The description says that what was there is overwritten.',
    gives: { category: 'destructive' },
  },
  {
    id: 'says-runs-code',
    sentence: 'The description says that the tool runs code, scripts or commands.',
    gives: { category: 'write', capabilities: ['executes-code'] },
  },
  {
    id: 'says-attacks',
    sentence: 'The definition speaks of an attack, or of a safeguard that is switched off.',
    gives: { category: 'write' },
  },
  {
    id: 'says-starts-job',
    sentence: 'The description says that the answer is the id of a job that the call has started.',
    gives: { category: 'write' },
  },
  {
    id: 'says-changes',
    sentence: 'The description says, in the passive, what a call does to things: pays, sends, moves or disables them.',
    gives: { category: 'write' },
  },
  {
    id: 'says-passes-on',
    sentence: 'The description says that any command, call or request that the caller makes up is carried out.',
    gives: { category: 'write', capabilities: ['depends-on-argument'] },
  },
  {
    id: 'says-pays',
    sentence: 'The description says, in the passive, that something is paid or charged, or that an order is placed.',
    gives: { category: 'write', capabilities: ['moves-money'] },
  },
  {
    id: 'says-writes-file',
    sentence: 'The description says that what is fetched is written to a file or folder.',
    gives: { category: 'write' },
  },
  {
    id: 'says-marks-read',
    sentence: 'The description says that reading marks what was read, which changes it.',
    gives: { category: 'write' },
  },
  {
    id: 'argument-writes-file',
    sentence: 'An argument names a file or folder that the result is written to.',
    gives: { category: 'write' },
  },
] as const satisfies Rule[];

/** The id of a rule of this module. */
export type RuleId = `verb-${Kind}` | (typeof others)[number]['id'];

/** Every rule, sorted by id. */
export const RULES: readonly Rule[] = [...verbRules, ...others].sort((a, b) => (a.id < b.id ? -1 : 1));
