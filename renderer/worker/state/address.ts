/** What the page's own address says: /w/{code}#{invite}. */
export interface PageAddress {
  /** What stands before `/w/`, usually nothing. */
  readonly base: string;
  readonly code: string;
  /** Empty when the link was copied without its end. */
  readonly invite: string;
}

export const readAddress = ({ pathname, hash }: Pick<Location, "pathname" | "hash">): PageAddress => {
  const [, base = "", code = ""] = /^(.*)\/w\/([^/]+)\/?$/.exec(pathname) ?? [];
  return { base, code, invite: decodeURIComponent(hash.replace(/^#/, "")) };
};
