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
}
