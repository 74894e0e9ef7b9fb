import { z } from 'zod';
import { CAPABILITIES } from '../catalog/vocabulary.ts';
import { SCALE_NAMES } from './scales.ts';

/*
 * What one set of labels says of the classifier, in counts: shares and scores follow from them (`figures.ts`,
 * `share.ts`), so that no number is stored twice.
 */

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const counts = z.record(z.string(), count);

/** A wrong answer, by the names of the server and the tool. */
const mistakeSchema = z.strictObject({
  server: z.string(),
  tool: z.string(),
  /** What the label says; second answers after ` or `. */
  label: z.string(),
  got: z.string(),
});
export type Mistake = z.infer<typeof mistakeSchema>;

/** How dangerous wrong answers err. */
export const UNSAFE_KINDS = ['change-called-read', 'critical-under-rated'] as const;

const unsafeSchema = z.strictObject({ kind: z.enum(UNSAFE_KINDS), ...mistakeSchema.shape });
export type Unsafe = z.infer<typeof unsafeSchema>;

const agreementSchema = z.strictObject({
  scale: z.enum(SCALE_NAMES),
  tools: count,
  /** Answers that are the label's own. */
  strict: count,
  /** The same, and second answers that the label allows. */
  lenient: count,
  /** The mean of the servers' shares, so that one big server does not decide. */
  strictByServer: share,
  lenientByServer: share,
  /** For each word of the scale as a label, how often each word was the answer, in the scale's order. */
  confusion: z.record(z.string(), z.array(count)),
  /** For each word as a label, how many answers are right when second answers count. */
  lenientByLabel: counts,
});
/** How answers and labels agree on one scale. */
export type Agreement = z.infer<typeof agreementSchema>;

const capabilitySchema = z.strictObject({
  capability: z.enum(CAPABILITIES),
  /** Found, and labelled. */
  hits: count,
  /** Labelled, and not found: `server/tool`. */
  missed: z.array(z.string()),
  /** Found, and neither labelled nor left open by the label: `server/tool`. */
  extra: z.array(z.string()),
});
export type CapabilityCounts = z.infer<typeof capabilitySchema>;

const binSchema = z.strictObject({
  /** The bin holds confidences from here up to 0.05 more. */
  from: share,
  tools: count,
  right: count,
  /** The mean confidence of the bin's verdicts. */
  confidence: share,
});
export type Bin = z.infer<typeof binSchema>;

export const measurementSchema = z.strictObject({
  tools: count,
  servers: count,
  /** The most telling first. */
  agreement: z.array(agreementSchema).min(1),
  /** Tools that are destructive, execute what they are given or move money, and how many were not called milder. */
  critical: z.strictObject({ tools: count, held: count }),
  capabilities: z.array(capabilitySchema).optional(),
  calibration: z.strictObject({
    /** The mean distance between confidence and the share that is right, over all tools. */
    error: share,
    bins: z.array(binSchema),
  }),
  languages: z.array(z.strictObject({ language: z.string(), tools: count, strict: count, lenient: count })),
  /** How many of the tools below have no name here, since their labels are not published. */
  unnamed: z.strictObject({ unsafe: count, wrong: count }).optional(),
  /** Changes called read, and critical tools called milder. */
  unsafe: z.array(unsafeSchema),
  /** Answers on the first scale that the label does not allow. */
  wrong: z.array(mistakeSchema),
});
/** What one set of labels says of the classifier. */
export type Measurement = z.infer<typeof measurementSchema>;
