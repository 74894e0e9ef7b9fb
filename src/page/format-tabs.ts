import type { ServerEntry } from '../catalog/catalog.ts';
import type { Format } from '../policy/formats/format.ts';
import { FORMATS } from '../policy/formats/index.ts';
import { labelOf } from '../policy/formats/names.ts';
import type { Recommendation } from '../policy/recommend.ts';
import type { Phrase } from './phrase.ts';
import { hrefTo, paths, type Site } from './site.ts';
import { type Remark, serverWritten, toolWritten, type Written } from './written-policy.ts';

/** A policy as a page has it for readers without JavaScript. */
export interface PlainPolicy {
  title: string;
  sentence?: Phrase | undefined;
  /** With the label to start with. Absent where there is nothing to write, or where `file` has it. */
  text?: string | undefined;
  /** The address of a long text, which the page shows in a frame. */
  file?: string | undefined;
  remarks: Remark[];
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
  /** The formats behind policy.json, which the page has anyway, that are there without JavaScript too. */
  plain: PlainPolicy[];
}

/** How many formats are shown without JavaScript, policy.json among them. */
const WITHOUT_SCRIPT = 3;
const PLAIN_FORMATS: readonly Format[] = FORMATS.slice(1, WITHOUT_SCRIPT);

/** In code units: longer texts would make a page heavy for all its readers, so they are shown from a file. */
const LONGEST_PLAIN = 4000;

const textOf = ({ pieces, label }: Written): string | undefined => pieces?.join(label);
const isLong = (text = ''): boolean => text.length > LONGEST_PLAIN;

/** The texts of a server that its page shows from files: their formats, and what they hold. */
export function plainFiles(server: ServerEntry): { format: string; text: string }[] {
  return PLAIN_FORMATS.flatMap((format) => {
    const text = textOf(serverWritten(format, server)) ?? '';
    return isLong(text) ? [{ format: format.id, text }] : [];
  });
}

function plainPolicy({ title }: Format, written: Written, file?: string): PlainPolicy {
  const text = textOf(written);
  const { label, remarks } = written;
  const sentence = written.sentence?.(label);
  return { title, sentence, ...(file !== undefined && isLong(text) ? { file } : { text }), remarks };
}

function tabsOf({ id }: ServerEntry, policies: string, plain: PlainPolicy[]): FormatTabs {
  const tabs = FORMATS.map(({ id: format, title }) => ({ id: format, title }));
  return { server: id, label: labelOf(id), tabs, policies, plain };
}

/** Tabs of every format for a server's whole policy. */
export function serverTabs(site: Site, server: ServerEntry): FormatTabs {
  const plain = PLAIN_FORMATS.map((format) =>
    plainPolicy(format, serverWritten(format, server), hrefTo(site, paths.serverPolicyText(server, format.id))),
  );
  return tabsOf(server, hrefTo(site, paths.serverPolicies(server)), plain);
}

/** Tabs of every format for a tool's piece of a policy, which is at `policies`. */
export function toolTabs(server: ServerEntry, recommendation: Recommendation, policies: string): FormatTabs {
  const plain = PLAIN_FORMATS.map((format) => plainPolicy(format, toolWritten(format, recommendation, server.id)));
  return tabsOf(server, policies, plain);
}
