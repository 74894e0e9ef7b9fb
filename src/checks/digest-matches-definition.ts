import { toolDefinition } from '../catalog/merge.ts';
import type { ToolRecord } from '../catalog/record.ts';
import { digestOf } from '../manifest/digest.ts';
import type { ToolCheck } from './check.ts';

function remedyFor(byHand: boolean, digest: string): string {
  return byHand
    ? `If the definition is as its page has it, write digest: ${digest}`
    : `Definitions are not edited: restore this one, or crawl the server again. (As it stands, its digest is ${digest}.)`;
}

function actualDigest(record: ToolRecord): string {
  return digestOf(toolDefinition(record));
}

export const digestMatchesDefinition: ToolCheck = {
  id: 'digest-matches-definition',
  severity: 'error',
  sentence: 'A definition’s digest is that of the definition, so that no edit of a quoted text goes unseen.',
  scope: 'tool',
  find(record, { server }) {
    const digest = actualDigest(record);
    if (digest === record.definition.digest) return [];
    return [
      {
        path: ['definition', 'digest'],
        message: 'The digest is not that of the definition: one of the two was changed.',
        remedy: remedyFor(server.source.kind === 'page', digest),
      },
    ];
  },
};
