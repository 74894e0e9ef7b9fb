import type { Engine } from './engine.ts';

/** A command's words. Only what exported commands consist of is understood: quotes and the like are an error. */
function wordsOf(command: string): string[] {
  const text = command.replaceAll('\\\n', ' ').trim();
  if (/[^A-Za-z0-9_.\s-]/.test(text)) throw new Error('not a plain command');
  return text.split(/\s+/);
}

/** `--disable-all` before `--enable`, as the command does; a server that is not named has all of its tools. */
export const dockerMcpGatewayEngine: Engine = ([file]) => {
  const words = wordsOf(file?.text ?? '');
  const valuesOf = (flag: string) => words.flatMap((word, at) => (word === flag ? [words[at + 1] as string] : []));
  const enabled = new Map(valuesOf('--disable-all').map((label) => [label, new Set<string>()]));
  for (const value of valuesOf('--enable')) {
    const dot = value.indexOf('.');
    enabled.get(value.slice(0, dot))?.add(value.slice(dot + 1).toLowerCase());
  }
  return ({ label, tool }) => ((enabled.get(label)?.has(tool.toLowerCase()) ?? true) ? 'allow' : 'deny');
};
