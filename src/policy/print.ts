/*
 * What a reader cannot see, or what would reorder the text around it. JSON may hold each of them as it is, but a policy
 * is copied and compared by eye.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

function escapeUnits(characters: string): string {
  return Array.from({ length: characters.length }, (_, at) => {
    const unit = characters.charCodeAt(at);
    return `\\u${unit.toString(16).padStart(4, '0')}`;
  }).join('');
}

/**
 * A policy as JSON text with two spaces of indentation and no final line break. Invisible, control and direction
 * characters are written as `\uXXXX`, which is the same JSON and can be seen.
 */
export function printJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  // Between tokens JSON.stringify writes line feeds only; inside strings it has escaped them already.
  return text.replace(UNSEEN, (found) => (found === '\n' ? found : escapeUnits(found)));
}
