/** Something that is needed could not be used, or something was found. */
export const PROBLEM = 1;
export const WRONG_USAGE = 2;

/** Ends the process with a message on the standard error. */
export function fail(code: typeof PROBLEM | typeof WRONG_USAGE, ...lines: string[]): never {
  console.error(lines.join('\n'));
  process.exit(code);
}
