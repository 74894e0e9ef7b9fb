import { clue } from './clues.ts';
import { isRead, KIND_EFFECTS } from './effect.ts';
import { cite } from './field.ts';
import type { Finding } from './finding.ts';
import { readName } from './name.ts';
import type { Reading } from './reading.ts';
import { nameWords } from './words.ts';

/** What the tool is said to be or to run: a command or the name of a tool, in quotes or written as an identifier. */
export const ALIAS =
  /(?:\b(?:alias (?:of|for)|same as|equivalent (?:of|to)|short(?:hand|cut) (?:for|to)|wrapper (?:around|for|of)|wraps)|(?<=^|[.;\n] ?)(?:calls|executes|invokes|runs)) (?:the )?(?:[`"'“]([a-z][^`"'”\n]{1,60})[`"'”]|([a-z]{2,20}_\w{2,40}))/i;

/** How much of a description is searched. */
const REACH = 1500;

/** What a tool does that stands for another: "Alias of delete_metrics", "Same as `rm -rf`". */
export function aliasFindings({ description }: Reading): Finding[] {
  const text = description.folded.text.slice(0, REACH);
  if (
    !(text.includes('`') || text.includes('_') || text.includes('"') || CURLY.test(text)) ||
    (description.clues.all & ALIAS_WORDS) === 0
  )
    return [];
  const match = ALIAS.exec(text);
  if (!match) return [];
  const named = (match[1] ?? match[2]) as string;
  const { actions } = readName(nameWords({ ...description.folded, text: named }));
  const start = match.index + match[0].lastIndexOf(named);
  return actions
    .filter((action) => action.certain && !isRead(action.done))
    .map(({ word, done }) => ({
      ...KIND_EFFECTS[done],
      evidence: cite(`verb-${done}`, description, start + word.start, start + word.end),
    }));
}

const CURLY = /[“']/;
export const ALIAS_WORDS = clue('alias same equiv short wrapp wraps calls execu invok runs');
