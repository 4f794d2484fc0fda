/** The header in which proxy.ts hands on which page was asked for, with its query. */
export const ASKED_HEADER = "x-asked-page";
