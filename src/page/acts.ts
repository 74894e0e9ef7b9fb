/*
 * What a tool's name says that it does, so that tools of different servers can be compared: `kill_session` and
 * `terminateSession` are one act. This finds pages to link, and decides no verdict.
 */

import { wordsOf } from '../catalog/name-words.ts';

/** Words for the same act. The first of each line stands for the others. */
const SAME_ACT = [
  'delete remove erase destroy del rm purge wipe',
  'end terminate kill',
  'create add new insert make',
  'update edit modify patch change set',
  'get fetch retrieve read show describe view',
  'list',
  'search find lookup',
  'send post submit',
  'run execute exec invoke',
  'start launch begin',
  'archive trash',
  'disable deactivate suspend pause',
  'close',
  'draft',
  'preview plan simulate estimate quote validate',
].map((line) => line.split(' '));

const ACT = new Map(SAME_ACT.flatMap((words) => words.map((word) => [word, words[0] as string] as const)));

const NOISE = new Set(['a', 'an', 'the', 'mcp', 'tool', 'by', 'for', 'of', 'to', 'in', 'from', 'with', 'all']);

/** Acts that do less harm to the same object. */
const MILDER: Record<string, readonly string[]> = {
  delete: ['archive', 'disable', 'close'],
  end: ['close', 'disable', 'archive'],
  send: ['draft', 'preview'],
  run: ['preview', 'get'],
  create: ['draft', 'preview'],
  update: ['preview'],
};

export interface Act {
  /** The verb, normalised; empty where none is known. */
  verb: string;
  /** What it acts on: the name's other words, normalised, sorted and joined. */
  object: string;
}

/** A noun without its plural ending, roughly. */
export function singular(word: string): string {
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ches|shes|xes|sses)$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** The words that most names of a server start with: its own name, which says nothing about the act. */
export function prefixOf(names: readonly string[]): ReadonlySet<string> {
  const firsts = new Map<string, number>();
  for (const name of names) {
    const first = wordsOf(name)[0];
    if (first !== undefined && !ACT.has(first)) firsts.set(first, (firsts.get(first) ?? 0) + 1);
  }
  const common = [...firsts].filter(([, count]) => count >= 3 && count > names.length * 0.6);
  return new Set(common.map(([word]) => word));
}

function actOfWords(words: readonly string[]): Act {
  const at = words.findIndex((word) => ACT.has(word));
  const verb = at < 0 ? '' : (ACT.get(words[at] as string) ?? '');
  const object = words.filter((_, index) => index !== at).map(singular);
  return { verb, object: object.sort().join(' ') };
}

/** The act that a name says, without the server's own prefix unless nothing else says what it acts on. */
export function actOf(name: string, prefix: ReadonlySet<string>): Act {
  const words = wordsOf(name).filter((word) => !NOISE.has(word));
  const act = actOfWords(words.slice(prefix.has(words[0] ?? '') ? 1 : 0));
  return act.object === '' ? actOfWords(words) : act;
}

/** A key under which tools of the same act meet, or nothing where the name says too little. */
export function actKey({ verb, object }: Act): string | undefined {
  if (verb === '' || object === '') return undefined;
  return `${verb} ${object}`;
}

/** The keys of acts that do less harm to the same object. */
export function milderKeys({ verb, object }: Act): string[] {
  if (object === '' || !Object.hasOwn(MILDER, verb)) return [];
  return (MILDER[verb] ?? []).map((milder) => `${milder} ${object}`);
}
