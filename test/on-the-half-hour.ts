/**
 * SQL: the moment `at`, or the next half hour after it. Half an hour from then on lies within one day
 * everywhere, and two moments half an hour apart stay half an hour apart, so a test that offers times
 * does not hang on the time at which it runs.
 */
export const onTheHalfHour = (at: string): string =>
  `(SELECT to_timestamp(ceil(extract(epoch FROM (${at})) / 1800) * 1800))`;
