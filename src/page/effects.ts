import type { ToolRecord } from '../catalog/record.ts';
import type { Capability, Category } from '../catalog/vocabulary.ts';
import type { ArgumentKind } from '../policy/argument-kinds.ts';
import type { Act } from './acts.ts';
import { decidingParts } from './deciding.ts';
import { namesOfKind, type ParameterTable } from './parameters.ts';
import { code, listed, type Phrase, paragraph, say } from './phrase.ts';
import { vocabulary } from './vocabulary.ts';

/** What sentences about a tool are made from. */
export interface Subject {
  record: ToolRecord;
  act: Act;
  /** `the Telegram server`. */
  server: string | Phrase;
  parameters: ParameterTable | undefined;
}

type Sentence = (subject: Subject) => Phrase;

/** Names of parameters as the subject of a clause. */
interface Named {
  names: Phrase;
  says: 'says' | 'say';
}

function clauseSubject(names: readonly Phrase[]): Named | undefined {
  return names.length === 0 ? undefined : { names: listed(names), says: names.length === 1 ? 'says' : 'say' };
}

function named({ parameters }: Subject, ...kinds: ArgumentKind[]): Named | undefined {
  return clauseSubject(namesOfKind(parameters, kinds));
}

const nameOf = ({ record }: Subject): Phrase => code(record.name);

/** `; owner and repo say which`, or nothing where no parameter names what the call is about. */
function which({ parameters }: Subject, what: string): Phrase {
  const target = clauseSubject(parameters?.targets ?? []);
  return target ? say`; ${target.names} ${target.says} ${what}` : [];
}

/** What a change is, by the verb of the tool's name. */
const CHANGES: Record<string, string> = {
  create: 'creates something',
  update: 'changes something',
  delete: 'removes something',
  end: 'ends something',
  send: 'sends something',
  start: 'starts something',
  archive: 'puts something away',
  disable: 'switches something off',
  close: 'closes something',
};

/** Where the caller decides what happens, the tool itself only can. */
const UP_TO_CALLER: readonly Capability[] = ['executes-code', 'depends-on-argument'];

const CHANGING = { does: 'creates or changes something', can: 'can create or change something' };
const REMOVING = { does: 'removes, ends or overwrites something', can: 'can remove, end or overwrite something' };

function changeOf({ act, record }: Subject, otherwise: typeof CHANGING, verbs: readonly string[]): string {
  if (record.capabilities.some((each) => UP_TO_CALLER.includes(each))) return otherwise.can;
  return verbs.includes(act.verb) ? (CHANGES[act.verb] ?? otherwise.does) : otherwise.does;
}

const DESTROYING = ['delete', 'end'];

/** What they do is not changed back, whatever the category says of the tool itself. */
const IRREVOCABLE: readonly Capability[] = ['executes-code', 'sends-externally', 'moves-money', 'depends-on-argument'];

function hasWayBack({ record }: Subject): boolean {
  return !record.capabilities.some((each) => IRREVOCABLE.includes(each));
}

/** True where the tool's own verb is to send, so that the first sentence says it all. */
function sends({ act, record }: Subject): boolean {
  return act.verb === 'send' && record.category === 'write' && record.capabilities.includes('sends-externally');
}

const sendsWhat: Sentence = (it) => {
  const where = named(it, 'recipient', 'url');
  const to = where ? say`to where ${where.names} ${where.says}` : say`to people or systems outside`;
  return say`A call of ${nameOf(it)} sends what the caller supplies through ${it.server}, ${to}.`;
};

const DOES = {
  read: (it) =>
    say`A call of ${nameOf(it)} reads through ${it.server} and changes nothing there${which(it, 'what is read')}.`,
  write: (it) => {
    if (sends(it)) return sendsWhat(it);
    const target = it.act.verb === 'create' ? [] : which(it, 'what');
    const back = hasWayBack(it) ? ', and there is a way back' : '';
    return say`A call of ${nameOf(it)} ${changeOf(it, CHANGING, Object.keys(CHANGES))} through ${it.server}${back}${target}.`;
  },
  destructive: (it) =>
    say`A call of ${nameOf(it)} ${changeOf(it, REMOVING, DESTROYING)} through ${it.server}, and there is no way back${which(it, 'what')}.`,
} as const satisfies Record<Category, Sentence>;

const unexplained: Sentence = (it) =>
  say`Nothing in the definition says what a call of ${nameOf(it)} does, so it counts as one that changes something until a person has looked.`;

const ALSO = {
  'executes-code': (it) => {
    const what = named(it, 'code');
    return what
      ? say`It runs what the caller puts into ${what.names}.`
      : say`It runs code, a command or a query for the caller.`;
  },
  'returns-secrets': () =>
    say`Its answer holds a credential, a key or a link that gives access: whoever sees the answer can use it.`,
  'reads-private-data': () => say`Its answer can hold data that was not meant for everyone.`,
  'ingests-untrusted': (it) => {
    const where = named(it, 'url');
    const from = where ? say`, from wherever ${where.names} ${where.says === 'says' ? 'points' : 'point'}` : [];
    return say`It brings in text that strangers can write${from}, and a model may take that text for an instruction.`;
  },
  'sends-externally': (it) => {
    const where = named(it, 'recipient', 'url');
    return where
      ? say`It sends what the caller supplies to where ${where.names} ${where.says}.`
      : say`It sends what the caller supplies to people or systems outside.`;
  },
  'changes-access': (it) => {
    const what = named(it, 'access', 'recipient');
    return what ? say`It changes who may do what, as ${what.names} ${what.says}.` : say`It changes who may do what.`;
  },
  'moves-money': (it) => {
    const amount = named(it, 'amount');
    return amount ? say`It moves money; ${amount.names} ${amount.says} how much.` : say`It moves money.`;
  },
  'acts-in-bulk': (it) => {
    const what = named(it, 'bulk');
    return what
      ? say`One call can reach many things at once, as many as ${what.names} ${what.says}.`
      : say`One call can reach many things at once.`;
  },
  'depends-on-argument': (it) => {
    const [first] = it.record.suggestion.values ?? [];
    return first
      ? say`The argument ${code(first.argument)} decides what a call does, and the verdict is that of its worst value.`
      : say`What a call does depends on its arguments, and the verdict is that of the worst case.`;
  },
} as const satisfies Record<Capability, Sentence>;

/** What the tool does, from its verdict and its parameters, in one paragraph. */
export function whatItDoes(it: Subject): Phrase {
  const { category, capabilities, review, suggestion } = it.record;
  const known = review !== undefined || suggestion.because.length > 0;
  return paragraph([
    known ? DOES[category](it) : unexplained(it),
    ...capabilities
      .filter((capability) => capability !== 'sends-externally' || !sends(it))
      .map((capability) => ALSO[capability](it)),
  ]);
}

/** What unwatched changes lead to, by the verb of the tool's name. */
const CHANGE_HARM: Record<string, Sentence> = {
  create: () =>
    say`An agent in a loop can create hundreds of them before anybody looks, and somebody has to find and remove each.`,
  update: () =>
    say`A wrong value goes in as easily as a right one, and goes back only when somebody notices and knows what was there before.`,
  start: () => say`What is started goes on by itself, and started again and again it uses up time, machines or money.`,
  archive: () => say`What is put away is missed by whoever was using it until somebody brings it back.`,
  disable: () => say`Whoever relies on what is switched off has to do without it until somebody switches it on again.`,
  close: () => say`Whoever was using what is closed is interrupted until somebody opens it again.`,
};

const anyChange: Sentence = () =>
  say`An agent in a loop can make hundreds of changes before anybody looks. Each can be changed back, but somebody has to find them all.`;

/** How little it takes: the argument that decides what is lost, where one does. */
function slipOf(it: Subject): Phrase {
  const [first] = it.record.suggestion.values ?? [];
  if (first) return say`One wrong value of ${code(first.argument)} is enough.`;
  const decisive = named(it, 'code') ?? clauseSubject(it.parameters?.targets ?? []);
  return decisive ? say`One wrong value in ${decisive.names} is enough.` : say`One call at the wrong moment is enough.`;
}

const HARM = {
  read: () => say`A call alone can do little harm; what it returns still ends up in the agent’s context.`,
  write: (it) => (Object.hasOwn(CHANGE_HARM, it.act.verb) ? (CHANGE_HARM[it.act.verb] ?? anyChange) : anyChange)(it),
  destructive: (it) => {
    const slip = slipOf(it);
    return it.act.verb === 'end'
      ? say`Whoever was using what is ended is cut off at once, and work that was not saved is lost. ${slip}`
      : say`An agent that misreads its task, or follows an instruction planted in something it read, does damage here that nobody can undo. ${slip}`;
  },
} as const satisfies Record<Category, Sentence>;

const CAPABILITY_HARM = {
  'executes-code': (it) => {
    const what = named(it, 'code');
    const through = what ? say` through ${what.names}` : [];
    return say`Whoever can steer the agent can run what they like${through}, with the rights that the server has.`;
  },
  'returns-secrets': () =>
    say`The credential lands in the agent’s context, in logs and in anything that the agent sends afterwards, and it works for whoever reads it there.`,
  'reads-private-data': () =>
    say`What it returns can leave again through any other tool that sends, writes or fetches.`,
  'ingests-untrusted': () =>
    say`A page or message with a planted instruction can make the agent use its other tools for somebody else.`,
  'sends-externally': (it) => {
    const where = named(it, 'recipient', 'url');
    return where
      ? say`What has been sent cannot be called back, and a planted instruction can choose ${where.names}.`
      : say`What has been sent cannot be called back, and it can carry out whatever the agent has read before.`;
  },
  'changes-access': () => say`Access that is given by mistake stays given until somebody notices.`,
  'moves-money': (it) => {
    const amount = named(it, 'amount');
    const whatever = amount ? say`, whatever ${amount.names} ${amount.says}` : [];
    return say`A payment seldom comes back, and an agent repeats it as readily as any other call${whatever}.`;
  },
  'acts-in-bulk': () => say`One mistake reaches everything that the call covers.`,
  'depends-on-argument': (it) => {
    const [first] = it.record.suggestion.values ?? [];
    return first
      ? say`A call that is harmless with one value of ${code(first.argument)} is not with another, and both look alike in a list of tools.`
      : say`A harmless call and a harmful one look alike in a list of tools.`;
  },
} as const satisfies Record<Capability, Sentence>;

const MAX_HARMS = 3;

/** What can go wrong when nobody watches: what decides the risk first, then the rest. */
export function whatCanGoWrong(it: Subject): Phrase {
  const { category, capabilities } = it.record;
  const deciding = decidingParts(it.record);
  const first = deciding.capabilities;
  const ordered = [...first, ...capabilities.filter((each) => !first.includes(each))].slice(0, MAX_HARMS);
  const passedOver = category === 'read' ? ordered.length > 0 : category === 'write' && !hasWayBack(it);
  const ofCategory = passedOver ? [] : [HARM[category](it)];
  const ofCapabilities = ordered.map((each) => CAPABILITY_HARM[each](it));
  return paragraph(deciding.category ? [...ofCategory, ...ofCapabilities] : [...ofCapabilities, ...ofCategory]);
}

const CATEGORY_CLAUSES = {
  read: 'only reads',
  write: 'changes something',
  destructive: 'does what cannot be undone',
} as const satisfies Record<Category, string>;

/** The sentence that derives the risk from category and capabilities, as `riskOf` does. */
export function whyThisRisk({ record }: Subject): Phrase {
  const { category, capabilities } = decidingParts(record);
  const clauses = [
    ...(category ? [CATEGORY_CLAUSES[category]] : []),
    // The labels of capabilities are verbs: "executes code".
    ...capabilities.map((key) => vocabulary.capability[key].label.toLowerCase()),
  ];
  const rest = record.risk === 'low' ? ', and nothing else about it raises the risk' : '';
  return say`The risk is ${record.risk}, because this tool ${listed(clauses)}${rest}.`;
}
