/** Why something could not be crawled, in words for the person who asked for it. */
export class CrawlFault extends Error {
  /** What to do about it. */
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.name = 'CrawlFault';
    this.remedy = remedy;
  }
}

/** Thrown where the person who asked for the crawl stopped it. */
export class Interrupted extends Error {}

/** The message of anything that can be thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
