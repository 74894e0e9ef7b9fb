/** What one tool's definition may hold. Real servers stay far below: the largest of 9,396 has 45 KB, the deepest 24 levels. */
export const DEFINITION_LIMITS = {
  /** UTF-16 code units of the definition's JSON. */
  length: 512 * 1024,
  /** Objects and arrays inside one another. */
  depth: 90,
  /** UTF-16 code units of a name. MCP asks for at most 128. */
  nameLength: 512,
} as const;
