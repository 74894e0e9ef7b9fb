import { UNSEEN } from '../unseen.ts';

/*
 * What names and labels a format can write. Each check answers with the reason as a clause that follows "because", or
 * with undefined where the name can be written.
 */

/** The labels that every format can carry: those that no serialiser and no shell reads as anything else. */
const LABEL = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** Words that YAML reads as something else than text. */
const KEYWORD = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** Why a label is none: the names that people give servers in their configuration are of these characters. */
export function labelProblem(label: string): string | undefined {
  if (!LABEL.test(label)) return 'a label starts with a letter and has only letters, digits, - and _, at most 64';
  return KEYWORD.test(label) ? 'a configuration would read it as something else than a name' : undefined;
}

/** Refuses names that hold any of these characters, which mean something else in the format, and what cannot be seen. */
export function without(characters: string): (name: string) => string | undefined {
  return (name) => {
    if (UNSEEN.test(name)) return 'it holds characters that cannot be seen';
    const found = [...characters].find((one) => name.includes(one));
    return found === undefined ? undefined : `\`${found}\` means something else there`;
  };
}

/** Accepts only names of these characters, where a format's own syntax goes no further. */
export function only(pattern: RegExp, said: string): (name: string) => string | undefined {
  return (name) => (pattern.test(name) ? undefined : `a name there has only ${said}`);
}

/** A label for a server whose reader has named none: its id in the characters of a label. */
export function labelOf(id: string): string {
  const plain = id
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 60)
    .replace(/(?<!-)-+$/, '');
  return labelProblem(plain) === undefined ? plain : `mcp-${plain || 'server'}`;
}

/** Accepts every name that UTF-8 can carry, but none that is empty. */
export function wellFormed(name: string): string | undefined {
  if (name === '') return 'it is empty';
  return name.isWellFormed() ? undefined : 'it holds half a character, which UTF-8 cannot carry';
}
