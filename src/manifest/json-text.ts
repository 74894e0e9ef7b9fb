import type { JsonValue } from './json.ts';

/**
 * A string, or a number that JSON lacks and that Python's `json` writes all the same. A string that nothing ends goes to
 * the end of the text: looking for its end from each of its quotes would take forever.
 */
const STRING_OR_NON_FINITE = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|-?\bInfinity\b|\bNaN\b/g;

/**
 * Parses JSON. Where a text is JSON but for `NaN` and `Infinity`, they become a number that no definition may hold, so
 * that one tool is quarantined for them and not its whole list.
 * @throws {SyntaxError} with the parser's message, if the text is no JSON.
 */
export function parseJson(text: string): JsonValue {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return JSON.parse(plain) as JsonValue;
  } catch (error) {
    if (!/NaN|Infinity/.test(plain)) throw error;
    return JSON.parse(plain.replace(STRING_OR_NON_FINITE, (found) => (found.startsWith('"') ? found : '1e999')));
  }
}
