import { LevelTag } from "@/components/level-tag";
import { REVIEW_FLAG_LABELS, REVIEW_FLAGS } from "@/lib/triage/flags";
import { RULES_VERSION, ruleById } from "@/lib/triage/rules/all";
import { type FiredRule, triage } from "@/lib/triage/triage";
import { fullText } from "../../clock";
import { ADDENDUM_WORDS, LEVEL_WORDS, plainWords } from "../../words";
import { factWords } from "./fact-words";
import type { IntakePageData } from "./load";

function Source({ text }: { text: string }) {
  const url = text.match(/https?:\/\/\S+/)?.[0];
  const name = url ? text.replace(url, "").replace(/[,\s]+$/, "") : text;
  return url ? (
    <a href={url} target="_blank" rel="noreferrer">
      {name} (opens a new tab)
    </a>
  ) : (
    <span>{name}</span>
  );
}

function Reason({ id, fired }: { id: string; fired: FiredRule | undefined }) {
  const rule = ruleById(id);
  return (
    <li className="reason print-whole">
      <p className="reason-words">
        {rule?.staff ?? plainWords(id)}
        {fired?.unsure ? <b className="flag">Not sure</b> : null}
      </p>
      {rule ? (
        <p>
          Screens for {rule.screensFor}.{" "}
          {fired ? <LevelTag level={fired.level} label={LEVEL_WORDS[fired.level]} /> : null}
        </p>
      ) : null}
      {fired ? (
        <p>
          <span className="quiet">Because of</span> {fired.because.map(factWords).join("; ")}
        </p>
      ) : null}
      {rule ? (
        <p className="quiet">
          Rule {id}. Source: <Source text={rule.source} />
        </p>
      ) : null}
    </li>
  );
}

function Flags({ intake }: { intake: IntakePageData }) {
  const flags = REVIEW_FLAGS.filter((flag) => intake.reviewFlags.includes(flag));
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

/** Why this level: every rule that fired, what it screens for, the answers and the source. */
export function Reasons({ intake }: { intake: IntakePageData }) {
  const fired = intake.clinical ? triage(intake.clinical.symptoms).rules : [];
  const changed = intake.ruleVersion !== RULES_VERSION;
  return (
    <section aria-labelledby="why">
      <h2 id="why">Why {LEVEL_WORDS[intake.filedLevel]}</h2>
      <Flags intake={intake} />
      <ol className="reason-list">
        {intake.firedRules.map((id) => (
          <Reason key={id} id={id} fired={fired.find((rule) => rule.id === id)} />
        ))}
      </ol>
      <p className="quiet">
        Rules version {intake.ruleVersion}.
        {changed ? " The rules have changed since; the answers above are read with today's." : ""}
        {intake.clinical ? "" : " The answers are shown to clinicians only."}
      </p>
    </section>
  );
}
