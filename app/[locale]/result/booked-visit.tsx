import type { OwnIntake } from "@/lib/intake/queries";
import { visitMoment } from "../booking/moments";
import type { Visit } from "../place";
import { MINE, statusPath } from "../status/access";

type Props = {
  visit: Visit;
  intake: Pick<OwnIntake, "level" | "open" | "visitZone">;
  at: Date;
  /** The heading of the page says it already. */
  titled?: boolean;
};

/** The booked visit, in place of a promise to call. An urgent patient is still looked at today. */
export function BookedVisit({ visit: { t, locale, kiosk }, intake, at, titled = false }: Props) {
  const still = intake.level === "URGENT" && intake.open;
  return (
    <section className="mt-6 border-l-8 border-accent bg-accent-soft px-5 py-4">
      {titled ? null : <h2 className="text-section">{t("result.booked.title")}</h2>}
      <p className="text-lead font-bold">
        {visitMoment(locale, { startsAt: at, zone: intake.visitZone })}
      </p>
      <p className="mt-2">{t(`result.booked.${still ? "textUrgent" : "text"}`)}</p>
      {kiosk ? null : (
        <p className="mt-1 print:hidden">
          <a href={`/${locale}${statusPath(MINE, "/visit")}`} className="inline-block py-2">
            {t("booking.visit.see")}
          </a>
        </p>
      )}
    </section>
  );
}
