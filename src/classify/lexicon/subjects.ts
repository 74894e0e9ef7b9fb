import { nounSet, wordSet } from './word-set.ts';

/** People, what they write to each other, and what they own, earn or plan. */
export const PRIVATE =
  nounSet(`applicant attendees balance beneficiary benutzer calendar chats clientes clipboard contact contactos
  contatos conversation cookies correos customer dialogs dm email empleados employee employes followers
  friends guests inbox invoices kontakte kunden lead mail mailbox meeting member memory mensagens mensajes
  message messagerie nachrichten participants passengers patient payments payroll payslips people person
  prospects recipients recordings salary statement student subscribers talent timesheets transactions
  transcript user usuarios utilisateurs visitors wallets контакты пользователи сообщения`);

/** Persons and their exchanges, as they stand before a noun of information. */
export const PERSONAL =
  nounSet(`account bank browser call chat clipboard contact conversation customer email employee lead mail mailbox
  member message patient payroll person talent user`);

/** Persons, whose data are their own. */
export const PERSONS = nounSet('autofill contact customer employee patient person personal student user');

/** Nouns of information that make something of a person known. */
export const DETAILS =
  nounSet(`account activity address attachment balance body card content detail events headers history info
  information list location messages orders profile record replies thread transactions`);

/** What strangers can write. */
export const UNTRUSTED =
  nounSet(`comment conversation discussion dms email feed inbox issue mail message news post replies review rss sms
  thread ticket tweet`);

/** Verbs about trouble, whose issues nobody wrote. */
export const MENDING = wordSet('analyse analyze correct detect diagnose find fix identify troubleshoot validate');

/** Messages of machines. */
export const IMPERSONAL =
  nounSet(`activity api commit console credit debug error input inventory log queue quota redis sql status stock
  success topic usage validation`);

/** The open web, and what a verb of fetching reads of it. */
export const WEB = nounSet('internet web webpage website');
export const ADDRESSES = nounSet('page site url');
export const WEB_VERBS = wordSet('browse crawl extract goto map navigate open scrape visit');

/** Tokens and cookies that are no credentials. */
export const NO_CREDENTIALS =
  nounSet(`analysis card completion count counter crypto design device erc20 holder limit metadata nft page pagination payment
  price prompt push sync type usage`);

/** Verbs that hand over what they name, as opposed to naming it. */
export const HANDING_OVER =
  wordSet(`access assume create decrypt download dump exchange export extract fetch generate get grab issue mint obtain output read
  recover regenerate renew retrieve return reveal rotate show unmask unseal view`);

/** Accounts of people, which decide who gets in. */
export const PRINCIPALS = nounSet(
  'admin collaborator colleague editor guest maintainer member owner teammate user viewer',
);
export const ADMITTING =
  wordSet(`activate add approve assign ban create deactivate delete demote disable enable invite kick lock promote
  provision reactivate remove suspend unassign unlock unsuspend`);
