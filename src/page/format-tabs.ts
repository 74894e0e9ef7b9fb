import type { ServerEntry } from '../catalog/catalog.ts';
import type { Refusal } from '../policy/formats/export.ts';
import type { Format } from '../policy/formats/format.ts';
import { FORMATS } from '../policy/formats/index.ts';
import type { LabelLimits } from '../policy/formats/labels.ts';
import { labelOf } from '../policy/formats/names.ts';
import { type Pieces, type ServerTemplate, serverTemplate, toolTemplate } from '../policy/formats/template.ts';
import { recommend } from '../policy/recommend.ts';
import type { PageIndex, Place } from './catalog-index.ts';
import {
  exportLoss,
  fragmentSentence,
  placeOf,
  refusal,
  removal,
  SHORTER_LABEL,
  toolLoss,
  wholeSentence,
} from './format-words.ts';
import { type Phrase, paragraph } from './phrase.ts';
import { hrefTo, paths } from './site.ts';

/** What a tab shows of a format whatever it is written of. */
export interface FormatTab {
  id: string;
  title: string;
  /** The file's name, for the download. */
  file: string;
  /** Where it goes: for whom, and the path or words. */
  places: { who: string; path: Phrase }[];
  /** The format's own page. */
  href: string;
  /** What to do with the text. */
  sentence?: Phrase | undefined;
  /** A policy in it. Absent where it is loaded when the reader asks for it. */
  policy?: FormatPolicy;
}

/** A policy in a format. */
export interface FormatPolicy {
  /** The text, with the label between each two pieces. Absent where there is none. */
  pieces?: Pieces | undefined;
  /** The label to start with. */
  label: string;
  limits: LabelLimits;
  /** Present where the text is an entry of a list and not a file. */
  isEntry?: boolean;
  remarks: Remark[];
}

/** What a format cannot say, and what becomes of it. */
export interface Remark {
  words: Phrase;
  /** True where that is milder than recommended, or may be. */
  milder: boolean;
}

/** Every format on a page about a server or one of its tools. */
export interface FormatTabs {
  /** The server's id, under which the reader's label is remembered. */
  server: string;
  /** The label to start with. */
  label: string;
  tabs: FormatTab[];
}

function tabOf({ site }: PageIndex, { id, title, file }: Format): FormatTab {
  return {
    id,
    title,
    file: file.name,
    places: file.places.map(({ who, path }) => ({ who, path: placeOf(path) })),
    href: hrefTo(site, paths.format(id)),
  };
}

/** Where only the label makes the name too long, that is said too. */
function refusalOf(format: Format, refused: Refusal): Remark {
  const said = refusal(format, refused);
  const words = format.nameProblem(refused.tool, 'a') === undefined ? paragraph([said, SHORTER_LABEL]) : said;
  return { words, milder: refused.becomes === 'allow' };
}

/** The piece for a tool in every format. */
export function toolTabs(index: PageIndex, { server, tool }: Place): FormatTabs {
  const recommendation = recommend(tool.record);
  const tabs = FORMATS.map((format): FormatTab => {
    const { fragment, pieces, label, limits, lossy, refused } = toolTemplate(format, recommendation, server.id);
    return {
      ...tabOf(index, format),
      sentence: fragment && fragmentSentence(format, fragment),
      policy: {
        pieces,
        label,
        limits,
        isEntry: fragment?.kind === 'add' || fragment?.kind === 'leave-out',
        remarks: [
          ...lossy.map((loss) => ({ words: toolLoss(format, loss), milder: loss.milder === true })),
          ...(refused ? [refusalOf(format, refused)] : []),
        ],
      },
    };
  });
  return { server: server.id, label: labelOf(server.id), tabs };
}

/** How many formats a page shows in full before the reader asks for others. */
export const SHOWN_IN_FULL = 3;

/** What a format cannot say of a server, and what becomes of it. */
export function remarksOn(format: Format, { remove, lossy, refused, label }: ServerTemplate): Remark[] {
  return [
    ...(remove ? [{ words: removal(format, label), milder: true }] : []),
    ...lossy.map((loss) => ({ words: exportLoss(format, loss), milder: loss.milder === true })),
    ...refused.map((one) => refusalOf(format, one)),
  ];
}

function serverPolicyIn(format: Format, { id, tools }: ServerEntry): FormatPolicy {
  const records = tools.map(({ record }) => record);
  const template = serverTemplate(format, id, records);
  const { pieces, label, limits } = template;
  return { pieces, label, limits, remarks: remarksOn(format, template) };
}

/** A server's whole policy in the first formats, and the frames of the others. */
export function serverTabs(index: PageIndex, server: ServerEntry): FormatTabs {
  const tabs = FORMATS.map(
    (format, at): FormatTab => ({
      ...tabOf(index, format),
      sentence: wholeSentence(format),
      ...(at < SHOWN_IN_FULL && { policy: serverPolicyIn(format, server) }),
    }),
  );
  return { server: server.id, label: labelOf(server.id), tabs };
}
