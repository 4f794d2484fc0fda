/** The address of what was found: it names the search and says nothing of whom it was for. */
export function searchHref(id: string, page = 1): string {
  const query = new URLSearchParams({ s: id });
  if (page > 1) query.set("page", String(page));
  return `/staff/search?${query}`;
}
