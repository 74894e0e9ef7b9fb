import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../../src/catalog/read.ts';
import { exportServers, exportTool, LabelError } from '../../../src/policy/formats/export.ts';
import type { Format } from '../../../src/policy/formats/format.ts';
import { FORMATS } from '../../../src/policy/formats/index.ts';
import { type LabelLimits, labelProblemIn, limitProblem } from '../../../src/policy/formats/labels.ts';
import { labelOf, labelProblem } from '../../../src/policy/formats/names.ts';
import { placeholderFor, serverTemplate, startingLabel, toolTemplate } from '../../../src/policy/formats/template.ts';
import { recommend, type Subject } from '../../../src/policy/recommend.ts';
import { HOSTILE_SUBJECTS, subject } from '../subjects.ts';

const { catalog } = readCatalog(fileURLToPath(new URL('../../../catalog', import.meta.url)));
const SERVERS = catalog.servers.map(({ id, tools }) => ({ id, tools: tools.map(({ record }) => record) }));
const HOSTILE = { id: 'hostile', tools: HOSTILE_SUBJECTS };

const LABELS = [
  ...['a', 'A', 'github', 'my-server', 'my_server', 'My-Server2', 'a--b', 'a__b', 'a_', 'YOUR-LABEL', 'Y', 'YOUR'],
  ...['external', 'apply', 'mcp_x', 'x_mcp', 'a_mcp_b', 'e5', 'inf', 'null', 'yes', 'x'.repeat(64), 'x'.repeat(65)],
  ...['', ' a', '1a', 'é', 'a b', '*', '</span>', '__proto__'],
];
const PLAIN = LABELS.filter((label) => labelProblem(label) === undefined);

test('there are labels that every format takes, and some that each kind of rule refuses', () => {
  expect(PLAIN.length).toBeGreaterThan(15);
  expect(LABELS.length - PLAIN.length).toBeGreaterThan(8);
});

/** What the exporter writes of a server; undefined where it throws, or refuses more names than with another label. */
function serverText(format: Format, label: string, tools: readonly Subject[], refusedBefore: number) {
  try {
    const { files, refused } = exportServers(format, [{ label, tools }]);
    return refused.length > refusedBefore ? undefined : files[0]?.text;
  } catch {
    return undefined;
  }
}

/** What the exporter writes of a tool; undefined where it throws or refuses. */
function toolText(format: Format, label: string, tool: Subject): string | undefined {
  try {
    const { fragment } = exportTool(format, tool, label);
    return fragment && 'text' in fragment ? fragment.text : undefined;
  } catch {
    return undefined;
  }
}

/** The labels that a page puts into a text. */
const taken = (id: string, limits: LabelLimits): string[] =>
  PLAIN.filter((label) => (labelProblemIn(id, label) ?? limitProblem(limits, label)) === undefined);

describe.each(FORMATS.map((format) => [format.id, format] as const))('%s', (id, format) => {
  test('pages know which labels it takes', () => {
    const writes = (label: string) => {
      try {
        return exportServers(format, [{ label, tools: [] }]) !== undefined;
      } catch (error) {
        if (error instanceof LabelError) return false;
        throw error;
      }
    };
    expect(LABELS.filter((label) => writes(label) !== (labelProblemIn(id, label) === undefined))).toEqual([]);
  });

  test.each([...SERVERS.slice(0, 8), HOSTILE].map(({ id: server, tools }) => [server, tools] as const))(
    'the template of %s with a label is what the exporter writes for it',
    (server, tools) => {
      const { pieces, limits, refused } = serverTemplate(format, server, tools);
      const labels = taken(id, limits);
      expect(labels.length).toBeGreaterThan(5);
      // With another label the exporter may write a name more, which is no problem of the reader's.
      const exact = labels.filter(() => refused.length === 0);
      expect(exact.filter((label) => pieces?.join(label) !== serverText(format, label, tools, 0))).toEqual([]);
      const lost = labels.filter((label) => pieces && serverText(format, label, tools, refused.length) === undefined);
      expect(lost).toEqual([]);
    },
  );

  test('a tool’s template with a label is what the exporter writes for it, and no other label is refused', () => {
    const tools = [...SERVERS.flatMap(({ tools: all }) => all.slice(0, 4)), ...HOSTILE_SUBJECTS.slice(0, 60)];
    const wrong = tools.flatMap((tool) => {
      const { pieces, limits } = toolTemplate(format, recommend(tool), 'one');
      if (pieces === undefined) return [];
      const labels = taken(id, limits);
      const differing = labels.filter((label) => pieces.join(label) !== toolText(format, label, tool));
      const others = PLAIN.filter((label) => pieces.length > 1 && !labels.includes(label));
      const needless = others.filter((label) => toolText(format, label, tool) !== undefined);
      return [...differing, ...needless].map((label) => [tool.name, label]);
    });
    expect(wrong).toEqual([]);
  });

  test('has a label to start with for every server of the catalogue', () => {
    for (const { id: server } of [...SERVERS, { id: 'external' }, { id: 'io.github.Some_One/x' }]) {
      expect(labelProblemIn(id, startingLabel(format, server))).toBeUndefined();
    }
    expect(startingLabel(format, 'github')).toBe(labelOf('github'));
  });
});

test('the placeholder is one that the text does not hold', () => {
  expect(placeholderFor('mcp__a__b')).toBe('YOUR-LABEL');
  expect(placeholderFor('mcp__YOUR-LABEL__b YOUR-LABEL-2')).toBe('YOUR-LABEL-3');
});

test('a tool that is named like the placeholder keeps its name', () => {
  for (const format of FORMATS) {
    const tool = subject('YOUR-LABEL', 'write');
    const { pieces } = toolTemplate(format, recommend(tool), 'one');
    const { fragment } = exportTool(format, tool, 'other');
    if (pieces && fragment && 'text' in fragment) expect(pieces.join('other')).toBe(fragment.text);
  }
});
