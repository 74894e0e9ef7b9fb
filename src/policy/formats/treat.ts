import type { Recommendation } from '../recommend.ts';
import type { Powers, TreatedTool, Treatment } from './format.ts';

/** Something that a format cannot say of a tool, and what it says instead. */
export interface Loss {
  what: 'limit' | 'rules' | 'ask' | 'deny' | 'hide';
  becomes: Treatment;
  /** Present where that is milder than recommended. */
  milder?: true;
}

/**
 * A recommendation within a format's powers. What it cannot say becomes stricter: a limit or a rule that it does not
 * have becomes asking, asking becomes denying. Only where a format can neither hide nor deny does it become milder,
 * asking; `losses` says each.
 */
export function treat(recommendation: Recommendation, powers: Powers): { tool: TreatedTool; losses: Loss[] } {
  const { name, onDeny } = recommendation;
  const wanted = wantedOf(recommendation, powers);
  const losses: Loss[] = [...wanted.losses];
  const treatment = within(wanted.treatment, powers, losses);
  const passes = treatment === 'allow';
  return {
    tool: {
      name,
      treatment,
      limits: passes ? wanted.limits : [],
      require: passes ? wanted.require : [],
      deny_if: passes ? wanted.deny_if : [],
      onDeny,
    },
    losses,
  };
}

type Wanted = Pick<TreatedTool, 'treatment' | 'limits' | 'require' | 'deny_if'> & { losses: Loss[] };

function wantedOf({ action, limit, require, deny_if, letThrough }: Recommendation, powers: Powers): Wanted {
  const none = { limits: [], require: [], deny_if: [], losses: [] };
  if (letThrough && powers.rules(letThrough.require, letThrough.deny_if) && (powers.limit || !letThrough.limit)) {
    const limits = letThrough.limit ? [letThrough.limit] : [];
    return { ...none, treatment: 'allow', limits, require: letThrough.require, deny_if: letThrough.deny_if };
  }
  if (action === 'ask' || action === 'hide') {
    return { ...none, treatment: action, losses: letThrough ? [{ what: 'rules', becomes: action }] : [] };
  }
  if (!powers.rules(require, deny_if))
    return { ...none, treatment: 'ask', losses: [{ what: 'rules', becomes: 'ask' }] };
  if (limit && !powers.limit) return { ...none, treatment: 'ask', losses: [{ what: 'limit', becomes: 'ask' }] };
  return { treatment: 'allow', limits: limit ? [limit] : [], require, deny_if, losses: [] };
}

/** What stands for a treatment that a format lacks, in the order of preference. */
const INSTEAD = {
  allow: [],
  ask: ['deny', 'hide'],
  deny: ['hide', 'ask'],
  hide: ['deny', 'ask'],
} as const satisfies Record<Treatment, readonly Treatment[]>;

function within(wanted: Treatment, powers: Powers, losses: Loss[]): Treatment {
  if (wanted === 'allow' || powers[wanted]) return wanted;
  const becomes = INSTEAD[wanted].find((other) => powers[other]) ?? 'ask';
  const milder = becomes === 'ask' && { milder: true as const };
  const [loss] = losses;
  if (loss) Object.assign(loss, { becomes }, milder);
  else losses.push({ what: wanted, becomes, ...milder });
  return becomes;
}
