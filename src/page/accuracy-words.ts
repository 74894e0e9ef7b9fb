import type { AccuracyDocument } from '../accuracy/document.ts';
import type { Agreement, Unsafe } from '../accuracy/measurement.ts';
import type { SCALES } from '../accuracy/scales.ts';
import { type Phrase, say } from './phrase.ts';

type Scale = Agreement['scale'];

/** A scale's name, and what is compared on it. */
export const SCALE_WORDS = {
  category: { title: 'Three categories', meaning: 'What a call does to state: the catalogue’s own three categories.' },
  class: {
    title: 'Five classes',
    meaning:
      'A verdict in one word, as other catalogues give it: a tool that moves money is financial, one that runs what it is given is execute, and any other is its category.',
  },
  binary: { title: 'Read or not', meaning: 'Whether a call leaves the world as it was.' },
} as const satisfies Record<Scale, { title: string; meaning: string }>;

/** The words of all scales, for a table’s head. */
export const WORDS = {
  read: 'Read',
  write: 'Write',
  destructive: 'Destructive',
  execute: 'Execute',
  financial: 'Financial',
  nonread: 'Not read',
} as const satisfies Record<(typeof SCALES)[Scale][number], string>;

/** A headline figure as the page shows it: what it says, and the figures of a measurement that belong to it, by id. */
export interface CardWords {
  figure: string;
  label: string;
  meaning: string;
  /** The same with second answers, and as a mean of servers. */
  second?: string;
  servers?: string;
}

/** In the order of the page. A measurement shows those whose figures it has. */
export const CARDS: readonly CardWords[] = [
  {
    figure: 'category-strict',
    label: 'Category right',
    meaning: 'Of all tools.',
    second: 'category-lenient',
    servers: 'category-lenient-by-server',
  },
  {
    figure: 'class-strict',
    label: 'One of five classes right',
    meaning: 'Of all tools.',
    second: 'class-lenient',
    servers: 'class-lenient-by-server',
  },
  {
    figure: 'binary-strict',
    label: 'Read or not, right',
    meaning: 'Of all tools.',
    second: 'binary-lenient',
    servers: 'binary-lenient-by-server',
  },
  {
    figure: 'nonread-recall',
    label: 'Changes not called read',
    meaning: 'Of the tools that change something.',
  },
  {
    figure: 'critical-held',
    label: 'Critical tools not under-rated',
    meaning: 'Of those that destroy, run what they are given, or move money.',
  },
  { figure: 'capabilities-precision', label: 'Capabilities right', meaning: 'Of those that verdicts name.' },
  { figure: 'capabilities-recall', label: 'Capabilities found', meaning: 'Of those that labels name.' },
];

export const UNSAFE_WORDS = {
  'change-called-read': 'a change called read',
  'critical-under-rated': 'a critical tool under-rated',
} as const satisfies Record<Unsafe['kind'], string>;

/** The languages of the lexicons, and of other words that labelled tools have. */
const LANGUAGES = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });

/** A language in English, by its tag. A tag that is none is shown as it is. */
export function languageName(tag: string): string {
  try {
    return LANGUAGES.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const GOLD_TITLES: Readonly<Record<string, string>> = {
  catalogue: 'Tools of this catalogue',
  samples: 'Samples in nine languages',
};

/** The title of a measurement. */
export function titleOf({ name, outside }: Pick<AccuracyDocument, 'name' | 'outside'>): string {
  const title = outside === undefined ? GOLD_TITLES[name] : undefined;
  if (title !== undefined) return title;
  const words = name.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const GOLD_ORIGIN: Readonly<Record<string, Phrase>> = {
  catalogue: say`Tools that servers publish, labelled by reading each definition without looking at the classifier’s answer. A later comparison with its answers moved 24 single capabilities to those that a label leaves open, where a second reader could defend either.`,
  samples: say`Definitions made up for this project in the manner of real servers, many of them meant to mislead: reads that talk of deletion, changes that are called get. They were written and labelled without running the classifier.`,
};

/** How the labels of a measurement came about. */
export function originOf({ name, outside }: Pick<AccuracyDocument, 'name' | 'outside'>): Phrase {
  if (outside !== undefined) return say`${outside.source}`;
  return GOLD_ORIGIN[name] ?? say`Labels of this project.`;
}

export const INTRO = say`The classifier’s verdicts, compared with what people said who read the same definitions. Every figure has its counts, every error that matters its name where the labels are published, and a range in which the figure lies with a confidence of 95 % if the tools are taken as a sample of others like them.`;

/** Said in place of the names of tools whose labels are not published. */
export const UNNAMED = 'The labels are not published, and so the tools have no names here.';

/** What the figures cannot say. */
export const LIMITS: readonly Phrase[] = [
  say`How the classifier does on a server that nobody has labelled. Its rules were mended where they erred on the sets on this page, so these figures flatter it; they show what it keeps right from one change to the next.`,
  say`Whether a label is right. Two careful readers of one definition do not always agree; where a second answer can be defended, the label says so, and both figures are shown.`,
  say`Whether a definition is true. A label, like a verdict, is a reading of what a server says, and not of what its code does.`,
  say`How the published verdicts do. A person may have reviewed a verdict that the classifier got wrong; here only the classifier’s own suggestions count.`,
];

export const HOW = {
  gold: say`Made again on every change to the project: a change fails when a figure falls below its floor or a new unsafe error appears.`,
  outside: (on: string): Phrase =>
    say`As of ${on}. The labels are not in the repository, so nobody can make these figures again from it, and no change is held to them.`,
};

/** A sample as a report of a wrong verdict. */
export const EXAMPLE = `- tool: {name: archive_chat, description: "Moves a chat to the archive. It can be restored at any time."}
  write: Archived chats come back, as the text says; nothing is lost.
`;
