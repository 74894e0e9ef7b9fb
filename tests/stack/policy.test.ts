import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readCatalog } from '../../src/catalog/read.ts';
import { plain } from '../../src/page/phrase.ts';
import { stackFile } from '../../src/page/stack-file.ts';
import { type LoadedPick, stackCommand, stackPolicy } from '../../src/page/stack-policy.ts';
import { exportServers } from '../../src/policy/formats/export.ts';
import { FORMATS, formatOf } from '../../src/policy/formats/index.ts';
import { startingLabel } from '../../src/policy/formats/template.ts';
import { recommend } from '../../src/policy/recommend.ts';
import { recommendationOf } from '../../src/policy/recommended.ts';
import { indexOf, record, serverEntry } from '../page/catalogue.ts';
import { HOSTILE_SUBJECTS } from '../policy/subjects.ts';

const { catalog } = readCatalog('catalog');
const hostile = serverEntry(
  'hostile',
  HOSTILE_SUBJECTS.map((subject) =>
    record(subject.name, { category: subject.category, capabilities: subject.capabilities }),
  ),
);
const index = indexOf([...catalog.servers, hostile]);

const files = new Map(index.catalog.servers.map((server) => [server.id, JSON.stringify(stackFile(index, server))]));

/** What the page has of a server, after its way as a file. */
function picked(id: string, label?: string): LoadedPick {
  return { id, label, file: JSON.parse(files.get(id) ?? '') };
}

test('of every tool, the page has the recommendation of its record', () => {
  for (const server of index.catalog.servers) {
    const { tools } = picked(server.id).file;
    const current = server.tools.filter((tool) => tool.record.retired === undefined);
    expect(tools.map(recommendationOf)).toEqual(current.map((tool) => recommend(tool.record)));
  }
});

const ALL = index.catalog.servers.map(({ id }) => id);
const STACKS = [...ALL.map((id) => [id]), ALL, ['notion', 'filesystem', 'kubernetes-containers']];

test.each(FORMATS.map((format) => [format.id, format] as const))(
  '%s says what the exporter says of records',
  (_, format) => {
    for (const ids of STACKS) {
      const servers = ids.map((id) => ({
        label: startingLabel(format, id),
        tools: index.catalog.servers.find((one) => one.id === id)?.tools.map((tool) => tool.record) ?? [],
      }));
      const { files } = exportServers(format, servers);
      const { texts } = stackPolicy(
        format,
        ids.map((id) => picked(id)),
      );
      expect(texts.map(({ text }) => text)).toEqual(files.map(({ text }) => text));
    }
  },
);

/** Runs the command that the page shows. */
function run(command: string): { stdout: string; stderr: string } {
  const args = command.replace('npm run --silent policy -- ', '').split(' ');
  return spawnSync('node', ['scripts/policy.ts', ...args], { encoding: 'utf8' });
}

const LABELLED = [picked('filesystem', 'files'), picked('notion'), picked('exa', 'search')];

test.each(['claude-code', 'toolhive-cedar', 'policy-json'])(
  '%s: the command that the page shows prints the same',
  (id) => {
    const format = formatOf(id) ?? FORMATS[0];
    if (!format) throw new Error('There are no formats.');
    const { texts, remarks } = stackPolicy(format, LABELLED);
    const { stdout, stderr } = run(stackCommand(format, LABELLED) ?? '');
    expect(stdout).toBe(texts.map(({ name, text }) => (texts.length > 1 ? `# ${name}\n${text}` : text)).join(''));
    for (const { words } of remarks) expect(stderr).toContain(plain(words));
  },
);

test('a server that stands twice has no command, and two labels', () => {
  const format = formatOf('claude-code') as (typeof FORMATS)[number];
  const twice = [picked('notion', 'work'), picked('notion', 'home')];
  expect(stackCommand(format, twice)).toBeUndefined();
  const [text] = stackPolicy(format, twice).texts;
  expect(text?.text).toContain('mcp__work__');
  expect(text?.text).toContain('mcp__home__');
});

test('a label that a format cannot write gives way, and that is said', () => {
  const goose = formatOf('goose') as (typeof FORMATS)[number];
  const { texts, remarks } = stackPolicy(goose, [picked('notion', 'Work')]);
  expect(texts[0]?.text).not.toContain('Work');
  expect(remarks.map(({ words }) => plain(words)).join()).toContain('cannot take the name Work');
  expect(
    stackPolicy(goose, [picked('notion', 'work')])
      .remarks.map(({ words }) => plain(words))
      .join(),
  ).not.toContain('cannot take');
});

test.each(FORMATS.map((format) => [format.id, format] as const))(
  '%s says when two servers have one label',
  (_, format) => {
    const { texts, remarks } = stackPolicy(format, [picked('notion', 'same'), picked('exa', 'same')]);
    expect(texts).toEqual([]);
    expect(remarks.map(({ words }) => plain(words)).join()).toContain('two servers cannot have the same label');
  },
);
