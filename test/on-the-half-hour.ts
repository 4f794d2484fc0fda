/**
 * SQL: the moment `at`, or the next midnight of the test clinic where half an hour from then on would
 * lie on two days. Hours are those of one day, so a test that adds some must not hang on the time at
 * which it runs.
 */
export const withinADay = (at: string): string => `(SELECT CASE
    WHEN ("from" + interval '29 minutes')::date = "from"::date THEN "from" ELSE "from"::date + 1 END
    AT TIME ZONE 'America/New_York'
  FROM (SELECT (${at}) AT TIME ZONE 'America/New_York' AS "from") local)`;
