import { dateText } from "@/app/staff/words/clock";
import { SCREEN_ONLY } from "@/app/staff/words/on-paper";
import { alsoHolds } from "@/lib/auth/require-staff";
import type { Contact } from "@/lib/contact/contact";
import { nameOf } from "@/lib/contact/open-contact";
import { changedAnswers } from "@/lib/form/changes";
import { translatorIn } from "@/lib/i18n/translator";
import type { RelatedIntake } from "@/lib/person/same/queries";
import { type IntakeRecord, openIntake } from "@/lib/record/queries";
import { ChangesTable } from "./changed-answers";
import type { IntakePageData, StepProps } from "./load";

const NONE = "Not given";
const MESSAGES = { yes: "Yes", no: "No" } as const;

/** The identity that each intake gives, to tell two people apart. */
function identity(before: Contact | null, now: Contact | null) {
  const rows: [string, (contact: Contact) => string | null | undefined][] = [
    ["Name", nameOf],
    ["Date of birth", ({ birthDate }) => birthDate && dateText(birthDate)],
    ["Phone", ({ phoneAsTyped }) => phoneAsTyped],
    ["E-mail", ({ email }) => email],
    ["Safe to text or leave a message", ({ mayLeaveMessage: safe }) => safe && MESSAGES[safe]],
  ];
  return rows.map(([question, read]) => ({
    id: question,
    question,
    before: (before && read(before)) || NONE,
    now: (now && read(now)) || NONE,
  }));
}

async function differences(before: IntakeRecord, now: IntakeRecord) {
  if (!before.clinical || !now.clinical) return null;
  const t = translatorIn("en");
  return changedAnswers(before.clinical.answers, now.clinical.answers, t);
}

type Props = StepProps & { other: RelatedIntake };

/**
 * This intake beside another one that may be the same person's: the identity, and for staff who may
 * read answers the answers that differ. Opening the other record is audited too.
 */
export async function Compared({ intake, staff, other }: Props) {
  const record = await openIntake(staff, alsoHolds(staff, "clinical:read"), other.intakeId);
  const pair: [IntakeRecord, IntakePageData | IntakeRecord] = [record, intake];
  if (record.receivedAt > intake.receivedAt) pair.reverse();
  const [before, now] = pair;
  const changes = await differences(before, now);
  const headings: [string, string] = [before.reference, now.reference];
  return (
    <div id="compared" className="compared">
      <h3>Compared with {other.reference}</h3>
      <ChangesTable rows={identity(before.contact, now.contact)} headings={headings} />
      {changes === null ? null : changes.length === 0 ? (
        <p>All answers are the same.</p>
      ) : (
        <div className={SCREEN_ONLY}>
          <h3>Answers that changed</h3>
          <ChangesTable rows={changes} headings={headings} />
        </div>
      )}
    </div>
  );
}
