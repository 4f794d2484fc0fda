import { CopyButton } from "@/components/staff/copy-button";
import type { IntakePageData } from "./load";
import { recordText, referralSummary, shared, wholeRecordText } from "./referral";

/**
 * The patient in one paragraph, and everything as plain text, each copied in one press. Others may read
 * the record: what may harm the patient there takes a press of its own.
 */
export function ForTheRecord({ intake }: { intake: IntakePageData }) {
  const summary = referralSummary(shared(intake));
  if (!summary) return null;
  return (
    <section aria-labelledby="for-the-record" className="print-whole">
      <h2 id="for-the-record">Summary</h2>
      <p>{summary}</p>
      <p className="row-actions print:hidden">
        <CopyButton text={summary} label="Copy summary" />
        <CopyButton text={recordText(intake)} label="Copy everything" />
      </p>
      <details className="print:hidden">
        <summary>With answers about safety at home</summary>
        <p>
          The copies leave out danger at home, abuse and self-harm, because others may read the
          record.
        </p>
        <CopyButton text={wholeRecordText(intake)} label="Copy with answers about safety at home" />
      </details>
    </section>
  );
}
