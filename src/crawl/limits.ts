const MIB = 1024 * 1024;

/** What one server may use of this machine and of our patience. Times are in milliseconds. */
export const LIMITS = {
  /** One start of a server, from its launch to the last page of its tools. `--timeout` changes it. */
  start: 60_000,
  /** How long a server may leave `server/discover` unanswered before it counts as one that never heard of it. */
  probe: 8_000,
  /** How long a server may take to announce that its list has changed after all. */
  settle: 300,
  /** How often a server may announce that, before its last list is taken as it is. */
  relists: 3,
  /** Between the end of a server's input and its end by force. */
  farewell: 1_500,
  /** One HTTP request, its redirects included. */
  request: 30_000,
  /** Installing one npm package. */
  install: 300_000,
  /** Between two looks at what a server's processes use. */
  watch: 250,
  /** Between two looks at what its home holds, which takes longer. */
  watchHome: 2_000,
  /** Bytes that a server may write in one start; of one HTTP body, once decompressed; characters of all pages of a list. */
  output: 64 * MIB,
  /** Bytes of one line of standard output. */
  line: 32 * MIB,
  /** Bytes of a file that is read. */
  file: 64 * MIB,
  /** Resident bytes of all processes of a server. */
  memory: 1536 * MIB,
  processes: 200,
  /** Bytes of one file that an isolated server writes: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/ulimit.html */
  writtenFile: 256 * MIB,
  /** Bytes on disk, and files and folders, of the home of a server. */
  home: 1024 * MIB,
  homeEntries: 100_000,
  pages: 500,
  tools: 20_000,
  redirects: 5,
  /** Pages of a registry, at a hundred servers each. */
  registryPages: 5_000,
} as const;
