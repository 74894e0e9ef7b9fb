import type { Word } from '../words.ts';
import { type Verb, verbNamed } from './index.ts';
import { WordSet, wordSet, words } from './word-set.ts';

/**
 * Nouns that tell of a deed as their verb does: "deletion of an account", "file uploader". Those that more often name a
 * thing, such as "payment" and "deployment", are none.
 */
const NOUNS = `activation:activate alteration:alter cancellation:cancel cancelation:cancel cleaner:clean cleanup:clean
  creation:create creator:create deactivation:deactivate deletion:delete deleter:delete deregistration:deregister
  deprovisioning:deprovision destruction:destroy detachment:detach disconnection:disconnect disposal:dispose
  duplication:duplicate elimination:eliminate enablement:enable eradication:eradicate erasure:erase eviction:evict
  executor:execute expulsion:expel insertion:insert installer:install invalidation:invalidate killer:kill
  liquidation:liquidate modification:modify mutation:mutate obliteration:obliterate poster:post publisher:publish
  purging:purge reboot:reboot redemption:redeem reimbursement:reimburse relocation:relocate remover:remove removal:remove
  renaming:rename repayment:repay replacer:replace reset:reset resetter:reset restart:restart restoration:restore resumption:resume
  revocation:revoke sender:send shutdown:shutdown submitter:submit suspension:suspend termination:terminate
  terminator:terminate transmission:transmit unassignment:unassign uninstallation:uninstall uninstaller:uninstall
  unlinking:unlink unsubscription:unsubscribe updater:update uploader:upload wipe:wipe withdrawal:withdraw writer:write`;

const VERBS = new Map(
  words(NOUNS).map((entry) => {
    const [noun, lemma] = entry.split(':') as [string, string];
    const verb = verbNamed(lemma);
    if (!verb) throw new Error(`No English verb "${lemma}": "${noun}" has no meaning`);
    return [noun, verb] as const;
  }),
);
const NOMINALS = new WordSet(VERBS.keys());

/** Verbs that leave to their object what is done: "performs the deletion of an account". */
export const LIGHT = wordSet('conduct do execute facilitate handle initiate perform process request run start trigger');

/** Before these a noun names a thing or a time: "the last restart". */
export const DATED = wordSet('first last latest next past pending previous recent scheduled upcoming');

/** Nouns by which a text or a name calls the tool itself. */
export const TOOLS = wordSet(
  'action api command endpoint function helper method operation request service tool utility',
);

/** The verb that a noun stands for, in the singular. */
export const nominalVerb = (word: Word | undefined): Verb | undefined =>
  word && NOMINALS.holds(word) ? VERBS.get(word.text) : undefined;
