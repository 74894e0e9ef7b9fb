/** A picture that stands for a page where it is linked from. */
export interface SharePicture {
  /** The address of a PNG from the site's root, without the base. */
  path: string;
  alt: string;
}

/** What a page's head says. */
export interface Meta {
  /** Without the site's name. */
  title: string;
  /** Plain text, at most 160 characters. */
  description: string;
  /** The page's address from the site's root, without the base. */
  address: string;
  /** The JSON twin's address from the site's root, without the base. */
  twin: string;
  /** The Markdown twin's address, where there is one. */
  markdown?: string | undefined;
  /** The address of the Atom feed of what is on the page, where it has one of its own. */
  feed?: string | undefined;
  /** The picture that stands for the page elsewhere; the site's own where there is none. */
  picture?: SharePicture | undefined;
}
