import type { AttackTheme, CaseKind } from '../catalog/attacks.ts';

/** A group of attacks on the list. */
export const THEMES = {
  instructions: {
    heading: 'Planted instructions',
    intro: 'Somebody writes a text that the model will read, and the model takes it for an order.',
  },
  definitions: {
    heading: 'Deceptive definitions',
    intro: 'What a server says of its tools misleads the model, or the person who approved them.',
  },
  data: {
    heading: 'Data that gets out',
    intro: 'Private data or credentials reach somebody who should not have them.',
  },
  arguments: {
    heading: 'Crafted arguments',
    intro: 'An argument does more than it should: it runs, climbs, joins or fetches.',
  },
  power: {
    heading: 'Too much power',
    intro: 'A call does what it is for, and more harm than anybody meant.',
  },
  identity: {
    heading: 'Mistaken identity',
    intro: 'A server acts for the wrong person, or takes the wrong proof of who is asking.',
  },
  supply: {
    heading: 'The wrong server',
    intro: 'The program that answers is not the one that was meant, or nobody knows of it.',
  },
} as const satisfies Record<AttackTheme, { heading: string; intro: string }>;

/** How a case became known. */
export const CASE_WORDS = {
  incident: 'Incident: people were harmed or data was lost',
  vulnerability: 'Vulnerability: a flaw of a named product was published, with no harm known',
  demonstration: 'Demonstration: researchers built the attack to show it',
  measurement: 'Measurement: somebody counted how common the condition is',
} as const satisfies Record<CaseKind, string>;
