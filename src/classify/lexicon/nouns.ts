import { wordSet } from './word-set.ts';

/** What is paid, or what commits someone to pay. */
export const MONEY =
  wordSet(`advance ach anticipation bill bills bizum boleto boletos charge charges checkout cob cobranca
  cobro cobv crypto debit deposit deposits disbursement donation escrow fatura factura fund funds giro
  intent invoice invoices loan money pagamento pago pix payable payment payments paylink payout payouts preapproval preauth
  authorization preauthorization pse recurrence refund refunds remittance sepa settlement spei subscription
  subscriptions swap ted tip topup trade trades transfer transfers transferencia wire withdraw withdrawal withdrawals`);

/** Records about money: making one moves none. */
export const MONEY_RECORDS =
  wordSet(`account accounts address beneficiary billing category config configuration contact coupon
  customer customers dispute draft drafts event events evidence filter item items label limit link-type lookup metadata
  method methods note notes notification notifications page plan plans policy price product profile quote quotes receipt receipts recipient source vendor wallet reminder report request-log rule rules schedule schema setting settings status tag tags template terms token
  type types webhook webhooks`);

/** What lets its holder act as somebody. */
export const CREDENTIALS =
  wordSet(`apikey apikeys cookie cookies credential credentials jwt keypair kubeconfig mnemonic otp
  pass passcode passphrase password passwords pat secret secrets token tokens`);

/** What decides who may do what. */
export const ACCESS =
  wordSet(`2fa access acl acls admin admins allowlist apikey apikeys auth authentication authorization
  blacklist certificate certificates collaborator collaborators credential credentials denylist firewall grant grants iam
  invitation invitations invite invites keypair member members membership memberships mfa oauth oidc owner owners ownership
  passkey password passwords permission permissions privilege privileges role roles saml secret secrets sharing sso
  superuser token tokens visibility whitelist`);

/** What one thing holds of another: taking it out parts the two and ends neither. */
export const MEMBERSHIP =
  wordSet(`admin admins assignee assignees assignment attendee attendees binding bookmark category
  child collaborator collaborators coowner dependency emoji favorite favorites favourite favourites filter
  filters follower followers from friend highlight item items label labels like link links listener member members
  membership owner parent participant participants permission permissions pin reaction reactions
  reference relation relations relationship responder responders reviewer reviewers role roles star subitem subscriber
  subscription sublink tag tags target tester testers user users watcher watchers`);

/** What runs: started, it does what it was written to do. */
export const RUNNABLE = wordSet(`actor agent automation build builds command container crawler dag
  deployment execution executions flow function job jobs lambda macro notebook pipeline pipelines playbook process
  program run runs script scripts shell task terminal test tests workflow workflows`);

/** What holds a state that is gone once it has ended. */
export const SESSIONS =
  wordSet(`container execution instance-process job jobs kernel pipeline process processes pty repl
  run session sessions shell terminal terminals`);

/** What is worked out and handed back. */
export const REPORTS =
  wordSet(`analysis assessment audit benchmark check checklist checks comparison diagnosis diagnostics diff
  estimate evaluation exploration forecast inspection lighthouse lint lookup preview profile queries query report reports
  research review scan search searches simulation promql logql traceql lucene soql jql kql summary survey validation verification calculation`);

/** What comes back by itself, or is only a view of something that stays. */
export const TRANSIENT =
  wordSet(`alert alerts badge breakpoint breakpoints cache caches console cooldown cursor emulation
  filter filters focus highlight highlights layout marker markers mock mocks notification notifications override
  overrides position route routes search selection timer toast view viewport zoom camera`);

/** What a generator leaves behind, as opposed to an answer. */
export const ARTEFACTS = wordSet(`app application asset audio apikey avatar boleto certificate charge commit credential
  credentials document file files image images invoice key keys link links music page password pdf payment presentation
  project secret site song token tokens url urls video videos voice website`);

/** A conversation or problem that is settled by resolving it, and not looked up. */
export const RESOLVABLE =
  wordSet(`alert alerts annotation case comment comments conversation discussion dispute error event
  finding incident incidents issue issues review task thread threads ticket vulnerability`);

/** Words of code and of query languages that can change what they query. */
export const CODE_WORDS =
  wordSet(`aql athena bash bigquery clickhouse code command commands cypher databricks ddl dml duckdb
  expression flux graphql gremlin groovy influx influxdb influxql javascript jql-write js jinja lua mariadb mssql mutation mysql
  oracle plsql postgres postgresql powershell psql python redshift ruby script scripts shell snippet snowflake
  sparksql sql sqlite statement statements terminal trino tsql typescript`);

/** A sale or hold that is captured, authorised, voided or reversed. */
export const SALES = wordSet(
  'authorization authorized authorised hold order orders payment sale sales transaction transactions',
);

/** What funds are moved between. */
export const FUNDS =
  wordSet(`account accounts ach amount balance between crypto currency fund funds internal money payment payments
  pix sepa spei ted tef usdc wallet wallets wire`);

/** What is told to other people. */
export const MESSAGES =
  wordSet(`announcement comment comments email emails mail message messages notification notifications post
  posts reply replies sms thread tweet tweets whatsapp`);
