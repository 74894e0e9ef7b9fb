import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCatalog } from '../../src/catalog/read.ts';
import { exportServers } from '../../src/policy/formats/export.ts';
import { FORMATS } from '../../src/policy/formats/index.ts';
import { formatSeen, LINT_RULES, lint } from '../../src/policy/lint/index.ts';
import { readText } from '../../src/policy/read-text.ts';

const { catalog } = readCatalog(fileURLToPath(new URL('../../catalog', import.meta.url)));
const SERVERS = catalog.servers.map(({ id, tools }, at) => ({
  label: `${id.replaceAll(/[^A-Za-z0-9]+/g, '-')}-${at}`,
  tools: tools.map(({ record }) => record),
}));
const STACK = SERVERS.slice(0, 3);

/** Rules that find what a server is: one of whose tools none is let through has a policy that denies everything. */
const TRUE_OF_SERVERS = ['policy-json-denies-everything'];

test.each(FORMATS.map((format) => [format.id, format] as const))(
  '%s: nothing is found in what is exported',
  (id, format) => {
    const stacks = [...SERVERS.map((server) => [server]), STACK];
    for (const servers of stacks) {
      for (const { text } of exportServers(format, servers).files) {
        const found = lint(id, format.file.language, text).filter(({ rule }) => !TRUE_OF_SERVERS.includes(rule));
        expect(found, servers.map(({ label }) => label).join()).toEqual([]);
      }
    }
  },
);

const LINTED = FORMATS.filter(({ id }) => LINT_RULES.some(({ format }) => format === id));

test.each(LINTED.map((format) => [format.id, format] as const))('%s is known by the look of its file', (id, format) => {
  const { files } = exportServers(format, SERVERS.slice(0, 1));
  const text = files[0]?.text ?? '';
  const read = readText(format.file.language, text);
  const among = LINTED.filter(({ file }) => file.language === format.file.language);
  expect(
    'value' in read &&
      formatSeen(
        read.value,
        among.map((one) => one.id),
      ),
  ).toBe(id);
});
