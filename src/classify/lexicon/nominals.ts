import type { Kind } from '../effect.ts';
import type { Word } from '../words.ts';
import { ADVERBS } from './english.ts';
import { type Verb, verbNamed } from './index.ts';
import { WordSet, wordSet, words } from './word-set.ts';

/**
 * Nouns that tell of a deed as their verb does: "deletion of an account", "file uploader". Those that more often name a
 * thing or a person, such as "payment", "deployment" and "creator", are none.
 */
const NOUNS = `activation:activate alteration:alter cancellation:cancel cancelation:cancel cleanup:clean creation:create
  deactivation:deactivate deletion:delete deleter:delete deregistration:deregister deprovisioning:deprovision
  destruction:destroy detachment:detach disconnection:disconnect disposal:dispose duplication:duplicate
  elimination:eliminate enablement:enable erasure:erase eviction:evict executor:execute insertion:insert
  installer:install invalidation:invalidate liquidation:liquidate modification:modify obliteration:obliterate
  purging:purge reboot:reboot redemption:redeem reimbursement:reimburse relocation:relocate remover:remove
  removal:remove renaming:rename repayment:repay replacer:replace reset:reset resetter:reset restart:restart
  restoration:restore resumption:resume revocation:revoke sender:send shutdown:shutdown suspension:suspend
  termination:terminate unassignment:unassign uninstallation:uninstall uninstaller:uninstall unlinking:unlink
  unsubscription:unsubscribe updater:update uploader:upload wipe:wipe withdrawal:withdraw`;

const VERBS = new Map(
  words(NOUNS).map((entry) => {
    const [noun, lemma] = entry.split(':') as [string, string];
    const verb = verbNamed(lemma);
    if (!verb) throw new Error(`No English verb "${lemma}": "${noun}" has no meaning`);
    return [noun, verb] as const;
  }),
);
const NOMINALS = new WordSet(VERBS.keys());

/** The nouns that stand for verbs of a kind. */
export const nominalsOf = (kind: Kind): string[] =>
  [...VERBS].filter(([, verb]) => verb.kind === kind).map(([noun]) => noun);

/** Nouns by which a text or a name calls the tool itself. */
const TOOLS = wordSet('action api command endpoint function helper method operation request service tool utility');
/** Before these a noun names a thing, a time or a number: "the last restart". */
const DATED = wordSet(`average days first hours last latest maximum minimum next past pending previous recent scheduled
  since upcoming`);
/** What no tool holds, or what is taken out of a text or picture that is handed in. */
const NOT_HELD = wordSet(`accent background diacritic disease duplicate flight html noise snow stop stopword text waste
  watermark word`);

/** The verb that a noun stands for. */
const nominalVerb = (word: Word | undefined): Verb | undefined =>
  word && NOMINALS.holds(word) ? VERBS.get(word.text) : undefined;

/** A noun that tells of a deed, and where it stands. */
export interface Nominal {
  at: number;
  verb: Verb;
}

/** The deed that a noun phrase without a verb tells of: "bulk user removal tool". */
export function nominalOf(phrase: readonly Word[]): Nominal | undefined {
  let at = phrase.length - 1;
  while (at > 0 && (TOOLS.holds(phrase[at]) || ADVERBS.holds(phrase[at]))) at--;
  const verb = nominalVerb(phrase[at]);
  if (!verb || NOT_HELD.holds(phrase[at - 1])) return undefined;
  return phrase.slice(0, at).some((word) => DATED.holds(word)) ? undefined : { at, verb };
}

/** Verbs that leave to their object what is done: "performs the deletion of an account". */
const CARRYING = wordSet('conduct do execute facilitate handle initiate perform process request run start trigger');
/** Nouns for what does a deed: "runs the installer" runs a program. */
const AGENT = /(?:er|or)$/;

/** The deed that the object of such a verb tells of. `phrase` is the object up to its first preposition. */
export function carriedOut(lemma: string, phrase: readonly Word[]): Nominal | undefined {
  const at = phrase.length - 1;
  const verb = at < 0 || !CARRYING.has(lemma) ? undefined : nominalVerb(phrase[at]);
  return verb && !AGENT.test(phrase[at]?.text ?? '') && !NOT_HELD.holds(phrase[at - 1]) ? { at, verb } : undefined;
}
