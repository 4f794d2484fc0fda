import { CopyButton } from "@/components/staff/copy-button";
import type { IntakePageData } from "./load";
import { recordText, referralSummary } from "./referral";

/** The patient in one paragraph, and everything as plain text, each copied in one press. */
export function ForTheRecord({ intake }: { intake: IntakePageData }) {
  const summary = referralSummary(intake);
  if (!summary) return null;
  return (
    <section aria-labelledby="for-the-record" className="print-whole">
      <h2 id="for-the-record">Summary</h2>
      <p>{summary}</p>
      <p className="row-actions print:hidden">
        <CopyButton text={summary} label="Copy summary" />
        <CopyButton text={recordText(intake)} label="Copy everything" />
      </p>
    </section>
  );
}
