import type { ServerEntry } from '../catalog/catalog.ts';
import type { Refusal } from '../policy/formats/export.ts';
import type { Format } from '../policy/formats/format.ts';
import { FORMATS } from '../policy/formats/index.ts';
import type { LabelLimits } from '../policy/formats/labels.ts';
import { labelOf } from '../policy/formats/names.ts';
import { placeholderFor } from '../policy/formats/template.ts';
import type { Loss } from '../policy/formats/treat.ts';
import { recommend } from '../policy/recommend.ts';
import type { PageIndex, Place } from './catalog-index.ts';
import { placeOf } from './format-words.ts';
import { plain } from './phrase.ts';
import { paths, type Site, urlOf } from './site.ts';
import { serverWritten, toolWritten, type Written } from './written-policy.ts';

/** A policy in one format: a server's whole, or the piece for a tool. */
interface FormatText {
  id: string;
  title: string;
  /** The name of the file that the text goes into, and the languages it is in. */
  file: { name: string; language: string };
  /** With the placeholder wherever the label stands. Absent where there is nothing to write. */
  text?: string;
  /** True where the text is an entry of a list and no file. */
  entry?: true;
  /** What to do with the text. With the placeholder wherever the label stands. */
  sentence?: string;
  /** Where the file goes: for whom, and a path, or words. */
  places: { who: string; path: string; words?: true }[];
  /** The label to start with: that of the file, unless the format cannot write it. */
  label: string;
  /** What the names of the tools ask of a label. */
  limits: LabelLimits;
  /** True where no call is let through, and the format cannot say so. */
  remove?: boolean;
  lossy: (Loss & { tools?: string[] })[];
  refused: Omit<Refusal, 'label'>[];
  /** The same three in sentences. */
  remarks: { words: string; milder: boolean }[];
  /** The page about the format. */
  page: string;
}

/** A policy in every format, with the label left open. */
export interface PoliciesFile {
  url: string;
  server: string;
  /** Present where it is the piece for one tool. */
  tool?: string;
  label: string;
  /** Stands in the texts for the reader's label. */
  placeholder: string;
  formats: FormatText[];
}

/** Every format, with where its file goes: the same in each of these files. */
const ALL = FORMATS.map((format) => ({
  format,
  places: format.file.places.map(({ who, path }) => {
    const place = placeOf(path);
    return { who, path: plain(place), ...(place[0]?.kind === 'text' && { words: true as const }) };
  }),
}));

interface Filled {
  format: Format;
  places: FormatText['places'];
  written: Written;
}

function textOf(site: Site, { format: { id, title, file }, places, written }: Filled, placeholder: string): FormatText {
  const { pieces, sentence, refused, remarks, ...rest } = written;
  return {
    id,
    title,
    file: { name: file.name, language: file.language },
    ...(pieces && { text: pieces.join(placeholder) }),
    ...(sentence && { sentence: plain(sentence(placeholder)) }),
    ...rest,
    places,
    refused: refused.map(({ label: _, ...one }) => one),
    remarks: remarks.map(({ words, milder }) => ({ words: plain(words), milder })),
    page: urlOf(site, paths.format(id)),
  };
}

/** Everything of a policy but the label. */
const saidOf = ({ pieces = [], sentence }: Written): string =>
  [...pieces, sentence ? plain(sentence('')) : ''].join('\n');

function fileOf(
  site: Site,
  address: string,
  head: Pick<PoliciesFile, 'server' | 'tool'>,
  write: (format: Format) => Written,
): PoliciesFile {
  const all = ALL.map(({ format, places }): Filled => ({ format, places, written: write(format) }));
  const placeholder = placeholderFor(all.map(({ written }) => saidOf(written)).join('\n'));
  return {
    url: urlOf(site, address),
    ...head,
    label: labelOf(head.server),
    placeholder,
    formats: all.map((filled) => textOf(site, filled, placeholder)),
  };
}

/** The file beside a server's page with its policy in every format. */
export function serverPolicies({ site }: PageIndex, server: ServerEntry): PoliciesFile {
  return fileOf(site, paths.server(server), { server: server.id }, (format) => serverWritten(format, server));
}

/** The file beside a tool's page with its piece of a policy in every format. */
export function toolPolicies({ site }: PageIndex, { server, tool }: Pick<Place, 'server' | 'tool'>): PoliciesFile {
  const recommendation = recommend(tool.record);
  const head = { server: server.id, tool: tool.record.name };
  return fileOf(site, paths.tool(server, tool), head, (format) => toolWritten(format, recommendation, server.id));
}
