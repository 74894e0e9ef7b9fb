/* What an id is, apart from how one is made: a browser has to tell too. */

/** The most characters of an id, or of a tool's part of an address. */
export const LONGEST = 80;

/** Extensions of files that the site writes: a folder of that name would stand in a file's place. */
export const FILE_EXTENSION = /\.(json|ndjson|html|md|xml|svg|png|txt|css|js|csv)$/i;

/** Names that Windows keeps for devices, whatever follows a full stop, and ends that it drops. */
export const UNPORTABLE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|\.$/i;

/** What a server's id may be: the name of its file without `.yaml`. */
export function isServerId(text: string): boolean {
  return (
    /^[a-z0-9][a-z0-9._-]*$/.test(text) &&
    text.length <= LONGEST &&
    !FILE_EXTENSION.test(text) &&
    !UNPORTABLE.test(text)
  );
}
