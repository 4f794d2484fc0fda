const OF_INTAKE = `t."intakeId" = ANY ($intakes::uuid[])`;
const through = (table: string, key: string, own: string) =>
  `t."${own}" IN (SELECT x."${key}" FROM "${table}" x WHERE x."intakeId" = ANY ($intakes::uuid[]))`;

/** What a table holds of a person, and which of it their own copy has; null: it is only for the service to work. */
type Table = { table: string; rows: string; copied: string | null };

const told = (table: string, rows = OF_INTAKE, copied = rows): Table => ({ table, rows, copied });
const inner = (table: string, rows = OF_INTAKE): Table => ({ table, rows, copied: null });

/** Alarms to staff name the phone or browser of a colleague. */
const TO_PATIENT = `${OF_INTAKE} AND t."kind" LIKE 'patient\\_%'`;

/**
 * Every table with rows of an intake, and which rows (of `t`) are those of $intakes. One list for the copy
 * that a person gets and for erasing, so that neither forgets what the other knows. A test compares
 * it with the database.
 */
export const TABLES_OF_PERSON: readonly Table[] = [
  told("Intake", `t."id" = ANY ($intakes::uuid[])`),
  told("IntakeContact"),
  told("Reassessment"),
  told("IntakeAddendum"),
  told("PatientQuestion"),
  told("CheckIn"),
  told("PegScore"),
  told("LanguageChoice"),
  told("Consent"),
  told("ConsentWithdrawal", through("Consent", "id", "consentId")),
  told("IntakeRecorder"),
  told("Review"),
  told("SecondReview", through("Review", "id", "reviewId")),
  told("Escalation"),
  told("CallAttempt"),
  told("Note"),
  told("Handover"),
  told("Closure"),
  told("ClosureRequest"),
  told("Recall"),
  told("WaitlistEntry"),
  told("SlotOffer", through("WaitlistEntry", "id", "entryId")),
  told("Appointment"),
  told("OutboundMessage", OF_INTAKE, TO_PATIENT),
  inner("LegalHold"),
  inner("Mention", through("Note", "id", "noteId")),
  inner("QueueEntry"),
  inner("BlindReview"),
  inner("IntakeSource"),
  inner("PatientLink"),
  inner("Presence"),
  inner("PromisedVisit"),
  inner("PersonMatch", `${OF_INTAKE} OR t."otherId" = ANY ($intakes::uuid[])`),
  inner("Draft", `t."id" = ANY ($intakes::uuid[]) OR t."reassessesId" = ANY ($intakes::uuid[])`),
];
