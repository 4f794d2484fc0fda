/** What the board shows of the entry `q`, as text: whoever changes an entry raises its version. */
const SHOWN = `concat_ws(':', q."intakeId", q."version", q."worseSince",
  (SELECT count(*) FROM "IntakeContact" c WHERE c."intakeId" = q."intakeId"))`;

/** A digest over all entries `q` of a query: another one when anything that the board shows changed. */
export const DIGEST = `md5(coalesce(string_agg(${SHOWN}, ',' ORDER BY q."intakeId"), ''))`;
