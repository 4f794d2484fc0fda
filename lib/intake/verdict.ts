/** Joins the view of the verdict to the intake `i`. */
export const VERDICT = `JOIN "Verdict" v ON v."intakeId" = i."id"`;

/** SQL for the level of the intake `i` by its last review that counts and what was answered since. */
export const EFFECTIVE_LEVEL = `(SELECT e."level" FROM "EffectiveLevel" e WHERE e."intakeId" = i."id")`;
