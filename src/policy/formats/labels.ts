import { labelProblem } from './names.ts';

/*
 * What each format asks of the reader's name for a server. Pages check what a reader types with the same functions, so
 * this file brings in nothing that a browser would have to load for nothing.
 */

/** Labels that a format cannot write, and why: a clause that follows "because". */
interface LabelRule {
  refuses: RegExp;
  because: string;
}

const twoUnderscores = (whose: string): LabelRule => ({
  refuses: /__|_$/,
  because: `two underscores end a label in the names that ${whose} gives tools`,
});

/** By format; a format that is not listed takes every label that `labelProblem` lets through. */
const RULES: Readonly<Record<string, readonly LabelRule[]>> = {
  'claude-code': [twoUnderscores('Claude Code')],
  'claude-code-managed': [twoUnderscores('Claude Code')],
  'gemini-cli': [{ refuses: /_/, because: 'Gemini CLI ends a label at _' }],
  goose: [{ refuses: /[A-Z]/, because: 'Goose writes labels in small letters' }, twoUnderscores('Goose')],
  opencode: [
    {
      // `external_directory`, `doom_loop`, `apply_patch` and `plan_exit`.
      refuses: /^(?:external|doom|apply|plan)$/,
      because: "its rules would cover something of opencode's own",
    },
  ],
  'agentcore-cedar': [
    { refuses: /_|--/, because: 'the name of a target there has only letters, digits and single hyphens' },
  ],
  agentgateway: [{ refuses: /_/, because: 'an underscore ends the name of a target in front of the names of tools' }],
  librechat: [{ refuses: /_mcp(?:_|$)|^mcp_/, because: '`_mcp_` parts a tool from its server there' }],
};

/** Why a format cannot write a label; undefined where it can. */
export function labelProblemIn(format: string, label: string): string | undefined {
  const problem = labelProblem(label);
  if (problem !== undefined) return problem;
  const rules = Object.hasOwn(RULES, format) ? (RULES[format] as readonly LabelRule[]) : [];
  return rules.find(({ refuses }) => refuses.test(label))?.because;
}

/** What the names of some tools ask of a label besides. */
export interface LabelLimits {
  /** The most characters: with a longer label some name would be too long. */
  longest?: number;
  /** Labels, in small letters, with which the format would read some name as another. */
  except?: readonly string[];
}

/** Why a text that was written for one label cannot be had for another; undefined where it can. */
export function limitProblem({ longest, except }: LabelLimits, label: string): string | undefined {
  if (longest !== undefined && label.length > longest)
    return `with a label of more than ${longest} characters a tool's name is too long there`;
  return except?.includes(label.toLowerCase()) ? 'the name of a tool starts with it' : undefined;
}
