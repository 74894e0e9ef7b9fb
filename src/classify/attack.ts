import type { Evidence } from '../catalog/record.ts';
import { clue } from './clues.ts';
import { fieldPath } from './evidence.ts';
import { cite, type Field } from './field.ts';
import type { Finding } from './finding.ts';
import type { Parameter } from './parameters.ts';

/** Words of attacks on systems and of safeguards that are switched off: no honest reading tool offers them. */
export const ATTACKS =
  /\b(?:exploit(?:s|ation|ing|ed)?|brute[- _]?forc\w{1,4}|exfiltrat\w{1,4}|priv(?:ilege)?[ _-]?esc\w{0,7}|backdoors?|reverse shells?|keylog\w{0,4}|rootkits?|(?:full|unsafe)[ _]?loader|credential[ _](?:dump|harvest|theft)\w{0,4}|phishing|bypass(?:es|ing)? (?:security|auth\w{0,15}|saniti\w{1,6}|all|checks?|filters?)|disabl(?:es?|ing) (?:all )?(?:content )?(?:saniti[sz]ation|security|safety|escaping|autoescape))\b/i;

/** Words of which one stands wherever the pattern matches. */
export const ATTACK_WORDS = clue(
  'explo brute exfil priv prive privi backd rever keylo rootk loade fulll unsaf crede phish bypas disab',
);

/** How much of a text is looked through. */
const REACH = 800;

/** What a definition says of attacks, in its name, its description or its arguments. */
export function attackFindings(name: Field, description: Field, inputs: readonly Parameter[]): Finding[] {
  const evidence =
    citeAttack(name, (text) => text.replaceAll('_', ' ')) ??
    citeAttack(description, (text) => text.slice(0, REACH)) ??
    inputAttack(inputs);
  return evidence ? [{ category: 'write', capabilities: [], evidence }] : [];
}

function citeAttack(field: Field, searched: (text: string) => string) {
  const match = (field.clues.all & ATTACK_WORDS) !== 0 ? ATTACKS.exec(searched(field.folded.text)) : null;
  return match ? cite('says-attacks', field, match.index, match.index + match[0].length) : undefined;
}

function inputAttack(inputs: readonly Parameter[]): Evidence | undefined {
  const input = inputs.find(
    ({ phrase, description, clues }) =>
      (clues & ATTACK_WORDS) !== 0 && (ATTACKS.test(phrase) || ATTACKS.test(description)),
  );
  return input && { rule: 'says-attacks', field: fieldPath(input.path), text: input.name };
}
