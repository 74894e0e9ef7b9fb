/** What every crawl of a target is handed. */
export interface CrawlContext {
  signal: AbortSignal;
  /** Where packages are installed. */
  cache: string;
  /** False to remove what was installed once the server was asked: a registry lists more than a disk holds. */
  keepPackages: boolean;
  /** One start of a server, in milliseconds. */
  startTime: number;
  /** False where servers may run with all rights of the person who crawls. */
  isolate: boolean;
  /** Resident bytes of a server's processes. */
  memory: number;
  /** Told what a target is at: installing, first start, second start. */
  progress: (label: string, step: string) => void;
}
