/** Every sealed column, as `Table.column`. A test compares the list with the database. */
export const SEALED_COLUMNS = [
  "CallAttempt.noteSealed",
  "Closure.noteSealed",
  "ClosureRequest.noteSealed",
  "ClosureRequest.reasonSealed",
  "Consent.signedNameSealed",
  "Draft.answersSealed",
  "Draft.problemSealed",
  "Escalation.reasonSealed",
  "Handover.wordsSealed",
  "Intake.answersSealed",
  "IntakeContact.contactSealed",
  "KeyCheck.checkSealed",
  "LegalHold.reasonSealed",
  "Note.bodySealed",
  "OutboundMessage.bodySealed",
  "OutboundMessage.calendarSealed",
  "OutboundMessage.recipientSealed",
  "PatientQuestion.answerSealed",
  "PatientQuestion.questionSealed",
  "PegScore.scoresSealed",
  "Reassessment.answersSealed",
  "Recall.endReasonSealed",
  "Recall.reasonSealed",
  "Review.reasonSealed",
  "SecondReview.reasonSealed",
  "StaffChannel.addressSealed",
  "StaffFactor.secretSealed",
  "StaffSearch.wordsSealed",
] as const;
export type SealedColumn = (typeof SEALED_COLUMNS)[number];

/** Where a sealed value lives. It is authenticated, so a value moved to another row does not open. */
export type SealedPlace = { column: SealedColumn; rowId: string };

/** A request to close becomes the closure of the same id, with its note as it was sealed. */
const MOVED: Partial<Record<SealedColumn, SealedColumn>> = {
  "ClosureRequest.noteSealed": "Closure.noteSealed",
};

/** The place of a column in the row with this id. */
export function placeOf(column: SealedColumn, rowId: string): SealedPlace {
  return { column: MOVED[column] ?? column, rowId };
}
