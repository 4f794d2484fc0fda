import { Button } from "@/components/button";
import { helpComesFirst } from "@/lib/appointment/own/queries";
import { clockNow } from "@/lib/clock";
import type { OwnIntake } from "@/lib/intake/queries";
import { logFailed } from "@/lib/log";
import { FormOf } from "../form-of";
import { formAddress, type Visit } from "../place";
import { MINE, statusPath } from "../status/access";
import { EXTRA_LIMIT_MS, withinLimit } from "../time-limit";
import { whyNot } from "./may-book";
import { daysOf, firstTimes, pageOfDays, TimeChoices } from "./time-choices";
import { findTimes, type Times } from "./times";

/** The first times of the first way to be seen; null when none is offered. */
export type FirstTimes = { offers: Times["offers"]; more: boolean } | null;

const MOST = 3;

/**
 * The first times that the patient can choose right on the result. Null when they may not, when none
 * is free, and when they cannot be worked out: the result is shown all the same.
 */
export async function findFirstTimes(visit: Visit, intake: OwnIntake): Promise<FirstTimes> {
  if (visit.kiosk || intake.visitAt) return null;
  try {
    if (whyNot(intake, await withinLimit(helpComesFirst(intake), EXTRA_LIMIT_MS))) return null;
    const all = await withinLimit(findTimes(intake), EXTRA_LIMIT_MS);
    const offers = all[0]?.offers ?? [];
    if (offers.length === 0) return null;
    const first = firstTimes(offers, MOST);
    return { offers: first, more: offers.length > first.length || all.length > 1 };
  } catch (error) {
    logFailed("patient_times_without_data", error);
    return null;
  }
}

type Props = { visit: Visit; intake: OwnIntake; times: NonNullable<FirstTimes> };

/** A few times to choose from, on the result; the promise to call stays below it. */
export function BookingOffer({ visit, intake, times }: Props) {
  const { t, locale } = visit;
  const path = `/${locale}${statusPath(MINE, "/book")}`;
  const { shown } = pageOfDays(daysOf(times.offers), "");
  return (
    <section className="mt-6 rounded-field border-2 border-accent px-5 py-4 print:hidden">
      <h2 className="text-section">{t("booking.offer.title")}</h2>
      {intake.level === "URGENT" ? <p className="mt-2">{t("booking.offer.today")}</p> : null}
      <form method="post" action={formAddress(path)} noValidate>
        <FormOf id={intake.id} />
        <TimeChoices visit={visit} days={shown} now={clockNow()} />
        <Button className="mt-5 w-full sm:w-auto sm:min-w-48">{t("booking.submit")}</Button>
      </form>
      {times.more ? (
        <p className="mt-2">
          <a href={path} className="inline-block py-2">
            {t("booking.offer.all")}
          </a>
        </p>
      ) : null}
    </section>
  );
}
