import type { Capability, Category } from '../catalog/vocabulary.ts';
import { type Clue, clue, orForeign } from './clues.ts';
import { isRead, type Kind } from './effect.ts';
import { cite } from './field.ts';
import type { Finding } from './finding.ts';
import { NO_WAY_BACK } from './lexicon/foreign-phrases.ts';
import type { Reading } from './reading.ts';
import type { RuleId } from './rules.ts';

interface Phrase {
  rule: RuleId;
  pattern: RegExp;
  /** Matches wherever the pattern does, and elsewhere: it is asked first, as it says sooner that nothing matches. */
  core?: RegExp;
  category?: Category;
  capabilities?: readonly Capability[];
  /** Only where a deciding deed is of one of these kinds. */
  kinds?: ReadonlySet<Kind>;
  /** Only where every deciding deed changes something. */
  changes?: true;
  /** Also in the parts of the description that are about something else: notes, warnings. */
  anywhere?: true;
  /** Words of each of these groups stand wherever the pattern matches; see `orForeign`. */
  clues: readonly Clue[];
  /** Only where a verb of Portuguese, Spanish, French, German or Russian was found. */
  foreign?: true;
}

/** Kinds of which one cannot tell by the verb whether there is a way back. */
const LOSING: ReadonlySet<Kind> = new Set(['changes', 'unlinks', 'grants', 'executes', 'switches']);

const WORKING: ReadonlySet<Kind> = new Set(['computes']);

const LOSING_DATA: ReadonlySet<Kind> = new Set([...LOSING, 'creates', 'operates']);

/** What a sentence is about, in which something else than it does is told; a sign or another script ends the one before. */
const SUBJECT = String.raw`(?:(?<=^|[.!?:;)\n\u0250-\uffff] ?)(?:\w+,? ){0,6}|(?<=[}>\]*\x60] )(?:\w+,? ){1,6})(?<!\b(?:that|which|who) )`;

/** A sentence that tells what becomes of things: "All items are deleted afterwards", "it wipes the disk". */
const GONE = String.raw`(?:is|are|get|gets|will be) (?:\w+ly |\w+ and |then |also |first )?(?:(?:deleted|erased|wiped|purged|emptied|dropped|destroyed|terminated|killed|overwritten|shredded|expunged)(?: (?:after (?:that|this|reading|the call)|afterwards|automatically|first|immediately|permanently|as (?:it|they) (?:goes|go|is read|are read)|from (?:disk|the (?:account|database|disk|server|store|system|table|workspace))))?|(?:removed|cleared|discarded|thrown (?:out|away)|ended) (?:after (?:that|this|reading|the call)|afterwards|first|permanently|from (?:disk|the (?:account|database|disk|server|store|system|table|workspace))))(?=[.!,;]|$)`;
const WIPES = String.raw`\b(?:it|this|which|call|(?:calling|fetching|getting|listing|opening|reading|running|viewing) (?:this|it|one|(?:an?|the) \w+)) (?:also |then |permanently |will )?(?:deletes?|erases?|wipes?|purges?|empties|destroys?|terminates?|kills?|overwrites?) (?:it|them|the|all|any|every|each|your|its|those|these|everything)\b`;
const DONE = String.raw`(?:(?:is|are) \w+ and uploaded(?=[.,;])|(?:is|are|get|gets|will be) (?:\w+ly |then |also |first )?(?:refunded|uploaded to|posted to|emailed to|mailed to|sent to|forwarded to|deployed|deactivated|disabled|revoked|reset|restarted|moved to)\b)`;
const DOES = String.raw`\b(?:it|this|which|(?:calling|listing|opening|reading|running|viewing) (?:this|it|one|(?:an?|the) \w+)) (?:also |then |will )?(?:deploys?|disables?|reboots?|resets?|restarts?|revokes?|rotates?) (?:it|them|the|all|any|every|each|your|its|those|these|everything)\b|\bthe old (?:one|key|password|secret|token) (?:stops? working|(?:is|becomes?|gets?) (?:invalid|invalidated|revoked))\b`;

/** A sentence that tells of money that moves: "Overdue ones are paid", "a market order is filled". */
const PAID = String.raw`(?:(?:is|are|get|gets|will be) (?:\w+ly |then |also |first )?(?:paid(?= (?:at once|automatically|from|immediately|out|to|with)\b|[.,;]|$)|(?:charged|billed) to)|(?<!credits )(?:is|are|get|gets|will be) charged(?! (?:\w+ ){0,3}credits?)|orders? (?:is|are|get|gets|will be) (?:\w+ly |then )?(?:filled|placed))\b`;

/** "Calls any API operation", "Runs git with the given arguments", "Invoke a method by name": what is done, the caller says. */
const TOOL = String.raw`(?<=^ ?|[.!?:;)}>\]*\x60\n\u0250-\uffff] ?)(?:(?:this|tool|it|can|will|directly|a|to) ){0,3}`;
const PASSES_ON = String.raw`(?:(?:calls?|dispatch(?:es)?|executes?|invokes?|issues?|makes?|performs?|runs?|sends?) (?:an? |the )?(?:any|arbitrary|raw|whatever)(?! (?:read|get|query|queries|search))(?: (?!read|get)[\w/.-]{1,30}){0,4} (?:actions?|apis?|calls?|commands?|endpoints?|functions?|methods?|operations?|requests?|rpcs?|services?|statements?|subcommands?|tools?)\b|(?:calls?|executes?|invokes?|runs?) (?:the )?[\w-]{1,30}(?: (?:binary|cli|command))? with (?:the |any )?(?:arbitrary|given|provided|specified|supplied) (?:arguments?|args|flags|options)\b|(?:calls?|executes?|invokes?|runs?) (?:an? |any |the )?(?:[\w-]{1,30} ){0,3}by (?:its |their )?name\b)`;

/** Words of what is taken, and of where it is kept. */
const TAKEN = clue(
  'downl dump dumps expor save saves savin store stori captu recor pull pulls fetch extra write writi',
);
const KEPT = clue(
  'file files disk direc folde csv ~ compu deskt devic galle host machi node stora path local ruta camin chemi',
);

export const PHRASES: readonly Phrase[] = [
  {
    rule: 'says-irreversible',
    pattern:
      /\b(?:irreversibl[ey]|this is (?:a )?destructive|cannot be (?:undone|reversed|recovered|restored)|can't be undone|can not be undone|permanently (?:delet|remov|eras|destroy|los|wip)\w*|不(?:可|能)(?:恢复|逆|撤[销回]|还原|找回|復原|還原|恢復)|[无無]法(?:恢复|撤[销回銷]|还原|找回|复原|復原|還原|恢復)|(?:元に戻せ|取り消せ|復[元旧]でき|復[元旧]はでき|戻すことはでき)(?:ない|ません)|不可逆|(?:되돌릴|돌이킬|복구할|복원할|취소할) 수 없|복[구원](?:이|가|는|은)? ?불가|необратим\w*)/i,
    clues: [orForeign(clue('irrev destr undon rever recov resto perma'))],
    category: 'destructive',
    kinds: LOSING,
  },
  { rule: 'says-irreversible', pattern: NO_WAY_BACK, clues: [], category: 'destructive', kinds: LOSING, foreign: true },
  {
    rule: 'says-loses',
    pattern:
      /\b(?:are|is|be|gets?|being) (?:\w+ly )?(?:wiped|erased|destroyed|clobbered|lost|purged)\b|\b(?:wiped|clobbered|thrown away|(?:do|does|will) not survive|(?:is|are) not (?:kept|preserved|retained)|without saving)\b|残りません|保持されません|前の内容は消え|不会保留|不保留|남지 않습니다|보존되지 않|без сохранения|\b(?:existing|old|previous|current|extra|other|unsaved|whole)\b[^.,;]{0,40} (?:is|are|gets?|will be) (?:\w+ly )?(?:deleted|removed|overwritten|discarded|dropped)\b/i,
    clues: [
      orForeign(
        clue('wiped erase destr clobb lost purge throw survi kept prese retai savin delet remov overw disca dropp'),
      ),
    ],
    category: 'destructive',
    kinds: LOSING_DATA,
  },
  {
    rule: 'says-overwrites',
    pattern: /\b(?:completely|silently|always|will|would) overwrit(?:e|es|ing)\b/i,
    clues: [clue('overw')],
    category: 'destructive',
    kinds: new Set(['creates', 'changes']),
  },
  {
    rule: 'says-runs-code',
    pattern:
      /\b(?:run|execute|evaluate)s? (?:arbitrary |custom |browser |raw |any |the |your |a |an )*(?:code|javascript|js|python|shell commands?|commands|scripts?|bash)\b/i,
    clues: [clue('run runs execu evalu'), clue('code javas js pytho shell comma scrip bash')],
    category: 'write',
    capabilities: ['executes-code'],
  },
  {
    rule: 'says-makes-public',
    pattern: /\b(?:publicly (?:available|accessible|visible)|setting to (?:public|private)|anyone with the link)\b/i,
    clues: [clue('publi priva anyon')],
    capabilities: ['changes-access'],
    kinds: new Set(['switches', 'creates', 'changes', 'grants']),
  },
  {
    rule: 'says-changes-access',
    pattern:
      /\b(?:(?:chang|rewrit|affect|control)(?:es|ing|e)? (?:who (?:can|may|has)|access)|access control\b[^.]{0,60}\b(?:public|private)|(?:name|description|settings),? (?:or|and) visibility|(?:its|the) visibility|anyone with the link)\b/i,
    clues: [clue('who acces visib anyon')],
    capabilities: ['changes-access'],
    changes: true,
  },
  {
    rule: 'says-writes-file',
    pattern:
      /\b(?:downloads?|dumps?|exports?|sav(?:es?|ing)|stor(?:es?|ing)|captures?|records?|pulls?|fetch(?:es)?|extracts?|writ(?:es?|ing))\b[^.;:\n]{0,60}? (?:in|into|to|under|onto|on) (?:(?:an?|the|your|its|this|new|local|temporary|specified|given|output|workspace|time-stamped|csv|json|pdf|user['’]s) |new, ){0,4}(?:file\b(?! (?:format|type|name|extension))|files? on\b|disk\b|directory\b|folder\b|file ?system\b|~\/|csv under\b)/i,
    clues: [TAKEN, KEPT],
    category: 'write',
  },
  {
    rule: 'says-writes-file',
    pattern:
      /(?<![\w,'"(-] ?)(?:(?:this|tool|it|will) ){0,3}downloads?\b[^.;:\]\n]{0,60}? (?:(?:(?:in)?to|onto) (?:[\w-]+ ){0,3}(?:computer|desktop|device|gallery|host|machine|node|storage)|(?:and|then) (?:get|gives?|provides?|returns?) (?:the |its )?(?:absolute |local |saved )?(?:file )?path|locally)\b/i,
    clues: [TAKEN, KEPT],
    category: 'write',
  },
  {
    rule: 'says-writes-file',
    pattern:
      /\b(?:(?:returns?|gives?(?: back)?) (?:the |its |an? )?(?:absolute |full |local )?(?:file )?path (?:of|to) (?:the |an? )?(?:created|downloaded|exported|generated|rendered|saved|written)\b|(?:devuelve|retorna) (?:la ruta|o caminho) d(?:el?|o) (?:archivo|fichero|arquivo|ficheiro) (?:creado|criado|generado|gerado|guardado|salvo)|(?:renvoie|retourne) le chemin du fichier (?:cree|enregistre|genere|sauvegarde))/i,
    kinds: WORKING,
    clues: [KEPT],
    category: 'write',
  },
  {
    rule: 'says-loses',
    pattern: new RegExp(`${SUBJECT}${GONE}|${WIPES}`, 'i'),
    core: new RegExp(`\\b${GONE}|${WIPES}`, 'i'),
    category: 'destructive',
    anywhere: true,
    clues: [
      clue(`delet erase wiped wipe wipes purge empti dropp destr termi kille kill kills overw shred expun remov clear disca
        throw ended`),
    ],
  },
  {
    rule: 'says-changes',
    pattern: new RegExp(`${SUBJECT}${DONE}|${DOES}`, 'i'),
    core: new RegExp(`\\b${DONE}|${DOES}`, 'i'),
    category: 'write',
    anywhere: true,
    clues: [
      clue(
        'uploa refun poste email maile sent forwa deplo deact disab revok reset resta reboo rotat rotates moved old',
      ),
    ],
  },
  {
    rule: 'says-pays',
    pattern: new RegExp(`${SUBJECT}${PAID}`, 'i'),
    core: new RegExp(`\\b${PAID}`, 'i'),
    category: 'write',
    capabilities: ['moves-money'],
    anywhere: true,
    clues: [clue('paid charg bille fille place')],
  },
  {
    rule: 'says-changes',
    pattern: /\bin[- ]place\b(?! of)/i,
    clues: [clue('place')],
    category: 'write',
    kinds: new Set(['computes']),
  },
  {
    rule: 'says-passes-on',
    pattern: new RegExp(`${TOOL}${PASSES_ON}`, 'i'),
    core: new RegExp(`\\b${PASSES_ON}`, 'i'),
    clues: [
      clue('call calls dispa execu invok issue make makes perfo run runs send sends'),
      clue('any arbit raw whate name argum args flags optio'),
    ],
    category: 'write',
    capabilities: ['depends-on-argument'],
  },
  {
    rule: 'says-starts-job',
    pattern:
      /\breturns? (?:an? |the |its )?(?:new )?(?:job|task|run|execution|operation|ask|crawl|batch)[ _-]?id\b(?! (?:for|of) (?:an? |the )?(?:existing|given))/i,
    clues: [clue('retur'), clue('job jobid task taski run runid execu opera ask askid crawl batch')],
    category: 'write',
  },
  {
    rule: 'says-marks-read',
    pattern:
      /\bmarks? (?:\w+ ){0,4}as (?:read|seen|unread)\b|(?:标记?|变成|变|置|设|转)为?已读|設為已讀|既読に(?:し|なり|する)|읽음(?:으로| 상태로)? (?:처리|변경)|읽음으로 표시/i,
    clues: [orForeign(clue('mark marks'))],
    category: 'write',
  },
];

/** What set phrases in the main part of the description show. */
export function textFindings(reading: Reading): Finding[] {
  const asked = askedOf(reading);
  const last = reading.parts.at(-1);
  const text = reading.description.folded.text.slice(0, last ? last.start + last.text.length : 0);
  const whole = reading.description.folded.text.slice(0, ANYWHERE);
  const clues = reading.description.clues.all;
  const findings: Finding[] = [];
  for (const phrase of PHRASES) {
    if (!phrase.clues.every((one) => (clues & one) !== 0) || !isAsked(phrase, asked)) continue;
    const found = phrase.anywhere ? anywhereFinding(phrase, whole, reading) : mainFinding(phrase, text, reading);
    if (found) findings.push(found);
  }
  return findings;
}

/** What decides which phrases count. */
interface Asked {
  kinds: readonly Kind[];
  changing: boolean;
  foreign: boolean;
}

function askedOf({ deciding, told }: Reading): Asked {
  return {
    kinds: deciding.filter(({ action }) => action.lemma !== 'publish').map(({ kind }) => kind),
    changing: deciding.length > 0 && deciding.every(({ kind }) => !isRead(kind)),
    foreign: [...deciding, ...told].some(({ action }) => action.language !== undefined),
  };
}

const isAsked = (phrase: Phrase, { kinds, changing, foreign }: Asked): boolean =>
  (!phrase.changes || changing) &&
  (!phrase.foreign || foreign) &&
  (!phrase.kinds || kinds.some((kind) => phrase.kinds?.has(kind)));

const mayMatch = ({ core, pattern }: Phrase, text: string): boolean => (core ?? pattern).test(text);

/** How much of a description is searched for what may stand anywhere in it. */
const ANYWHERE = 1500;

function anywhereFinding(phrase: Phrase, text: string, { description }: Reading): Finding | undefined {
  const match = mayMatch(phrase, text) ? phrase.pattern.exec(text) : null;
  if (!match || NEGATED.test(text.slice(0, match.index))) return undefined;
  const evidence = cite(phrase.rule, description, match.index, match.index + match[0].length);
  return { category: phrase.category, capabilities: phrase.capabilities ?? [], evidence };
}

function mainFinding(phrase: Phrase, text: string, { parts, description }: Reading): Finding | undefined {
  if (!mayMatch(phrase, text)) return undefined;
  for (const sentence of parts) {
    const match = phrase.pattern.exec(sentence.text);
    if (!match || NEGATED.test(sentence.text.slice(0, match.index))) continue;
    const start = sentence.start + match.index;
    const evidence = cite(phrase.rule, description, start, start + match[0].length);
    return { category: phrase.category, capabilities: phrase.capabilities ?? [], evidence };
  }
  return undefined;
}

const NEGATED = /\b(?:not|never|isn't|no|use|see|unless|without|does not|doesn't)\s(?:\w+\s){0,2}$/i;
