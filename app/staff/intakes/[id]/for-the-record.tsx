import { PrintButton } from "@/components/print-button";
import { CopyButton } from "@/components/staff/copy-button";
import { shared } from "@/lib/record/shared-record";
import type { IntakePageData } from "./load";
import { recordText, referralSummary, wholeRecordText } from "./referral";

const PRINT_WHOLE = "Print with answers about safety at home";

type Props = { intake: IntakePageData; queue?: string };

/**
 * The patient in one paragraph, and everything as plain text, each copied in one press. Others may read
 * the record and the paper: what may harm the patient there takes a press of its own. `queue`: the queue
 * that the page was opened from.
 */
export function ForTheRecord({ intake, queue }: Props) {
  const print = new URLSearchParams({ print: "whole", ...(queue ? { queue } : {}) });
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
          The copies and the printed page leave out the answers about danger at home, abuse and
          self-harm, because others may read the record. Where we know the words, a note of it is
          left out and “See Backline before you go on” stands there: read the rest before you hand
          it on.
        </p>
        <p className="row-actions">
          <CopyButton
            text={wholeRecordText(intake)}
            label="Copy with answers about safety at home"
          />
          {intake.paper.whole ? (
            <PrintButton onlyPressed className="staff-button staff-button-quiet">
              {PRINT_WHOLE}
            </PrintButton>
          ) : (
            <a className="staff-button staff-button-quiet" href={`?${print}#print`}>
              {PRINT_WHOLE}
            </a>
          )}
        </p>
      </details>
    </section>
  );
}
