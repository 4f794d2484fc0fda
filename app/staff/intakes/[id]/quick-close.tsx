import { CLOSE_WORDS } from "@/app/staff/words/words";
import { StaffForm } from "@/components/staff/form";
import { alsoHolds } from "@/lib/auth/require-staff";
import type { CloseOutcome } from "@/lib/queue/schema";
import { close } from "./actions";
import { isPossible } from "./close-step";
import type { IntakePageData, StepProps } from "./load";

/** The outcomes that say all there is to say, the commonest first. */
const PLAIN: readonly CloseOutcome[] = [
  "appointment_booked",
  "could_not_reach",
  "advice_given",
  "seen_in_clinic",
  "seen_elsewhere",
];
const SHOWN = 3;

/** What was promised or begun, would end with the closing, and does not come back by reopening. */
function isUnfinished(intake: IntakePageData): boolean {
  const { lostVisit, nextTryAt, handover, waitsForVisit, questions } = intake;
  const asked = questions.some(({ answeredAt, endedAt }) => !answeredAt && !endedAt);
  return Boolean(lostVisit || nextTryAt || handover || waitsForVisit || asked);
}

/**
 * The outcomes that one press may close an open intake with, at most three. None where a note, a contact
 * or a second person is asked for, where something rings, while the patient said something that nobody
 * has dealt with, and while something is promised or begun: there the form asks.
 */
export function closesAtOnce(intake: IntakePageData): CloseOutcome[] {
  const { level, closesAfterContact, alarm, worseSince, answerSince, unreadable } = intake;
  if (level === "EMERGENCY" || level === "URGENT" || closesAfterContact || alarm) return [];
  if (worseSince || answerSince || unreadable || isUnfinished(intake)) return [];
  return PLAIN.filter((outcome) => isPossible(outcome, intake)).slice(0, SHOWN);
}

/** Closes the open intake in one press; the form below has the other outcomes and a note. */
export function QuickClose({ intake, staff }: StepProps) {
  const mayAct = !intake.claimedById || intake.claimedById === staff.id;
  if (intake.version === null || !mayAct || !alsoHolds(staff, "intake:close")) return null;
  const outcomes = closesAtOnce(intake);
  if (outcomes.length === 0) return null;
  const hidden = {
    intakeId: intake.id,
    version: intake.version,
    seenLevel: intake.level,
    note: "",
  };
  return (
    <div className="quick-close">
      <span>Close:</span>
      {outcomes.map((outcome) => (
        <StaffForm
          key={outcome}
          id={`close-${outcome}`}
          action={close}
          hidden={{ ...hidden, outcome }}
          submit={CLOSE_WORDS[outcome]}
          label={`Close: ${CLOSE_WORDS[outcome]}`}
          tone="quiet"
        />
      ))}
    </div>
  );
}
