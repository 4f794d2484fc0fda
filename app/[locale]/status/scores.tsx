import { ScoreLine } from "@/components/score-line";
import { meanOf } from "@/lib/aftercare/peg";
import type { ScoredAt } from "@/lib/aftercare/queries";
import { dateFormat } from "@/lib/i18n/date-format";
import { LANGUAGES } from "@/lib/i18n/locales";
import { clinicFacts } from "../clinic";
import type { Visit } from "../place";
import { pathBelow } from "./access";

const COLUMNS = ["pain", "enjoyment", "activity"] as const;

function Score({ name, value }: { name: string; value: number }) {
  return (
    <div className="flex min-w-0 flex-wrap gap-x-2">
      <dt className="min-w-0 text-ink-quiet">{name}</dt>
      <dd className="font-bold">{value}</dd>
    </div>
  );
}

/** The scores so far, as a line and in words. */
function ScoresSoFar({ visit: { t, locale }, scores }: { visit: Visit; scores: ScoredAt[] }) {
  const day = (at: Date) =>
    dateFormat(LANGUAGES[locale].format, {
      month: "short",
      day: "numeric",
      timeZone: clinicFacts().timeZone,
    }).format(at);
  const points = scores.map((each) => ({
    key: each.id,
    label: day(each.scoredAt),
    value: meanOf(each),
  }));
  return (
    <div className="mt-4">
      <ScoreLine title={t("scores.chart")} points={points} max={10} />
      <p className="mt-2 text-small text-ink-quiet">{t("scores.how")}</p>
      <ul className="mt-3">
        {scores.map((each) => (
          <li key={each.id} className="border-b border-line py-2">
            <p className="font-bold">{day(each.scoredAt)}</p>
            <dl className="flex flex-wrap gap-x-6 gap-y-1">
              {COLUMNS.map((name) => (
                <Score key={name} name={t(`scores.${name}`)} value={each[name]} />
              ))}
              <Score name={t("scores.mean")} value={meanOf(each)} />
            </dl>
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * Three questions that show whether it gets better. `scores` is null when they must stay hidden.
 */
export function Scores({ visit, scores }: { visit: Visit; scores: ScoredAt[] | null }) {
  const { t } = visit;
  const some = scores !== null && scores.length > 0;
  return (
    <section className="print-whole mt-10">
      <h2 className="text-section">{t("scores.offerTitle")}</h2>
      {some ? (
        <ScoresSoFar visit={visit} scores={scores} />
      ) : (
        <p className="mt-2">{t("scores.offer")}</p>
      )}
      <p className="mt-2 print:hidden">
        <a href={pathBelow(visit, "/questions")} className="inline-block py-2">
          {t(some ? "scores.again" : "scores.link")}
        </a>
      </p>
    </section>
  );
}
