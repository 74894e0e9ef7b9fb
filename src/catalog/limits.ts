/** What a catalogue's file may hold, so that no file can stop or slow its reader. Real servers stay far below. */
export const LIMITS = {
  /** Bytes of one server's file. */
  fileBytes: 16 * 1024 * 1024,
  /** Characters of one document: the server's record or one tool's. */
  documentLength: 2 * 1024 * 1024,
  /** Lines of one document. */
  documentLines: 50_000,
  /** Documents of one file: the server's record and its tools'. */
  documents: 10_000,
  /** Mappings and lists inside one another, in one document. The deepest of 9,396 real definitions has 24. */
  depth: 100,
  /** Spaces before a line: `depth` levels of two spaces each. */
  indentation: 400,
} as const;
