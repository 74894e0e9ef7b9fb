import type { ServerEntry } from '../catalog/catalog.ts';
import type { Refusal } from '../policy/formats/export.ts';
import type { Format } from '../policy/formats/format.ts';
import { FORMATS } from '../policy/formats/index.ts';
import { labelOf } from '../policy/formats/names.ts';
import type { ServerTemplate, ToolTemplate } from '../policy/formats/template.ts';
import { exportLoss, refusal, removal, SHORTER_LABEL, toolLoss } from './format-words.ts';
import { type Phrase, paragraph } from './phrase.ts';

/** What a format cannot say, and what becomes of it. */
export interface Remark {
  words: Phrase;
  /** True where that is milder than recommended, or may be. */
  milder: boolean;
}

/** Every format on a page about a server or one of its tools. The policies themselves are in a file beside the page. */
export interface FormatTabs {
  /** The server's id, under which the reader's label is remembered. */
  server: string;
  /** The label to start with. */
  label: string;
  tabs: { id: string; title: string }[];
  /** The file that holds the policies: see `PoliciesFile`. */
  policies: string;
}

/** Tabs of every format. */
export function formatTabs({ id }: ServerEntry, policies: string): FormatTabs {
  return {
    server: id,
    label: labelOf(id),
    tabs: FORMATS.map(({ id: format, title }) => ({ id: format, title })),
    policies,
  };
}

/** Where only the label makes the name too long, that is said too. */
function refusalOf(format: Format, refused: Refusal): Remark {
  const said = refusal(format, refused);
  const words = format.nameProblem(refused.tool, 'a') === undefined ? paragraph([said, SHORTER_LABEL]) : said;
  return { words, milder: refused.becomes === 'allow' };
}

/** What a format cannot say of a tool, and what becomes of it. */
export function toolRemarks(format: Format, { lossy, refused }: ToolTemplate): Remark[] {
  return [
    ...lossy.map((loss) => ({ words: toolLoss(format, loss), milder: loss.milder === true })),
    ...(refused ? [refusalOf(format, refused)] : []),
  ];
}

/** What a format cannot say of a server, and what becomes of it. */
export function serverRemarks(format: Format, { remove, lossy, refused, label }: ServerTemplate): Remark[] {
  return [
    ...(remove ? [{ words: removal(format, label), milder: true }] : []),
    ...lossy.map((loss) => ({ words: exportLoss(format, loss), milder: loss.milder === true })),
    ...refused.map((one) => refusalOf(format, one)),
  ];
}
