import type { ToolRecord } from '../catalog/record.ts';
import { hiddenIn } from '../catalog/visible.ts';
import type { ToolCheck } from './check.ts';

/** What people call the characters that hide text or turn it round. */
const NAMES: readonly { from: number; to: number; name: string }[] = [
  { from: 0x00, to: 0x1f, name: 'control character' },
  { from: 0x7f, to: 0x9f, name: 'control character' },
  { from: 0xad, to: 0xad, name: 'soft hyphen' },
  { from: 0x200b, to: 0x200b, name: 'zero width space' },
  { from: 0x200c, to: 0x200c, name: 'zero width non-joiner' },
  { from: 0x200d, to: 0x200d, name: 'zero width joiner' },
  { from: 0x200e, to: 0x200f, name: 'direction mark' },
  { from: 0x202a, to: 0x202e, name: 'direction override or embedding' },
  { from: 0x2060, to: 0x2064, name: 'invisible operator' },
  { from: 0x2066, to: 0x2069, name: 'direction isolate' },
  { from: 0xfe00, to: 0xfe0e, name: 'variation selector' },
  { from: 0xfeff, to: 0xfeff, name: 'byte order mark' },
  { from: 0xd800, to: 0xdfff, name: 'half of a surrogate pair' },
  { from: 0xe0000, to: 0xe007f, name: 'tag character' },
  { from: 0xe0100, to: 0xe01ef, name: 'variation selector' },
];

/** Odd, and yet a space or a tab that a reader sees as one: common in honest text. */
const SPACES = /^[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]$/;

/** Joins emoji into one, as in a family or a profession: visible in its effect. */
const JOINED_EMOJI = /(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d(?=\p{Extended_Pictographic})/gu;

function describe(character: string): string {
  const code = character.codePointAt(0) as number;
  const name = NAMES.find(({ from, to }) => code >= from && code <= to)?.name ?? 'invisible character';
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')} ${name}`;
}

/** The texts in a value and the paths to them; keys count as texts. */
function* textsIn(value: unknown, path: PropertyKey[]): Generator<{ path: PropertyKey[]; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const inner = [...path, Array.isArray(value) ? Number(key) : key];
    if (!Array.isArray(value)) yield { path: inner, text: key };
    yield* textsIn(member, inner);
  }
}

function seenBy(record: ToolRecord): { path: PropertyKey[]; text: string }[] {
  return [{ path: ['name'], text: record.name }, ...textsIn(record.definition, ['definition'])];
}

export const textIsVisible: ToolCheck = {
  id: 'text-is-visible',
  severity: 'warning',
  sentence: 'A name or definition holds no character that a reader cannot see and a model can.',
  scope: 'tool',
  find(record) {
    return seenBy(record).flatMap(({ path, text }) => {
      const hidden = hiddenIn(text.replace(JOINED_EMOJI, '')).filter((character) => !SPACES.test(character));
      if (hidden.length === 0) return [];
      const list = hidden.slice(0, 5).map(describe).join(', ');
      return [
        {
          path,
          message: `The text holds what a reader cannot see: ${list}${hidden.length > 5 ? ' and others' : ''}.`,
          remedy:
            'Read it with care: hidden text can carry instructions to a model. The record keeps what the server sent.',
        },
      ];
    });
  },
};
