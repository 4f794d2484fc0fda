/** SQL: from when until when an appointment takes a clinician and a room, with what lies around the visit. */
const takenFromSql = (row: string): string => `coalesce(${row}."busyFrom", ${row}."startsAt")`;
const takenToSql = (row: string): string => `coalesce(${row}."busyTo", ${row}."endsAt")`;
export const spanSql = (row: string): string =>
  `tstzrange(${takenFromSql(row)}, ${takenToSql(row)})`;

/** SQL: an appointment takes its time now, being booked, arrived, or held and not expired. */
export const takesSql = (row: string): string =>
  `${row}."status" IN ('hold', 'booked', 'arrived') AND coalesce(${row}."holdUntil" > now(), true)`;

/** SQL: the same, but for `$moves`, which is to be moved, and what the patient of `$heldFor` keeps while choosing. */
export const othersSql = (row: string): string =>
  `${takesSql(row)} AND ${row}."id" IS DISTINCT FROM $moves::uuid
    AND NOT coalesce(${row}."intakeId" = $heldFor::uuid AND ${row}."status" = 'hold' AND ${row}."booker" = 'patient', false)`;
