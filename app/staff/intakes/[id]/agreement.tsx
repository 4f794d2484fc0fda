import { fullText } from "@/app/staff/words/clock";
import { findConsentText } from "@/lib/intake/consent";
import { Folded } from "./folded";
import type { IntakePageData } from "./load";

type Agreement = NonNullable<IntakePageData["agreement"]>;

function signerWords({ signedName }: Agreement, contact: IntakePageData["contact"]): string {
  if (signedName === null) return "No name was asked for at the time";
  if (contact?.respondent !== "proxy") return `${signedName} (the patient)`;
  const relation = contact.relation ? `, ${contact.relation.replaceAll("_", " ")}` : "";
  return `${signedName} (answered for the patient${relation})`;
}

/** The consent text this patient agreed to, in the language they read it in. */
function AgreedText({ textHash }: Agreement) {
  const kept = findConsentText(textHash);
  if (!kept) return <p>The text of this version is not stored here.</p>;
  return (
    <details>
      <summary>Consent text</summary>
      <ul lang={kept.locale}>
        {kept.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

/** What the patient agreed to, when, and who signed. */
export function AgreementPart({ intake: { agreement, contact } }: { intake: IntakePageData }) {
  return (
    <Folded id="agreement" name="Consent">
      {agreement ? (
        <>
          <dl className="facts">
            <div>
              <dt>Agreed to</dt>
              <dd>Use of the answers, text version {agreement.textVersion}</dd>
            </div>
            <div>
              <dt>When</dt>
              <dd>
                <time dateTime={agreement.agreedAt.toISOString()}>
                  {fullText(agreement.agreedAt)}
                </time>
              </dd>
            </div>
            <div>
              <dt>{agreement.heardBy ? "Agreed aloud by" : "Signed by"}</dt>
              <dd>{signerWords(agreement, contact)}</dd>
            </div>
            {agreement.heardBy ? (
              <div>
                <dt>Heard by</dt>
                <dd>{agreement.heardBy}</dd>
              </div>
            ) : null}
          </dl>
          <AgreedText {...agreement} />
        </>
      ) : (
        <p>None. The form ended before consent was asked for.</p>
      )}
    </Folded>
  );
}
