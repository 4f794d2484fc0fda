/** The address of a search result: it holds the id of the search and nothing about the person. */
export function searchHref(id: string, page = 1): string {
  const query = new URLSearchParams({ s: id });
  if (page > 1) query.set("page", String(page));
  return `/staff/search?${query}`;
}
