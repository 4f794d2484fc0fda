/** SQL: what an appointment takes of a clinician and a room, with what lies before and after the visit. */
export const spanSql = (row: string): string =>
  `tstzrange(coalesce(${row}."busyFrom", ${row}."startsAt"), coalesce(${row}."busyTo", ${row}."endsAt"))`;

/** SQL: an appointment takes its time now, being booked, arrived, or held and not expired. */
export const takesSql = (row: string): string =>
  `${row}."status" IN ('hold', 'booked', 'arrived') AND coalesce(${row}."holdUntil" > now(), true)`;
