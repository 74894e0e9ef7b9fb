import { type ArgumentRules, argumentRules, type RuledTool, STARTING_AMOUNT } from '../policy/argument-rules.ts';
import { code, type Phrase, say } from './phrase.ts';

/** What stands in for what only the reader knows. */
export const STAND_INS = { workspace: '/home/you/project', domain: 'example.com', maxAmount: STARTING_AMOUNT } as const;

/** What a rule asks of an argument, and what of it the reader has to replace. */
const SENTENCES = {
  choice: (argument) => say`${argument} is one of the values that do less harm.`,
  flag: (argument) => say`${argument} must be there, and must be false.`,
  amount: (argument) =>
    say`${argument} is at most ${STAND_INS.maxAmount}, in the tool’s own unit: write your own limit in its place.`,
  recipient: (argument) =>
    say`${argument} is one address at ${code(STAND_INS.domain)}, which stands for your domain: write that in its place.`,
  path: (argument) =>
    say`${argument} is an absolute path inside ${code(STAND_INS.workspace)}, which stands for your folder: write that in its place.`,
  query: (argument) => say`${argument} is one query that holds no word which could change something.`,
} as const satisfies Record<ArgumentRules['kind'], (argument: Phrase) => Phrase>;

/** A sentence for each argument of a tool that rules can narrow. */
export function argumentSentences(tool: RuledTool): Phrase[] {
  return argumentRules(tool, STAND_INS).map(({ kind, argument, unchecked }) =>
    unchecked
      ? say`${code(argument, 80)} cannot be checked: calls that give it are denied.`
      : SENTENCES[kind](code(argument, 80)),
  );
}
