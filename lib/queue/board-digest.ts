/**
 * SQL: what the board shows of the entry `q`, as text. Every change of an entry raises its version.
 */
const SHOWN = `concat_ws(':', q."intakeId", q."version", q."worseSince", q."alarm", q."burstId",
  (SELECT count(*) FROM "IntakeContact" c WHERE c."intakeId" = q."intakeId"))`;

/**
 * A digest over all entries `q` of a query. It changes when anything that the board shows changes.
 */
export const DIGEST = `md5(coalesce(string_agg(${SHOWN}, ',' ORDER BY q."intakeId"), ''))`;
