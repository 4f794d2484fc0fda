import { OnPaper } from "@/app/staff/words/on-paper";
import { unsureSigns } from "@/lib/triage/pertinent";
import { signName } from "./fact-words";
import type { IntakePageData } from "./load";

/** What the patient was not sure of. It is never read as a no. */
export function NotSure({ intake }: { intake: IntakePageData }) {
  const signsOf = ({ clinical }: Pick<IntakePageData, "clinical">) =>
    clinical ? unsureSigns(clinical.symptoms) : [];
  const unsure = signsOf(intake);
  const words = (signs: typeof unsure) => signs.map(signName).join(", ");
  if (unsure.length === 0) return null;
  return (
    <section aria-labelledby="not-sure" className="print-whole">
      <h2 id="not-sure">Asked, and not sure</h2>
      <p>
        <OnPaper screen={words(unsure)} paper={words(signsOf(intake.paper))} />
      </p>
    </section>
  );
}
