import { nounSet, WordSet } from './word-set.ts';

/** What is paid, or what commits someone to pay; texts without spaces name it by verbs as well (`remit`). */
export const MONEY =
  nounSet(`ach advance anticipation authorization bill bizum boleto charge checkout cob cobranca cobro cobv crypto
  debit deposit disbursement donation escrow factura fatura fund giro intent invoice loan money pagamento
  pago payable paylink payment payout pix preapproval preauth preauthorization pse recurrence refund reimburse
  remit remittance repay sepa settlement spei subscription swap ted tip topup trade transfer transferencia wire
  withdraw withdrawal`);

/** Records about money: making one moves none. */
export const MONEY_RECORDS =
  nounSet(`account address beneficiary billing category config configuration contact coupon customer dispute draft
  event evidence filter item key label limit lookup metadata method note notification page plan policy price
  product profile quote receipt recipient reminder report rule schedule schema setting source status tag
  template terms token type vendor wallet webhook`);

/** What lets its holder act as somebody. */
export const CREDENTIALS =
  nounSet(`apikey cookie credential jwt keychain keypair keyring kubeconfig kwallet mnemonic otp passcode passphrase
  password secret token`);

/** What decides who may do what. */
export const ACCESS =
  nounSet(`2fa access acl admin allowlist apikey auth authentication authorization blacklist certificate collaborator
  credential denylist firewall grant iam invitation invite keypair member membership mfa oauth oidc owner
  ownership passkey password permission privilege role saml secret sharing sso superuser token visibility
  whitelist`);

/** What one thing holds of another: taking it out parts the two and ends neither. */
export const MEMBERSHIP =
  nounSet(`admin assignee assignment association attendee binding bookmark category child children collaborator
  coowner dependency emoji favorite favourite filter flag follower friend from highlight item label like link
  listener member membership overlay owner parent participant permission pin reaction reference relation
  relationship responder reviewer role star subitem sublink subscriber subscription tag target tester user
  watcher`);

/** What runs: started, it does what it was written to do. */
export const RUNNABLE =
  nounSet(`actor agent automation build command container crawler dag deployment execution flow function job lambda
  macro notebook pipeline pipelinerun playbook process program run script shell task taskrun terminal test workflow`);

/** What holds a state that is gone once it has ended. */
export const SESSIONS = nounSet('container execution job kernel pipeline process pty repl run session shell terminal');

/** What is worked out and handed back. */
export const REPORTS =
  nounSet(`analysis assessment audit benchmark calculation check checklist comparison diagnosis diagnostics diff
  estimate evaluation exploration forecast inspection jql kql lighthouse lint logql lookup lucene preview
  profile promql query report research review scan search simulation soql summary survey traceql
  validation verification`);

/** What comes back by itself, or is only a view of something that stays. */
export const TRANSIENT =
  nounSet(`alert badge breakpoint cache camera console cooldown cursor emulation filter focus highlight layout marker
  mock notification overlay override position route search selection timer toast view viewport zoom`);

/** What a generator leaves behind, as opposed to an answer. */
export const ARTEFACTS =
  nounSet(`apikey app application asset audio avatar boleto certificate charge collection credential document file
  image invoice key music page password payment pdf presentation project qrcode sdk secret site song spec
  specification token video voice website`);

/** A conversation or problem that is settled by resolving it, and not looked up. */
export const RESOLVABLE =
  nounSet(`alert annotation case comment conflict conversation discussion dispute error event finding incident issue review
  task thread ticket vulnerability`);

/** Query languages that can change what they query, and systems that speak one. */
export const QUERY_LANGUAGES =
  nounSet(`aql athena bigquery clickhouse cypher databricks ddl dml duckdb flux graphql gremlin influx influxdb
  influxql mariadb mssql mutation mysql oracle plsql postgres postgresql psql redshift snowflake sparksql sql sqlite
  trino tsql`);

/** Words of what is run. */
export const CODE_WORDS = new WordSet([
  ...QUERY_LANGUAGES,
  ...nounSet(`bash code command expression groovy javascript jinja js lua powershell python ruby script shell snippet statement
  terminal typescript`),
]);

/** Links of these kinds let in whoever holds them. */
export const SHARING = nounSet('invitation invite presigned public share shared sharing signed temporary');

/** A sale or hold that is captured, authorised, voided or reversed. */
export const SALES = nounSet('authorised authorization authorized hold order payment sale transaction');

/** What funds are moved between. */
export const FUNDS =
  nounSet(`account ach amount balance between coin crypto currency fund internal money nft payment pix sepa spei ted
  tef token usdc wallet wire`);

/** What is told to other people. */
export const MESSAGES = nounSet(
  'announcement comment email mail message notification post reply sms thread tweet whatsapp',
);
