/** The address at which staff go on with a draft: it leads to the first open page. */
export function deskPath({ id, locale }: { id: string; locale: string }): string {
  return `/${locale}/desk/${id}`;
}
