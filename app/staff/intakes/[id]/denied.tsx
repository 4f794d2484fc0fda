import { deniedSigns } from "@/lib/triage/pertinent";
import { signName } from "./fact-words";
import type { IntakePageData } from "./load";

/** The red flags and risks that the patient said no to, by body system. */
export function Denied({ intake }: { intake: IntakePageData }) {
  const denied = intake.clinical ? deniedSigns(intake.clinical.symptoms) : [];
  if (denied.length === 0) return null;
  return (
    <section aria-labelledby="denied" className="print-whole">
      <h2 id="denied">Asked, and said no</h2>
      <dl className="facts facts-narrow">
        {denied.map(({ system, signs }) => (
          <div key={system}>
            <dt>{system}</dt>
            <dd>{signs.map(signName).join(", ")}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
