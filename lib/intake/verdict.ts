/** Joins the view of the verdict to the intake `i`. */
export const VERDICT = `JOIN "Verdict" v ON v."intakeId" = i."id"`;
