import type { ToolRecord } from '../catalog/record.ts';
import type { Capability, Category } from '../catalog/vocabulary.ts';
import { decidingParts } from './deciding.ts';
import { namesOfKind, type ParameterTable } from './parameters.ts';
import { code, listed, type Phrase, paragraph, say } from './phrase.ts';
import type { ArgumentKind } from './risky-arguments.ts';
import { vocabulary } from './vocabulary.ts';

/** What sentences about a tool are made from. */
export interface Subject {
  record: ToolRecord;
  /** `the Telegram server`. */
  server: string;
  parameters: ParameterTable | undefined;
}

type Sentence = (subject: Subject) => Phrase;

const nameOf = ({ record }: Subject): Phrase => code(record.name);

/** The arguments of some kinds, joined, or nothing. */
function named({ parameters }: Subject, ...kinds: ArgumentKind[]): Phrase | undefined {
  const names = namesOfKind(parameters, kinds);
  return names.length === 0 ? undefined : listed(names);
}

const DOES = {
  read: (subject) =>
    say`A call of ${nameOf(subject)} reads through ${subject.server} and leaves everything there as it was.`,
  write: (subject) =>
    say`A call of ${nameOf(subject)} creates or changes something through ${subject.server}, and what it did can be changed back.`,
  destructive: (subject) =>
    say`A call of ${nameOf(subject)} removes, ends or overwrites something through ${subject.server}, and there is no way back.`,
} as const satisfies Record<Category, Sentence>;

const unexplained: Sentence = (subject) =>
  say`Nothing in the definition says what a call of ${nameOf(subject)} does, so it counts as one that changes something until a person has looked.`;

const ALSO = {
  'executes-code': (subject) => {
    const what = named(subject, 'code');
    return what
      ? say`It runs what the caller puts into ${what}.`
      : say`It runs code, a command or a query for the caller.`;
  },
  'returns-secrets': () =>
    say`Its answer holds a credential, a key or a link that gives access: whoever sees the answer can use it.`,
  'reads-private-data': (subject) => {
    const where = named(subject, 'path', 'url');
    return where
      ? say`Its answer can hold private data, and ${where} says which.`
      : say`Its answer can hold data that was not meant for everyone.`;
  },
  'ingests-untrusted': (subject) => {
    const where = named(subject, 'url');
    const from = where ? say`, from wherever ${where} points` : say``;
    return say`It brings in text that strangers can write${from}, and a model may take that text for an instruction.`;
  },
  'sends-externally': (subject) => {
    const where = named(subject, 'recipient', 'url');
    return where
      ? say`It sends what the caller supplies to where ${where} says.`
      : say`It sends what the caller supplies to people or systems outside.`;
  },
  'changes-access': (subject) => {
    const what = named(subject, 'access', 'recipient');
    return what ? say`It changes who may do what, as ${what} says.` : say`It changes who may do what.`;
  },
  'moves-money': (subject) => {
    const amount = named(subject, 'amount');
    return amount ? say`It moves money; ${amount} says how much.` : say`It moves money.`;
  },
  'acts-in-bulk': (subject) => {
    const what = named(subject, 'bulk');
    return what
      ? say`One call can change many things at once, as many as ${what} covers.`
      : say`One call can change many things at once.`;
  },
  'depends-on-argument': (subject) => {
    const [first] = subject.record.suggestion.values ?? [];
    return first
      ? say`The argument ${code(first.argument)} decides what a call does, and the verdict is that of its worst value.`
      : say`What a call does depends on its arguments, and the verdict is that of the worst case.`;
  },
} as const satisfies Record<Capability, Sentence>;

/** What the tool does, from its verdict and its parameters, in one paragraph. */
export function whatItDoes(subject: Subject): Phrase {
  const { category, capabilities, review, suggestion } = subject.record;
  const known = review !== undefined || suggestion.because.length > 0;
  return paragraph([
    known ? DOES[category](subject) : unexplained(subject),
    ...capabilities.map((capability) => ALSO[capability](subject)),
  ]);
}

/** What goes wrong when an agent calls the tool without being watched. */
const HARM = {
  read: () => say`Alone, a call can do little harm; what it returns still ends up in the agent's context.`,
  write: () =>
    say`An agent in a loop can make hundreds of changes before anybody looks. Each can be changed back, but somebody has to find them all.`,
  destructive: (subject) => {
    const target = named(subject, 'target', 'path', 'code');
    const which = target ? say` A wrong value in ${target} is enough.` : say` One call at the wrong moment is enough.`;
    return say`An agent that misreads its task, or follows an instruction planted in something it read, does damage here that nobody can undo.${which}`;
  },
} as const satisfies Record<Category, Sentence>;

const CAPABILITY_HARM = {
  'executes-code': (subject) => {
    const what = named(subject, 'code');
    const through = what ? say` through ${what}` : say``;
    return say`Whoever can steer the agent can run what they like${through}, with the rights that the server has.`;
  },
  'returns-secrets': () =>
    say`The credential lands in the agent's context, in logs and in anything that the agent sends afterwards, and it works for whoever reads it there.`,
  'reads-private-data': () =>
    say`What it returns can leave again through any other tool that sends, writes or fetches.`,
  'ingests-untrusted': () =>
    say`A page or message with a planted instruction can make the agent use its other tools for somebody else.`,
  'sends-externally': (subject) => {
    const where = named(subject, 'recipient', 'url');
    return where
      ? say`What has been sent cannot be called back, and a planted instruction can choose ${where}.`
      : say`What has been sent cannot be called back, and it can carry out whatever the agent has read before.`;
  },
  'changes-access': () => say`Access that is given by mistake stays given until somebody notices.`,
  'moves-money': (subject) => {
    const amount = named(subject, 'amount');
    const checked = amount ? say`, whatever ${amount} says` : say``;
    return say`A payment is seldom returned, and an agent repeats it as readily as any other call${checked}.`;
  },
  'acts-in-bulk': () => say`One mistake reaches everything that the call covers.`,
  'depends-on-argument': (subject) => {
    const [first] = subject.record.suggestion.values ?? [];
    return first
      ? say`A call that is harmless with one value of ${code(first.argument)} is not with another, and both look alike in a list of tools.`
      : say`A harmless call and a harmful one look alike in a list of tools.`;
  },
} as const satisfies Record<Capability, Sentence>;

/** What can go wrong: for the parts that decide the risk first, then for the rest. */
export function whatCanGoWrong(subject: Subject): Phrase {
  const { category, capabilities } = subject.record;
  const deciding = decidingParts(subject.record);
  const first = deciding.capabilities;
  const ordered = [...first, ...capabilities.filter((each) => !first.includes(each))].slice(0, 3);
  const ofCategory = category === 'read' && ordered.length > 0 ? [] : [HARM[category](subject)];
  const ofCapabilities = ordered.map((each) => CAPABILITY_HARM[each](subject));
  const sentences = deciding.category ? [...ofCategory, ...ofCapabilities] : [...ofCapabilities, ...ofCategory];
  return paragraph(sentences);
}

/** The sentence that derives the risk from category and capabilities, as `riskOf` does. */
export function whyThisRisk({ record }: Subject): Phrase {
  const { category, capabilities } = decidingParts(record);
  const level = vocabulary.risk[record.risk].label.toLowerCase();
  const parts = [
    ...(category ? [`the category ${vocabulary.category[category].label.toLowerCase()}`] : []),
    ...(capabilities.length > 0
      ? [
          capabilities.length === 1
            ? `the capability “${vocabulary.capability[capabilities[0] as Capability].label.toLowerCase()}”`
            : 'the capabilities ',
        ]
      : []),
  ];
  const names =
    capabilities.length > 1
      ? listed(capabilities.map((key) => `“${vocabulary.capability[key].label.toLowerCase()}”`))
      : [];
  const together = parts.length > 1 ? ' together' : '';
  return say`The risk is ${level} because of ${parts.join(' and ')}${names}${together}.`;
}
