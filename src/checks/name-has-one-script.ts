import type { ToolCheck } from './check.ts';

/** Scripts whose letters look like one another’s. https://www.unicode.org/reports/tr39/#Mixed_Script_Detection */
const SCRIPTS: Record<string, RegExp> = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Armenian: /\p{Script=Armenian}/u,
  Cherokee: /\p{Script=Cherokee}/u,
};
const DRESSED = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}]/u;

function scriptsOf(word: string): string[] {
  return Object.keys(SCRIPTS).filter((script) => SCRIPTS[script]?.test(word));
}

function strangeCharacters(word: string): string {
  const strange = [...word].filter((character) => /[^\p{ASCII}]/u.test(character) && /\p{L}|\p{N}/u.test(character));
  return [...new Set(strange)]
    .map((character) => `${character} (U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')})`)
    .join(', ');
}

/** Why a word of a name may be taken for another, as the end of a sentence. */
function faultOf(word: string): string | undefined {
  const scripts = scriptsOf(word);
  if (scripts.length > 1) return `mixes ${scripts.join(' and ')} letters`;
  return DRESSED.test(word) ? 'has full-width or mathematical letters' : undefined;
}

export const nameHasOneScript: ToolCheck = {
  id: 'name-has-one-script',
  severity: 'warning',
  sentence: 'A word of a tool’s name has letters of one script, so that it cannot pass for another word.',
  scope: 'tool',
  find({ name }) {
    return (name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).flatMap((word) => {
      const fault = faultOf(word);
      if (fault === undefined) return [];
      return [
        {
          path: ['name'],
          message: `A word of the name ${fault} and may pass for another word: ${strangeCharacters(word)}.`,
          remedy: 'Compare the name with the server’s other tools, and with the tools of servers that it may imitate.',
        },
      ];
    });
  },
};
