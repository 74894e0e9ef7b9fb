import { nounSet, wordSet } from './word-set.ts';

/** What an account, workspace or database holds of its owner's, whoever reads it. */
export const HOLDINGS =
  nounSet(`automation backlog blackboard board boleto bookmark card charge chargeback chart cob cobv collection
  contract crm cte dashboard dataroom deal deliverable deposit devolucao diary dispute document draft drive
  engagement environment epic estimate expense file folder goal graph group highlight incident invoice
  journal kanban ledger mailing milestone nfce nfe nfse note notebook objective onboarding opportunity order
  page payable payment payout pipeline pix playlist preapproval purchase quote receivable record recurrence
  refund reminder reservation row schedule seller settlement sheet shipment space spreadsheet sprint story
  subscription subtask supplier survey task team ticket todo transaction transcript transfer variable vault
  workbook workflow worklog workspace`);

/** What may be anyone's, and is the account's own where it is asked for by an id of its own. */
export const HOLDINGS_BY_ID =
  nounSet(`answer application asset association ask block bucket campaign component conversation database dataset
  definition design element endpoint entry event execution form item job list media mock monitor object operation
  order package page post product project property query recording replay report request response result run
  service session site source spec specification store submission table template trace version view`);

/** Whose anything is: what belongs to one is no stranger's. */
export const PLACES = nounSet('account company crm organisation organization team tenant workspace');

/** What says of a holding how it is made, and not what is in it. */
export const OUTLINES =
  nounSet(`aggregation argument attribute capability category class column config configuration count credit currency
  definition documentation enum feature field format guide guideline health help hint icon index instruction
  language limit link locale metadata metric mode model number option overview permission plan price pricing property
  quota rate region schema setting size stage stats statistic status structure summary syntax tag template timezone
  tool type unit url usage`);

/** Verbs that hand back what they name. */
export const GETTING =
  wordSet(`access aggregate browse cat collect consult display download dump explore export extract fetch find get inspect list
  load look lookup open peek pull query read retrieve return search see show tail view`);

/** Words of what everyone may see. */
export const PUBLIC =
  /\b(?:public(?:ly)?|open[- ]data|government|federal|census|nasdaq|sports?|nba|nfl|mlb|nhl|league|football|soccer|wikipedia|arxiv|pubmed|movies?|weather|marketplace|patents?|genes?|protein|npm|pypi|documentation)\b/i;

/** Arguments that name where rows are kept, and those that say which of them. */
export const STORES = wordSet(
  'bucket collection database dataset datasource db index sheet spreadsheet store table worksheet',
);
export const SELECTORS = wordSet(
  'filter filters where pipeline predicate condition conditions key range ranges sql query projection rows',
);

/** Networks of people, where everyone writes. */
export const NETWORKS =
  wordSet(`bluesky douyin facebook hackernews hacker instagram linkedin mastodon medium pinterest quora reddit
  snapchat stackoverflow subreddit substack threads tiktok twitter weibo xiaohongshu youtube`);

/** What people publish for everyone. */
export const PUBLICATIONS = nounSet('abstract article blog paper podcast preprint publication readme snippet video');

/** Places where strangers offer what they made. */
export const MARKETS = nounSet('gallery hub marketplace registry store');
export const OWN_STORES = nounSet('data document embedding file key kv knowledge memory object product value vector');

/** What nobody but its owner has. */
export const OWNERSHIP =
  /\b(?:(?:the |a |your )?(?:team|organi[sz]ation|account|company|workspace|user|customer|tenant)['’]s (?!id\b|name\b)\w+|(?:your|the current|the authenticated) (?:account|workspace|organi[sz]ation|team|company|inbox|drive|vault|portal|crm)|(?:across|in|within|of|from|by) (?:the|your|a) (?:account|workspace|organi[sz]ation|team|company|tenant)|my \w+)\b/i;
