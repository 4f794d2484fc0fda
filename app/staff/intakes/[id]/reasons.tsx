import { SourceLink } from "@/app/staff/source-link";
import { fullText } from "@/app/staff/words/clock";
import { SCREEN_ONLY } from "@/app/staff/words/on-paper";
import { ADDENDUM_WORDS, LEVEL_WORDS, plainWords } from "@/app/staff/words/words";
import { triageUnfinished } from "@/lib/facts/level";
import { RULES_VERSION } from "@/lib/facts/rules-version";
import type { FiledAnswers } from "@/lib/intake/sealed";
import { REVIEW_FLAG_LABELS, REVIEW_FLAGS, type ReviewFlag } from "@/lib/triage/flags";
import { HARM_FLAGS } from "@/lib/triage/harm";
import { reasonsFor } from "@/lib/triage/reasons";
import { ruleById } from "@/lib/triage/rules/all";
import { triage } from "@/lib/triage/triage";
import { type WhatIf, whatWouldChange } from "@/lib/triage/what-if";
import { AskOnCall } from "./ask-on-call";
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
        <li
          key={flag}
          className={intake.paper.whole || !HARM_FLAGS.includes(flag) ? undefined : SCREEN_ONLY}
        >
          {REVIEW_FLAG_LABELS[flag]}
        </li>
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
          <ReasonItem key={fired.id} id={fired.id} paper={intake.paper} fired={fired} />
        ))}
        {former.map((id) => (
          <ReasonItem key={id} id={id} paper={intake.paper} />
        ))}
      </ol>
      {notAsked.length ? (
        <details>
          <summary>Not ruled out, because not answered ({notAsked.length})</summary>
          <ol className="reason-list">
            {notAsked.map((fired) => (
              <ReasonItem key={fired.id} id={fired.id} paper={intake.paper} fired={fired} />
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}

// Two parts of the page ask for it, and it tries thousands of answers.
const known = new WeakMap<FiledAnswers, WhatIf>();

/** What would change the level; null for a reader who may not read the answers. */
export function changeOf({ clinical, filedAs }: IntakePageData): WhatIf | null {
  if (!clinical) return null;
  const verdict = filedAs === "sent" ? triage : triageUnfinished;
  const change = known.get(clinical) ?? whatWouldChange(clinical.symptoms, verdict);
  known.set(clinical, change);
  return change;
}

/** What each rule that fired screens for, and its source. */
function RuleSources({ intake }: { intake: IntakePageData }) {
  return (
    <details>
      <summary>Rules and sources ({intake.firedRules.length})</summary>
      <ul className="rule-sources">
        {intake.firedRules.map((id) => {
          const rule = ruleById(id);
          return (
            <li key={id}>
              <a href={`/staff/rules#${id}`}>{id}</a>
              {rule ? (
                <>
                  {" "}
                  screens for {rule.screensFor}. Source: <SourceLink text={rule.source} />
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
      <p className="quiet">
        Rules version {intake.ruleVersion}
        {intake.ruleVersion === RULES_VERSION ? "" : ", not today’s"}.
      </p>
    </details>
  );
}

/** Why this level: every rule that fired with its answers. */
function Why({ intake }: { intake: IntakePageData }) {
  return (
    <>
      <h2 id="why">Why {LEVEL_WORDS[intake.ownLevel]}</h2>
      {intake.clinical ? (
        <FullReasons intake={intake} />
      ) : (
        <ol className="reason-list">
          {intake.reasons.map((reason) => (
            <ReasonItem
              key={reason.id}
              id={reason.id}
              paper={intake.paper}
              unsure={reason.unsure}
            />
          ))}
        </ol>
      )}
      <Flags intake={intake} />
      {intake.clinical || intake.unreadable ? null : (
        <p className="quiet">Only clinicians can see the answers.</p>
      )}
    </>
  );
}

/** Why this level, and what to ask that would change it. */
export function BriefReasons({ intake }: { intake: IntakePageData }) {
  const change = changeOf(intake);
  return (
    <>
      <section aria-labelledby="why">
        <Why intake={intake} />
      </section>
      {change ? <AskOnCall intake={intake} higher={change.higher} /> : null}
    </>
  );
}

/** The same, with the sources of the rules and all that would change the level. */
export function Reasons({ intake }: { intake: IntakePageData }) {
  const change = changeOf(intake);
  return (
    <>
      <section aria-labelledby="why">
        <Why intake={intake} />
        <div className={`reason-folds ${intake.paper.whole ? "" : SCREEN_ONLY}`}>
          <RuleSources intake={intake} />
          {change ? <WhatWouldChange change={change} /> : null}
        </div>
      </section>
      {change ? <AskOnCall intake={intake} higher={change.higher} /> : null}
    </>
  );
}
