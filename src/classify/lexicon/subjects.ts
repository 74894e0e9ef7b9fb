import { wordSet } from './word-set.ts';

/** People, what they write to each other, and what they own, earn or plan. */
export const PRIVATE =
  wordSet(`applicant applicants attendees balance balances beneficiaries beneficiary calendar calendars
  candidate candidates chats clipboard contact contacts conversation conversations cookies customer customers dialogs dm
  dms email emails employee employees followers friends guests inbox invoices lead leads mail mailbox mailboxes mails
  meeting meetings member members memories memory message messages participants passengers patient patients payments payroll
  payslips people person persons prospects recipients recordings salaries salary statement statements student students
  subscribers talent talents timesheets transactions transcript transcripts user users visitors wallets
  contatos clientes mensagens contactos mensajes correos empleados usuarios kontakte kunden nachrichten benutzer
  messagerie utilisateurs employes контакты сообщения пользователи`);

/** Persons and their exchanges, as they stand before a noun of information. */
export const PERSONAL =
  wordSet(`account bank chat contact conversation conversations customer email employee lead mail mailbox
  member message messages patient payroll person talent user users browser clipboard call`);

/** Nouns of information that make something of a person known. */
export const DETAILS =
  wordSet(`account accounts activity address addresses attachment attachments balance body card cards
  content contents detail details events headers history info information list location messages orders profile profiles
  record records replies thread threads transactions`);

/** What strangers can write. */
export const UNTRUSTED =
  wordSet(`comment comments conversation conversations discussion discussions dms email emails feed
  feeds inbox issue issues mail mails merge-request message messages news post posts replies review reviews rss sms thread
  threads ticket tickets tweet tweets`);

/** Verbs about trouble, whose issues nobody wrote. */
export const MENDING = wordSet('analyze analyse correct detect diagnose find fix identify troubleshoot validate');

/** Messages of machines. */
export const IMPERSONAL = wordSet(
  'commit console debug error errors input log logs queue redis sql status success topic validation',
);

/** The open web, and what a verb of fetching reads of it. */
export const WEB = wordSet('internet web webpage webpages website websites');
export const ADDRESSES = wordSet('page pages site url urls');
export const WEB_VERBS = wordSet('browse crawl extract goto map navigate open scrape visit');

/** Tokens and cookies that are no credentials. */
export const NO_CREDENTIALS =
  wordSet(`analysis card cards count counter counts crypto design device erc20 holder holders limit
  metadata nft page pagination payment price prices push sync usage`);

/** Verbs that hand over what they name, as opposed to naming it. */
export const HANDING_OVER =
  wordSet(`access assume create download exchange export fetch generate get issue mint obtain read
  recover regenerate renew retrieve reveal rotate show`);

/** Accounts of people, which decide who gets in. */
export const PRINCIPALS = wordSet('admin admins member members user users');
export const ADMITTING =
  wordSet(`activate add approve assign ban create deactivate delete demote disable enable invite kick
  lock promote provision reactivate remove suspend unassign unlock unsuspend`);
