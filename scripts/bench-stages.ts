import type { ServerEntry } from '../src/catalog/catalog.ts';
import { readServerFile } from '../src/catalog/read.ts';
import type { Check } from '../src/checks/check.ts';
import { CHECKS } from '../src/checks/index.ts';
import { argumentFindings } from '../src/classify/arguments.ts';
import { attackFindings } from '../src/classify/attack.ts';
import { capabilityFindings } from '../src/classify/capabilities.ts';
import { disguiseFindings } from '../src/classify/disguise.ts';
import { dispatch } from '../src/classify/dispatch.ts';
import { fieldOf } from '../src/classify/field.ts';
import { verbOf } from '../src/classify/lexicon/index.ts';
import { outputFindings } from '../src/classify/output.ts';
import { textFindings } from '../src/classify/phrases.ts';
import { RULES } from '../src/classify/rules.ts';
import { readTool, suggest } from '../src/classify/suggest.ts';
import { nameWords } from '../src/classify/words.ts';
import { siteOf } from '../src/layouts/site.ts';
import { normaliseTools } from '../src/manifest/normalise.ts';
import { indexCatalog } from '../src/page/catalog-index.ts';
import { buildServerPage } from '../src/page/server-page.ts';
import { buildToolPage } from '../src/page/tool-page.ts';
import { serverPolicy, toolPolicy } from '../src/policy/compose.ts';
import type { Corpus } from './bench-corpus.ts';

/** Work to be timed over all tools of a corpus. */
export interface Work {
  id: string;
  /** What is done to each tool, in a few words. */
  what: string;
  /** What it needs is made once, outside the time. */
  prepare(corpus: Corpus): () => void;
}

/** A step of the way from a server's list to a page. */
export interface Stage extends Work {
  /** Some of what the stage does, timed alone. */
  parts?: readonly Work[];
  /** Plainer ways to do something like it, for scale. */
  against?: readonly Work[];
}

type Tool = Corpus['tools'][number];

const readingOf = ({ definition, siblings }: Tool) => readTool(definition, siblings);

const each =
  (work: (tool: Tool) => unknown): Work['prepare'] =>
  ({ tools }) =>
  () => {
    for (const tool of tools) work(tool);
  };

/** The parts of the classifier, each on the reading that the first of them makes. */
const CLASSIFIER: readonly Work[] = [
  { id: 'words', what: 'read the words of name, title, description and arguments', prepare: each(readingOf) },
  {
    id: 'arguments',
    what: 'judge the arguments, and the actions that they choose from',
    prepare({ tools }) {
      const read = tools.map(readingOf);
      return () => {
        for (const { inputs, readings } of read) {
          argumentFindings(inputs, readings[0]);
          dispatch(inputs, readings[0], false);
        }
      };
    },
  },
  {
    id: 'capabilities',
    what: 'find capabilities',
    prepare({ tools }) {
      const read = tools.map(readingOf);
      return () => {
        for (const { readings, inputs } of read) capabilityFindings(readings[0], inputs, 'write');
      };
    },
  },
  {
    id: 'phrases',
    what: 'find set phrases, attacks, what the result holds, and disguises of the name',
    prepare({ tools }) {
      const read = tools.map((tool) => ({ tool, ...readingOf(tool) }));
      return () => {
        for (const { tool, name, description, inputs, readings } of read) {
          textFindings(readings[0]);
          outputFindings(tool.definition.outputSchema);
          disguiseFindings(name);
          attackFindings(name, description, inputs);
        }
      };
    },
  },
];

const jsonOf = (values: readonly unknown[]): Work['prepare'] => {
  const texts = values.map((value) => JSON.stringify(value));
  return () => () => {
    for (const text of texts) JSON.parse(text);
  };
};

const parseDefinitions: Work = {
  id: 'json',
  what: 'JSON.parse of the same definitions',
  prepare: (corpus) => jsonOf(corpus.tools.map(({ definition }) => definition))(corpus),
};

function runCheck(check: Check, { catalog, files }: Corpus): void {
  if (check.scope === 'catalog') check.find(catalog);
  for (const [index, entry] of catalog.servers.entries()) {
    if (check.scope === 'server') check.find(entry, files[index]?.text ?? '');
    if (check.scope === 'tool') entry.tools.map(({ record }) => check.find(record, entry));
  }
}

function decide({ tools }: ServerEntry): void {
  const records = tools.map(({ record }) => record);
  for (const record of records) toolPolicy(record);
  serverPolicy(records);
}

/** The pipeline, in its order. */
export const STAGES: readonly Stage[] = [
  {
    id: 'read',
    what: 'read the catalogue’s YAML into records',
    prepare:
      ({ files }) =>
      () => {
        for (const { text, path } of files) readServerFile(text, path);
      },
    against: [
      {
        id: 'json',
        what: 'JSON.parse of the same records',
        prepare: (corpus) =>
          jsonOf(corpus.catalog.servers.map(({ server, tools }) => [server, tools.map(({ record }) => record)]))(
            corpus,
          ),
      },
    ],
  },
  {
    id: 'normalise',
    what: 'check and tidy definitions as a server lists them',
    prepare({ tools }) {
      const raws = tools.map(({ definition }) => definition);
      return () => {
        normaliseTools(raws);
      };
    },
    against: [parseDefinitions],
  },
  {
    id: 'classify',
    what: 'suggest a verdict with its evidence',
    prepare: each(({ definition, siblings }) => suggest(definition, siblings)),
    parts: CLASSIFIER,
    against: [
      {
        id: 'verbs',
        what: 'a look-up of the name’s words among verbs',
        prepare: each(({ definition }) => nameWords(fieldOf('name', definition.name).folded).find(verbOf)),
      },
      parseDefinitions,
    ],
  },
  {
    id: 'check',
    what: 'run every check of the catalogue, which classifies once more',
    prepare: (corpus) => () => {
      for (const check of CHECKS) runCheck(check, corpus);
    },
  },
  {
    id: 'policy',
    what: 'compose the policies of tools and servers',
    prepare:
      ({ catalog }) =>
      () => {
        for (const server of catalog.servers) decide(server);
      },
  },
  {
    id: 'page',
    what: 'build what the pages of tools and servers say, before HTML',
    prepare:
      ({ catalog }) =>
      () => {
        const index = indexCatalog({ catalog, attacks: [], rules: RULES, accuracy: [], site: siteOf({}) });
        for (const server of catalog.servers) {
          buildServerPage(index, server);
          for (const tool of server.tools) buildToolPage(index, server, tool);
        }
      },
  },
];
