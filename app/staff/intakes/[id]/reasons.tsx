import { fullText } from "@/app/staff/words/clock";
import { ADDENDUM_WORDS, LEVEL_WORDS, plainWords } from "@/app/staff/words/words";
import { RULES_VERSION } from "@/lib/facts/rules-version";
import { REVIEW_FLAG_LABELS, REVIEW_FLAGS, type ReviewFlag } from "@/lib/triage/flags";
import { reasonsFor } from "@/lib/triage/reasons";
import type { IntakePageData } from "./load";
import { ReasonItem } from "./reason-item";
import { WhatWouldChange } from "./what-if";

// After an early stop most questions were not asked, so these flags would say nothing else.
const FROM_SILENCE: readonly ReviewFlag[] = [
  "phone_alert",
  "unsure_red_flag",
  "not_sure_answers",
  "crisis_line",
  "poison_line",
];

function Flags({ intake }: { intake: IntakePageData }) {
  const stopped = intake.filedAs !== "sent";
  const flags = REVIEW_FLAGS.filter(
    (flag) => intake.reviewFlags.includes(flag) && !(stopped && FROM_SILENCE.includes(flag)),
  );
  if (flags.length + intake.addenda.length === 0) return null;
  return (
    <ul className="flags">
      {flags.map((flag) => (
        <li key={flag}>{REVIEW_FLAG_LABELS[flag]}</li>
      ))}
      {intake.addenda.map((addendum) => (
        <li key={addendum.createdAt}>
          {ADDENDUM_WORDS[addendum.kind] ?? plainWords(addendum.kind)}{" "}
          <span className="quiet">{fullText(new Date(addendum.createdAt))}</span>
        </li>
      ))}
    </ul>
  );
}

/** The rules with the answers that fired them, for staff who may read answers. */
function FullReasons({ intake }: { intake: IntakePageData }) {
  if (!intake.clinical) return null;
  const { symptoms } = intake.clinical;
  const { sure, unsure, notAsked, former } = reasonsFor(symptoms, intake.firedRules);
  return (
    <>
      <ol className="reason-list">
        {[...sure, ...unsure].map((fired) => (
          <ReasonItem key={fired.id} id={fired.id} fired={fired} />
        ))}
        {former.map((id) => (
          <ReasonItem key={id} id={id} />
        ))}
      </ol>
      {notAsked.length ? (
        <details>
          <summary>Not ruled out, because not answered ({notAsked.length})</summary>
          <ol className="reason-list">
            {notAsked.map((fired) => (
              <ReasonItem key={fired.id} id={fired.id} fired={fired} />
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}

/** Why this level: every rule that fired, what it screens for, the answers and the source. */
export function Reasons({ intake }: { intake: IntakePageData }) {
  const current = intake.ruleVersion === RULES_VERSION;
  return (
    <section aria-labelledby="why">
      <h2 id="why">Why {LEVEL_WORDS[intake.ownLevel]}</h2>
      {intake.clinical ? (
        <FullReasons intake={intake} />
      ) : (
        <ol className="reason-list">
          {intake.reasons.map((reason) => (
            <ReasonItem key={reason.id} id={reason.id} unsure={reason.unsure} />
          ))}
        </ol>
      )}
      <WhatWouldChange intake={intake} />
      <Flags intake={intake} />
      <p className="quiet">
        Rules version {intake.ruleVersion}.
        {current
          ? ""
          : " The rules have changed since then. The rules that fired are shown in today's wording."}
        {intake.clinical || intake.unreadable ? "" : " Only clinicians can see the answers."}
      </p>
    </section>
  );
}
