import type { ServerEntry } from '../catalog/catalog.ts';
import type { Refusal } from '../policy/formats/export.ts';
import { FORMATS } from '../policy/formats/index.ts';
import type { LabelLimits } from '../policy/formats/labels.ts';
import { labelOf } from '../policy/formats/names.ts';
import { placeholderFor, serverTemplate } from '../policy/formats/template.ts';
import type { Loss } from '../policy/formats/treat.ts';
import type { PageIndex } from './catalog-index.ts';
import { remarksOn } from './format-tabs.ts';
import { plain } from './phrase.ts';
import { paths, urlOf } from './site.ts';

/** A server's whole policy in one format. */
interface FormatText {
  id: string;
  title: string;
  /** The name of the file that the text goes into, and the languages it is in. */
  file: { name: string; language: string };
  /** With the placeholder wherever the label stands. Absent where the server is better removed. */
  text?: string;
  /** The label to start with: that of the file, unless the format cannot write it. */
  label: string;
  /** What the names of the tools ask of a label. */
  limits: LabelLimits;
  /** True where no call is let through, and the format cannot say so. */
  remove: boolean;
  lossy: (Loss & { tools: string[] })[];
  refused: Omit<Refusal, 'label'>[];
  /** The same three in sentences. */
  remarks: { words: string; milder: boolean }[];
}

/** A server's whole policy in every format, with the label left open. */
export interface PoliciesFile {
  url: string;
  server: string;
  label: string;
  /** Stands in the texts for the reader's label. */
  placeholder: string;
  formats: FormatText[];
}

/** The file beside a server's page with its policy in every format. */
export function policiesFile({ site }: PageIndex, server: ServerEntry): PoliciesFile {
  const records = server.tools.map(({ record }) => record);
  const written = FORMATS.map((format) => ({ format, template: serverTemplate(format, server.id, records) }));
  const placeholder = placeholderFor(written.map(({ template }) => template.pieces?.join('\n') ?? '').join('\n'));
  return {
    url: urlOf(site, paths.server(server)),
    server: server.id,
    label: labelOf(server.id),
    placeholder,
    formats: written.map(({ format, template }) => {
      const { pieces, label, limits, remove, lossy, refused } = template;
      return {
        id: format.id,
        title: format.title,
        file: { name: format.file.name, language: format.file.language },
        ...(pieces && { text: pieces.join(placeholder) }),
        label,
        limits,
        remove,
        lossy: lossy.map((loss) => ({ ...loss, tools: loss.tools.map(({ tool }) => tool) })),
        refused: refused.map(({ label: _, ...one }) => one),
        remarks: remarksOn(format, template).map(({ words, milder }) => ({ words: plain(words), milder })),
      };
    }),
  };
}
