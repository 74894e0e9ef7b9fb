import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../../src/catalog/read.ts';
import { evaluate } from '../../../src/policy/evaluate.ts';
import { exportServers, exportTool, type LabelledServer } from '../../../src/policy/formats/export.ts';
import { FORMATS } from '../../../src/policy/formats/index.ts';
import { policyJson } from '../../../src/policy/formats/policy-json.ts';
import { type Recommendation, recommend } from '../../../src/policy/recommend.ts';
import { HOSTILE_SUBJECTS } from '../subjects.ts';
import { callsOf } from './calls.ts';
import { ENGINES } from './engines/index.ts';

const root = fileURLToPath(new URL('../../../catalog', import.meta.url));
const { catalog } = readCatalog(root);

/** The whole catalogue under labels that every format can write. */
const SERVERS: LabelledServer[] = catalog.servers.map(({ id, tools }, at) => ({
  label: `${id.replaceAll(/[^A-Za-z0-9]+/g, '-')}-${at}`,
  tools: tools.map(({ record }) => record),
}));
const HOSTILE: LabelledServer = { label: 'hostile', tools: HOSTILE_SUBJECTS };

/** What policy.json decides of a call, by the evaluator. */
function denies(server: LabelledServer) {
  const [file] = exportServers(policyJson, [server]).files;
  const policy = JSON.parse(file?.text ?? 'null') as unknown;
  return (tool: string, args: Record<string, unknown>) =>
    evaluate(policy, { tool, arguments: args }).decision === 'deny';
}

test('every format has an engine, and every engine a format', () => {
  expect(FORMATS.map(({ id }) => id).sort()).toEqual(Object.keys(ENGINES).sort());
});

describe.each(FORMATS.map((format) => [format.id, format] as const))('%s', (id, format) => {
  const engine = ENGINES[id] as (typeof ENGINES)[string];

  test('allows no call of the catalogue that policy.json denies', () => {
    const { files, remove } = exportServers(format, SERVERS);
    const decide = engine(files);
    const milder: string[] = [];
    for (const server of SERVERS.filter(({ label }) => !remove.includes(label))) {
      const denied = denies(server);
      for (const tool of server.tools) {
        for (const args of callsOf(tool)) {
          const outcome = decide({ label: server.label, tool: tool.name, args });
          if (outcome === 'allow' && denied(tool.name, args))
            milder.push(`${server.label}/${tool.name} ${JSON.stringify(args)}`);
        }
      }
    }
    expect(milder).toEqual([]);
  });

  test('allows no hostile name that policy.json denies, and refuses what it cannot write', () => {
    const { files, remove, refused } = exportServers(format, [HOSTILE]);
    if (remove.length > 0) return;
    const decide = engine(files);
    const denied = denies(HOSTILE);
    const names = [...HOSTILE.tools.map(({ name }) => name), 'added_later', 'hostile'];
    const allowed = names.filter((tool) => decide({ label: 'hostile', tool, args: {} }) === 'allow');
    const comparable = allowed.filter((tool) => policyJson.nameProblem(tool, 'hostile') === undefined);
    expect(comparable.filter((tool) => denied(tool, {}))).toEqual([]);
    const refusedNames = new Set(refused.map(({ tool }) => tool));
    expect(allowed.filter((tool) => refusedNames.has(tool))).toEqual([]);
  });

  test('lets through what is recommended without rules or limits, unless its name is refused', () => {
    const { files, refused } = exportServers(format, SERVERS);
    const decide = engine(files);
    const refusedNames = new Set(refused.map(({ label, tool }) => `${label} ${tool}`));
    const open = SERVERS.flatMap(({ label, tools }) =>
      tools
        .filter((tool) => tool.retired === undefined && !refusedNames.has(`${label} ${tool.name}`))
        .filter((tool) => recommend(tool).action === 'allow' && recommend(tool).require.length === 0)
        .map(({ name }) => ({ label, tool: name, args: {} })),
    );
    expect(open.length).toBeGreaterThan(50);
    expect(open.filter((call) => decide(call) !== 'allow')).toEqual([]);
  });

  test('says what it loses, and loses nothing without a word', () => {
    const { lossy } = exportServers(format, SERVERS);
    const said = new Map(lossy.flatMap((loss) => loss.tools.map(({ label, tool }) => [`${label} ${tool}`, loss])));
    for (const { label, tools } of SERVERS) {
      for (const tool of tools.filter(({ name, retired }) => !retired && !format.nameProblem(name, label))) {
        const loss = lossOf(recommend(tool));
        if (loss !== undefined) expect(said.has(`${label} ${tool.name}`), `${label}/${tool.name}`).toBe(loss);
      }
    }

    /** Whether something must be lost; undefined where it depends on rules. */
    function lossOf({ action, letThrough, require }: Recommendation): boolean | undefined {
      if (letThrough || require.length > 0) return undefined;
      return action !== 'allow' && !format.powers[action];
    }
  });

  test('writes the same in any order, and a piece for each tool', () => {
    const [first] = SERVERS as [LabelledServer];
    const turned = { ...first, tools: first.tools.toReversed() };
    expect(exportServers(format, [turned])).toEqual(exportServers(format, [first]));
    for (const { label, tools } of SERVERS) {
      for (const tool of tools) {
        const { fragment, refused } = exportTool(format, tool, label);
        expect(fragment === undefined, tool.name).toBe(refused !== undefined);
      }
    }
  });

  test('of no tools lets nothing through', () => {
    const { files, remove } = exportServers(format, [{ label: 'empty', tools: [] }]);
    if (remove.length > 0) return;
    const expected = format.unlisted === 'allow' ? 'allow' : format.unlisted;
    expect(engine(files)({ label: 'empty', tool: 'anything', args: {} })).toBe(expected);
  });
});
