import { ALL_UNSEEN } from './unseen.ts';

function escapeUnits(characters: string): string {
  return Array.from({ length: characters.length }, (_, at) => {
    const unit = characters.charCodeAt(at);
    return `\\u${unit.toString(16).padStart(4, '0')}`;
  }).join('');
}

/**
 * A policy as JSON text with two spaces of indentation and no final line break. Invisible, control and direction
 * characters are written as `\uXXXX`, which is the same JSON and can be seen: a policy is copied and compared by eye.
 */
export function printJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  // Between tokens JSON.stringify writes line feeds only; inside strings it has escaped them already.
  return text.replace(ALL_UNSEEN, (found) => (found === '\n' ? found : escapeUnits(found)));
}
