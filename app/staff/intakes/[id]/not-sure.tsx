import { unsureSigns } from "@/lib/triage/pertinent";
import { signName } from "./fact-words";
import type { IntakePageData } from "./load";

/** What the patient was not sure of. It is never read as a no. */
export function NotSure({ intake }: { intake: IntakePageData }) {
  const unsure = intake.clinical ? unsureSigns(intake.clinical.symptoms) : [];
  if (unsure.length === 0) return null;
  return (
    <section aria-labelledby="not-sure" className="print-whole">
      <h2 id="not-sure">Asked, and not sure</h2>
      <p>{unsure.map(signName).join(", ")}</p>
    </section>
  );
}
