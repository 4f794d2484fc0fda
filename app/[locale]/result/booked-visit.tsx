import { moment } from "../moment-text";
import type { Visit } from "../place";

type Props = {
  visit: Visit;
  at: Date;
  /** The heading of the page says it already. */
  titled?: boolean;
};

/** The booked visit, in place of a promise to call. */
export function BookedVisit({ visit: { t, locale }, at, titled = false }: Props) {
  return (
    <section className="mt-6 border-l-8 border-accent bg-accent-soft px-5 py-4">
      {titled ? null : <h2 className="text-section">{t("result.booked.title")}</h2>}
      <p className="text-lead font-bold">{moment(locale, at)}</p>
      <p className="mt-2">{t("result.booked.text")}</p>
    </section>
  );
}
