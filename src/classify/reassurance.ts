import { type Clue, clue, orForeign } from './clues.ts';
import { isPlain } from './words.ts';

/** Words of the Latin alphabet that deny. */
const DENYING =
  "\\b(?:no|not|never|without|nothing|none|cannot|can't|don't|doesn't|won't|isn't|sem|sin|sans|ohne|nao|ne|kein|keine|keinen|keiner|nicht|nichts|ningun|ninguna|nenhum|nenhuma|nada|nunca|rien|jamais|niemals)\\b";
const PLAIN_NEGATION = new RegExp(DENYING, 'i');
/** Words that deny. */
export const NEGATION = new RegExp(`${DENYING}|не |без |ничего|никогда|不会|不|ない|ません|않|지 못`, 'iu');

/** Words of the Latin alphabet that play down what a tool does. */
const CALMING =
  '\\b(?:only|merely|just|safe|safely|harmless|nur|lediglich|solo|solamente|unicamente|apenas|somente|seulement|uniquement|segur[oa]s?|sicher(?:e[mnrs]?)?|sures?|secure)\\b';
const PLAIN_REASSURANCE = new RegExp(CALMING, 'i');
/** Words that play down what a tool does. */
export const REASSURANCE = new RegExp(
  `${CALMING}|только|лишь|безопас|只读|仅|只会|只是|安全|のみ|だけ|専用|안전|읽기 전용|만 `,
  'iu',
);

/** What a sentence that only calms its reader talks of. */
export const SOOTHING =
  /\b(?:approved|approuve[es]?|aprobad[oa]s?|aprovad[oa]s?|backup|harmless|idempotent|kept|non-destructive|preserved|read[- ]?only|recover(?:ed|able)|restor(?:ed|able)|reversible|safe|safely|sandbox(?:ed)?|side effects?|simulation|trusted|undone|verified|freigegeben|rueckgangig|ruckgangig|sicherung|sauvegarde|copia de seguridad|backup|low risk|risk level)\b/i;

export const DENIES = orForeign(
  clue(`no not never witho nothi none canno can don doesn won isn sem sin sans ohne nao ne kein keine nicht ningu nenhu nada
  nunca rien jamai niema`),
);
export const CALMS = orForeign(
  clue(
    'only merel just safe safel harml nur ledig solo solam unica apena somen seule uniqu segur siche sure sures secur',
  ),
);
export const SOOTHES = clue(
  `appro aprob aprov backu harml idemp kept non prese only reado recov resto rever safe safel sandb side simul trust undon
  verif freig rueck ruckg siche sauve copia low risk`,
);

/** True where a text denies something. `clues` are those of the text, or of more. */
export const isNegated = (text: string, clues: Clue): boolean =>
  (clues & DENIES) !== 0 && (isPlain(text, clues) ? PLAIN_NEGATION : NEGATION).test(text);

/** True where a sentence without a verb of its own only calms its reader. */
export const soothes = (text: string, clues: Clue): boolean =>
  ((clues & SOOTHES) !== 0 && SOOTHING.test(text)) || reassures(text, clues) || isNegated(text, clues);

/** True where a text plays something down: then its verbs of reading are no evidence. */
export const reassures = (text: string, clues: Clue): boolean =>
  (clues & CALMS) !== 0 && (isPlain(text, clues) ? PLAIN_REASSURANCE : REASSURANCE).test(text);

/** A sentence, and the words in it that patterns need. */
interface Told {
  text: string;
  clues: Clue;
}

/** How sentences start that tell when to use a tool and what it takes. */
const ADVISING =
  /^[^\p{L}]*(?:use(?:d|ful)?|call|ideal|best|recommended|see|requires?|if|when|for|supports?|accepts?|returns?|example|prefer|optional|default|you|must)\b/iu;

/** False for a sentence that only calms its reader or tells when to use the tool. */
export const saysSomething = ({ text, clues }: Told): boolean => !ADVISING.test(text) && !soothes(text, clues);

/** How long a sentence may be that is there to deny. */
const BRIEF = 60;

/** True for a short sentence that denies something, or says that something else is done. */
export const deniesBriefly = ({ text, clues }: Told): boolean =>
  text.length <= BRIEF && (isNegated(text, clues) || text.includes(' instead of '));
