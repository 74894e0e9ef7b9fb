import { showText } from '../catalog/visible.ts';
import { CAPABILITIES, CATEGORIES, type Capability, type Category } from '../catalog/vocabulary.ts';

/** What a careful reader says of a tool, without the reason. */
export interface Verdicts {
  category: Category;
  /** A second answer that could be defended. */
  or?: Category | undefined;
  /** These must be in the verdict. */
  capabilities: Capability[];
  /** These may be. */
  maybe: Capability[];
}

function isCategory(word: string | undefined): word is Category {
  return (CATEGORIES as readonly (string | undefined)[]).includes(word);
}

function isCapability(word: string): word is Capability {
  return (CAPABILITIES as readonly string[]).includes(word);
}

/** The capabilities that words name, each once, in the vocabulary's order, or what is wrong with one of them. */
function readCapabilities(words: readonly string[]): Pick<Verdicts, 'capabilities' | 'maybe'> | string {
  const names = words.map((word) => word.replace(/\?$/, ''));
  const unknown = names.find((name) => !isCapability(name));
  if (unknown !== undefined) return `\`${showText(unknown, 60)}\` is no capability: ${CAPABILITIES.join(', ')}`;
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return `\`${twice}\` stands there twice`;
  return {
    capabilities: CAPABILITIES.filter((one) => words.includes(one)),
    maybe: CAPABILITIES.filter((one) => words.includes(`${one}?`)),
  };
}

/**
 * Reads a label on one line: a category, ` or ` a second one, then capabilities, those in doubt with a question mark.
 * @returns the label, or what is wrong with it, in words that continue "The label".
 */
export function parseLabelLine(text: string): Verdicts | string {
  const words = text.trim().split(/\s+/);
  const [category, joint, second] = words;
  if (!isCategory(category)) {
    return `starts with \`${showText(category ?? '', 60)}\`, which is no category: ${CATEGORIES.join(', ')}`;
  }
  if (joint === 'or' && !isCategory(second)) {
    return `has \`or\` before something else than a category: ${CATEGORIES.join(', ')}`;
  }
  const or = joint === 'or' ? (second as Category) : undefined;
  if (or === category) return `names \`${category}\` twice`;
  const rest = readCapabilities(words.slice(or === undefined ? 1 : 3));
  return typeof rest === 'string' ? `is not understood: ${rest}` : { category, ...(or && { or }), ...rest };
}
