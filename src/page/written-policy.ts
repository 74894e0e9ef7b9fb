import type { ServerEntry } from '../catalog/catalog.ts';
import type { Refusal } from '../policy/formats/export.ts';
import type { Format } from '../policy/formats/format.ts';
import type { LabelLimits } from '../policy/formats/labels.ts';
import {
  type Pieces,
  type ServerTemplate,
  serverTemplate,
  type ToolTemplate,
  toolTemplate,
} from '../policy/formats/template.ts';
import type { Loss } from '../policy/formats/treat.ts';
import type { Recommendation } from '../policy/recommend.ts';
import {
  exportLoss,
  fragmentSentence,
  refusal,
  removal,
  SHORTER_LABEL,
  toolLoss,
  wholeSentence,
} from './format-words.ts';
import { type Phrase, paragraph } from './phrase.ts';

/** What a format cannot say, and what becomes of it. */
export interface Remark {
  words: Phrase;
  /** True where that is milder than recommended, or may be. */
  milder: boolean;
}

/** What is written of a server or a tool in one format. */
export interface Written {
  /** The label to start with. */
  label: string;
  limits: LabelLimits;
  /** The text, parted where the label stands. Absent where there is nothing to write. */
  pieces?: Pieces | undefined;
  /** What to do with it, for a label. */
  sentence?: ((label: string) => Phrase) | undefined;
  /** True where the text is an entry of a list and no file. */
  entry?: true;
  /** True where no call is let through, and the format cannot say so. */
  remove?: boolean;
  lossy: (Loss & { tools?: string[] })[];
  refused: Refusal[];
  remarks: Remark[];
}

/** Where only the label makes the name too long, that is said too. */
function refusalOf(format: Format, refused: Refusal): Remark {
  const said = refusal(format, refused);
  const words = format.nameProblem(refused.tool, 'a') === undefined ? paragraph([said, SHORTER_LABEL]) : said;
  return { words, milder: refused.becomes === 'allow' };
}

/** What a format cannot say of a tool, and what becomes of it. */
function toolRemarks(format: Format, { lossy, refused }: ToolTemplate): Remark[] {
  return [
    ...lossy.map((loss) => ({ words: toolLoss(format, loss), milder: loss.milder === true })),
    ...(refused ? [refusalOf(format, refused)] : []),
  ];
}

/** What a format cannot say of a server, and what becomes of it. */
function serverRemarks(format: Format, { remove, lossy, refused, label }: ServerTemplate): Remark[] {
  return [
    ...(remove ? [{ words: removal(format, label), milder: true }] : []),
    ...lossy.map((loss) => ({ words: exportLoss(format, loss), milder: loss.milder === true })),
    ...refused.map((one) => refusalOf(format, one)),
  ];
}

/** A server's whole policy in a format. */
export function serverWritten(format: Format, { id, tools }: ServerEntry): Written {
  const template = serverTemplate(
    format,
    id,
    tools.map(({ record }) => record),
  );
  return {
    ...template,
    sentence: () => wholeSentence(format),
    lossy: template.lossy.map((loss) => ({ ...loss, tools: loss.tools.map(({ tool }) => tool) })),
    remarks: serverRemarks(format, template),
  };
}

function sentenceOf(format: Format, { fragment, placeholder }: ToolTemplate): Written['sentence'] {
  if (!fragment || placeholder === undefined) return undefined;
  const phrase = fragmentSentence(format, fragment);
  return (label) => phrase.map((span) => ({ ...span, text: span.text.replaceAll(placeholder, () => label) }));
}

/** The piece for a tool in a format. `server` is its server's id. */
export function toolWritten(format: Format, recommendation: Recommendation, server: string): Written {
  const template = toolTemplate(format, recommendation, server);
  const { label, limits, pieces, lossy, refused, fragment } = template;
  return {
    label,
    limits,
    pieces,
    sentence: sentenceOf(format, template),
    ...((fragment?.kind === 'add' || fragment?.kind === 'leave-out') && { entry: true as const }),
    lossy,
    refused: refused ? [refused] : [],
    remarks: toolRemarks(format, template),
  };
}
