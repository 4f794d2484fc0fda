/**
 * Until when, in minutes, the first and the last step above the screens are told of an emergency that
 * nobody acknowledged. The first is the time in which an emergency must be acknowledged at all.
 */
export const LATEST_STEP = { first: 15, last: 60 } as const;
