import type { Kind } from '../effect.ts';
import type { Word } from '../words.ts';
import { inflect, type Verb } from './index.ts';
import { enter } from './known.ts';
import { words } from './word-set.ts';

/** Verbs that mean something else with a particle: `tear down`, `turn off`. The particle may stand behind the object. */
const PHRASES: Partial<Record<Kind, string>> = {
  reads: 'find:out figure:out give:back hand:back hands:back look:up page:through read:back read:out pull:up',
  computes: 'add:up sum:up work:out',
  creates: 'back:up jot:down note:down set:up sign:up spin:up write:down write:out',
  changes: 'check:in check:out mark:down mark:up opt:in opt:out swap:out write:off',
  switches: 'log:in log:out put:back roll:back sign:in sign:out switch:off switch:on turn:off turn:on',
  sends: 'fire:off reach:out send:out',
  grants: 'boot:off boot:out hand:over kick:out',
  executes: 'carry:out roll:out',
  overwrites: 'clear:out empty:out',
  ends: 'bring:down call:off cut:off phase:out shut:down spin:down take:down wind:down',
  deletes: 'blow:away clean:out clean:up get:rid rip:out tear:down throw:away throw:out wipe:out',
  pays: 'cash:out pay:off pay:out top:up',
};

interface Head {
  lemma: string;
  form: Verb['form'];
  particles: ReadonlyMap<string, Kind>;
}

/** The verbs that a particle gives another meaning, by each of their forms. */
const HEADS = new Map<string, Head>();

for (const [kind, phrases] of Object.entries(PHRASES)) {
  for (const phrase of words(phrases)) {
    const [lemma, particle] = phrase.split(':') as [string, string];
    const particles = new Map([...(HEADS.get(lemma)?.particles ?? []), [particle, kind as Kind] as const]);
    const forms: [string, Verb['form']][] = [[lemma, 'base'], ...inflect(lemma)];
    for (const [text, form] of forms) {
      HEADS.set(text, { lemma, form, particles });
      enter(text).takesParticle = true;
    }
  }
}

/** True for a form of a verb that a particle may give another meaning. */
export const takesParticle = ({ known }: Word): boolean => known.takesParticle;

/** The verb that `word` is together with a particle. */
export function phrasalVerb(word: string, particle: string): Verb | undefined {
  const head = HEADS.get(word);
  const kind = head?.particles.get(particle);
  return head && kind && { lemma: `${head.lemma} ${particle}`, kind, nounLike: false, form: head.form };
}
