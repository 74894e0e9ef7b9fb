import type { Kind } from '../effect.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const MONEY = words(`payment payments charge charges refund refunds payout payouts transfer transfers invoice
  invoices boleto boletos pix cob cobv checkout withdrawal withdrawals deposit deposits disbursement settlement trade
  trades swap funds money fund preapproval cobranca pagamento transferencia fatura cobro pago factura payable
  remittance anticipation wallet-transfer crypto coins tip donation ted nupay subscription subscriptions credit debit
  preauth authorization bill bills recurrence spei bizum pse sinpe ach wire sepa giro split-payment paylink transaction
  advance loan`);

export const CREDENTIALS = words(`token tokens secret secrets password passwords credential credentials passphrase
  apikey apikeys kubeconfig keypair passcode otp cookie cookies session-string private-key mnemonic seedphrase pat jwt
  connectionstring`);

export const ACCESS = words(`permission permissions role roles collaborator collaborators policy policies acl
  acls access member members membership memberships password passwords mfa visibility firewall sso auth oauth token tokens
  apikey secret secrets credential credentials certificate grant grants invitation invitations admin admins owner
  ownership user users privilege privileges scope scopes trust iam whitelist blacklist allowlist denylist passkey 2fa
  authentication authorization account-link securitygroup`);

export const MEMBERSHIP = words(`label labels tag tags member members user users reaction reactions collaborator
  collaborators participant participants assignee assignees reviewer reviewers item favorite favourite favorites
  watcher watchers pin role roles permission permissions sub-issue issue follower contact-from friend attendee
  relationship association link sublink emoji category responder responders tester testers from filter highlight
  breakpoint listener binding target owner admin dependency reference parent child star like bookmark subscription
  column-filter`);

/** What runs: ended, it is gone; started, it does what it was written to do. */
export const RUNNABLE = words(`process processes job jobs pipeline pipelines workflow workflows build builds run runs
  command script code program task-run execution executions test tests function lambda action actions container
  automation macro query notebook flow shell terminal playbook agent actor crawler dag stage step sync`);

export const SESSIONS = words(`session sessions process processes terminal terminals shell pty job jobs pipeline
  container execution instance-process repl`);

const RECORDS_OF_MONEY = words(`method methods webhook webhooks customer customers plan plans note notes profile
  template item items reminder notification receipt receipts status type types account accounts metadata contact
  category address schedule config configuration event events dispute evidence tag label report intent-note`);

const REPORTS = words(`report reports audit search analysis check checks lighthouse diagnostics scan forecast simulation
  inspection survey summary estimate benchmark lint validation preview comparison`);

const CACHES =
  words(`cache caches filter filters selection highlight highlights breakpoints breakpoint search mock mocks
  emulation override overrides cooldown alert alerts badge notification notifications focus marker markers`);

const VIEWS = words(`filter filters view zoom camera viewport layout cursor position timer selection`);

const ARTEFACTS =
  words(`file files image images video audio pdf link links url document documents page site token tokens
  key keys apikey password secret credentials certificate invoice payment boleto charge`);

/** An object that changes what a verb does. */
export interface Override {
  /** Verbs by kind, or by word. */
  kinds?: ReadonlySet<Kind>;
  verbs?: ReadonlySet<string>;
  objects: ReadonlySet<string>;
  /** Whether the object must be the last noun of the phrase or may be any of its words. */
  place: 'head' | 'any';
  /** No override where the last noun is one of these. */
  unlessHead?: ReadonlySet<string>;
  to: Kind;
}

const kinds = (...list: Kind[]): ReadonlySet<Kind> => new Set(list);

/** The first that fits decides. */
export const OVERRIDES: readonly Override[] = [
  { verbs: words('clear clean cleanup flush reset'), objects: CACHES, place: 'head', to: 'changes' },
  { verbs: words('reset'), objects: VIEWS, place: 'head', to: 'changes' },
  { verbs: words('reset'), objects: words('password passwords mfa credentials'), place: 'any', to: 'grants' },
  { verbs: words('remove delete-from'), objects: MEMBERSHIP, place: 'head', to: 'unlinks' },
  { verbs: words('close stop exit quit'), objects: SESSIONS, place: 'head', to: 'ends' },
  { verbs: words('start launch queue begin kick'), objects: RUNNABLE, place: 'head', to: 'executes' },
  { verbs: words('create'), objects: words('run runs execution'), place: 'head', to: 'executes' },
  { verbs: words('run execute trigger perform'), objects: REPORTS, place: 'head', to: 'computes' },
  {
    kinds: kinds('creates', 'executes', 'sends', 'computes'),
    verbs: words('confirm process complete submit authorize authorise transfer initiate capture accept settle release'),
    objects: MONEY,
    place: 'any',
    unlessHead: RECORDS_OF_MONEY,
    to: 'pays',
  },
  { verbs: words('generate sign'), objects: ARTEFACTS, place: 'any', to: 'creates' },
];
