import type { LabelledServer } from '../../../src/policy/formats/export.ts';
import type { Subject } from '../../../src/policy/recommend.ts';
import { subject } from '../subjects.ts';

/** A tool whose argument decides what it does: listing does no harm, deleting does. */
const manageChat: Subject = {
  ...subject('manage_chat', 'destructive', 'depends-on-argument'),
  definition: { inputSchema: { type: 'object', properties: { action: { type: 'string', enum: ['list', 'delete'] } } } },
  suggestion: {
    because: [],
    values: [
      { argument: 'action', value: 'list', category: 'read', capabilities: [], risk: 'low' },
      { argument: 'action', value: 'delete', category: 'destructive', capabilities: [], risk: 'critical' },
    ],
  },
};

/** A tool with a flag that takes away the way back. */
export const archiveChat: Subject = {
  ...subject('archive_chat', 'write'),
  definition: {
    inputSchema: { type: 'object', properties: { chat: { type: 'string' }, force: { type: 'boolean' } } },
  },
};

/** One tool for each action: allowed, asked about, let through for one value, limited, hidden. */
export const TELEGRAM: LabelledServer = {
  label: 'telegram',
  tools: [
    subject('export_session'),
    subject('invite_user', 'write', 'changes-access'),
    manageChat,
    subject('send_message', 'write'),
    subject('terminate_session', 'destructive'),
  ],
};

/** A second server, for stacks. */
export const WEATHER: LabelledServer = { label: 'weather', tools: [subject('forecast'), subject('station')] };

/** A server of which nothing is let through without a person. */
export const LOCKED: LabelledServer = { label: 'locked', tools: [subject('wipe', 'destructive')] };

/** A tool of the running example. */
export function toolOf(name: string): Subject {
  return TELEGRAM.tools.find((tool) => tool.name === name) as Subject;
}
