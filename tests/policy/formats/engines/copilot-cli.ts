import type { Engine } from './engine.ts';

/** Words of a POSIX shell: single quotes hold everything, a backslash the next character or line break. */
function words(command: string): string[] {
  const found: string[] = [];
  let rest = command.trim();
  while (rest !== '') {
    const [whole] = /^(?:'[^']*'|\\[\s\S]|[^\s'\\])+/.exec(rest) ?? [];
    if (whole === undefined) throw new Error(`no word at ${JSON.stringify(rest.slice(0, 20))}`);
    const text = whole.replaceAll(/'([^']*)'|\\([\s\S])/g, (_, quoted, escaped) =>
      escaped === '\n' ? '' : (quoted ?? escaped),
    );
    if (text !== '') found.push(text);
    rest = rest.slice(whole.length).trimStart();
  }
  return found;
}

/** The values of a flag: a list with commas each time. */
const values = (all: readonly string[], flag: string) =>
  all.filter((one) => one.startsWith(`${flag}=`)).flatMap((one) => one.slice(flag.length + 1).split(','));

/** The documented algorithm: deny, then allow, a whole server without parentheses; else a person is asked. */
export const copilotCliEngine: Engine = ([file]) => {
  const all = words(file?.text ?? '');
  const denied = new Set(values(all, '--deny-tool'));
  const allowed = new Set(values(all, '--allow-tool'));
  return ({ label, tool }) => {
    const names = [label, `${label}(${tool})`];
    if (names.some((name) => denied.has(name))) return 'deny';
    return names.some((name) => allowed.has(name)) ? 'allow' : 'ask';
  };
};
