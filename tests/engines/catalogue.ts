import { fileURLToPath } from 'node:url';
import { readCatalog } from '../../src/catalog/read.ts';
import type { LabelledServer } from '../../src/policy/formats/export.ts';
import { labelOf } from '../../src/policy/formats/names.ts';
import { HOSTILE_SUBJECTS } from '../policy/subjects.ts';

const { catalog } = readCatalog(fileURLToPath(new URL('../../catalog', import.meta.url)));

/** The whole catalogue, and a server of hostile names. */
export const SERVERS: readonly LabelledServer[] = [
  ...catalog.servers.map(({ id, tools }) => ({ label: labelOf(id), tools: tools.map(({ record }) => record) })),
  { label: 'hostile', tools: HOSTILE_SUBJECTS },
];

/** Where the engines are installed. */
export function engines(): string {
  const folder = process.env.ENGINES;
  if (!folder) throw new Error('Run these tests with npm run test:engines, which installs the engines.');
  return folder;
}
