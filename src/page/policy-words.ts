import type { Action } from '../catalog/vocabulary.ts';
import type { PolicyNote } from '../policy/compose.ts';
import type { Limit } from '../policy/document.ts';
import type { LetThrough } from '../policy/recommend.ts';
import { code, listed, type Phrase, say } from './phrase.ts';

/** `at most 30 calls a minute`. */
export function limitText({ max, window }: Limit): string {
  return `at most ${max} calls a ${window}`;
}

/** What the recommended policy does with a tool's calls. */
export const ACTION_SENTENCES = {
  allow: (name) =>
    say`Let calls of ${name} through. It is listed, which allows it even where everything else is denied.`,
  limit: (name, limit) =>
    say`Let calls of ${name} through, ${limit ? limitText(limit) : 'at a limited rate'}: enough for real work, and a loop is stopped.`,
  ask: (name) => say`Have a person agree to each call of ${name}. The rule denies the call and tells the agent to ask.`,
  hide: (name) =>
    say`Keep ${name} out of the list of tools that agents see, and deny a call all the same. The server’s other tools stay as they are.`,
} as const satisfies Record<Action, (name: Phrase, limit: Limit | undefined) => Phrase>;

const MAX_VALUES = 8;

/** `a`, `b` or 3 more. */
export function orValues(values: readonly string[]): Phrase {
  const shown = values.slice(0, MAX_VALUES).map((value) => code(value, 60));
  const more = values.length - shown.length;
  return listed(more > 0 ? [...shown, `${more} more`] : shown, 'or');
}

/** What the recommended policy does where it lets some values of an argument through, and what of other formats. */
export function letThroughSentence(name: Phrase, { argument, values, limit }: LetThrough): Phrase {
  const rate = limit ? `, ${limitText(limit)}` : '';
  return say`The verdict is that of the worst value. Let calls of ${name} through where ${code(argument, 80)} is ${orValues(values)}${rate}. All others are denied, with a message that says to ask a person.`;
}

/** That flags are kept an eye on, where the policy lets calls through. */
export function flagSentence(flags: readonly string[]): Phrase {
  const names = listed(flags.map((flag) => code(flag, 80)));
  return flags.length === 1
    ? say`A call must say ${names}, and is denied where it is true.`
    : say`A call must say ${names}, and is denied where one of them is true.`;
}

/** What the notes on one tool's fragment say. */
export const NOTE_SENTENCES = {
  'ask-is-denied': () =>
    say`A policy.json has no way to ask. The rule denies every call, with a message that says to ask a person: stricter than asking.`,
  'value-decides': () =>
    say`The tool depends on an argument. Calls with a value that does less harm are let through; all others are denied, with a message that says to ask a person.`,
  'cannot-be-named': () =>
    say`In a policy.json this tool’s name stands for every tool, so it cannot be written there. A policy that denies what it does not list denies it.`,
} as const satisfies Record<PolicyNote['kind'], () => Phrase>;

/** What limits do at the turn of a minute. */
export const WINDOW_SENTENCE = say`Minutes are those of the clock, so that twice the number can pass around the turn of one.`;

const MAX_NAMES = 5;

function whichTools(tools: readonly string[]): Phrase {
  const shown = tools.slice(0, MAX_NAMES).map((name) => code(name, 60));
  const more = tools.length - shown.length;
  return listed(more > 0 ? [...shown, `${more} more`] : shown);
}

const SERVER_NOTES = {
  'ask-is-denied': (names) =>
    say`A policy.json has no way to ask. Calls of ${names} are denied, with a message that says to ask a person.`,
  'value-decides': (names) =>
    say`Calls of ${names} are let through only with the values of an argument that do less harm; all others are denied, with a message that says to ask a person.`,
  'cannot-be-named': (names) =>
    say`The name ${names} cannot be written in a policy.json, where it stands for every tool. It is left out, which denies it.`,
} as const satisfies Record<PolicyNote['kind'], (names: Phrase) => Phrase>;

/** What a note on a whole server's policy says, with the tools that it is about. */
export function policyNote({ kind, tools }: PolicyNote): Phrase {
  return SERVER_NOTES[kind](whichTools(tools));
}
