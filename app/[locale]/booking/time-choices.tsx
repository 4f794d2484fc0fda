import { ModeIcon } from "@/app/mode-icon";
import type { BookableTime } from "@/lib/appointment/bookable/queries";
import { timeCode } from "@/lib/appointment/schema";
import type { Locale } from "@/lib/i18n/locales";
import { dateIn, daysLater } from "@/lib/time";
import type { Visit } from "../place";
import { clockText, dayText, zoneText } from "./moments";

/** The name of the field, and the id of its first radio, where an error leads. */
export const TIME_FIELD = "time";

/** Days that a page shows: whole ones, until it has this many times. */
const ENOUGH = 24;

/** The times of one date, by the clock of their place. */
type Day = { date: string; offers: BookableTime[] };

/** Times by date, soonest first. */
export function daysOf(offers: readonly BookableTime[]): Day[] {
  const days = new Map<string, BookableTime[]>();
  for (const offer of offers) {
    const date = dateIn(offer.zone, offer.startsAt);
    const known = days.get(date);
    if (known) known.push(offer);
    else days.set(date, [offer]);
  }
  return [...days].map(([date, of]) => ({ date, offers: of }));
}

/** The days of a page from this date on, and the first date of the next page; null: there is none. */
export function pageOfDays(
  days: readonly Day[],
  from: string,
): { shown: Day[]; next: string | null } {
  const rest = days.filter(({ date }) => date >= from);
  const shown: Day[] = [];
  let count = 0;
  for (const day of rest) {
    if (count >= ENOUGH) return { shown, next: day.date };
    shown.push(day);
    count += day.offers.length;
  }
  return { shown, next: null };
}

/** The first times that differ: with whom is chosen among all times. They come soonest first. */
export function firstTimes(offers: readonly BookableTime[], most: number): BookableTime[] {
  const starts = offers.filter(
    ({ startsAt }, at) => startsAt.getTime() !== offers[at - 1]?.startsAt.getTime(),
  );
  return starts.slice(0, most);
}

/** The zone that all times of a day are in; empty where they differ, and each says its own. */
function zoneOf(locale: Locale, offers: readonly BookableTime[]): string {
  const zones = new Set(offers.map(({ startsAt, zone }) => zoneText(locale, startsAt, zone)));
  return zones.size === 1 ? ([...zones][0] ?? "") : "";
}

/** What a time says beside its clock and the clinician. */
type Says = { zone?: boolean; how?: boolean; place?: boolean };
type TimeProps = { visit: Visit; offer: BookableTime; says: Says; id?: string };

/** With whom, how and where. The place of a call or a video is not where the patient goes. */
function WithWhom({ visit: { t }, offer, says }: TimeProps) {
  const { mode, clinicianName, location } = offer;
  const where = says.place && mode === "in_person" ? location : null;
  return (
    <span className="block text-small text-ink-quiet">
      {says.how ? (
        <>
          <ModeIcon mode={mode} className="mr-1 inline size-5 align-[-0.25em] text-accent" />
          <span className="sr-only">{t(`booking.kinds.${mode}`)}, </span>
        </>
      ) : null}
      {[clinicianName, where].filter(Boolean).join(", ")}
    </span>
  );
}

function Time(props: TimeProps) {
  const { visit, offer, says, id } = props;
  const { startsAt, zone } = offer;
  return (
    <label className="flex min-h-14 cursor-pointer items-center gap-2 rounded-field border-2 border-line-strong px-2 py-1.5 leading-tight hover:border-accent has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:shadow-[0_0_0_3px_var(--color-focus),0_0_0_6px_var(--color-focus-edge)]">
      <input
        type="radio"
        id={id}
        name={TIME_FIELD}
        value={timeCode(offer)}
        className="size-6 shrink-0 accent-accent focus-visible:shadow-none focus-visible:outline-none"
      />
      <span className="min-w-0">
        <span className="block">
          <strong className="whitespace-nowrap">{clockText(visit.locale, startsAt, zone)}</strong>
          {says.zone ? (
            <span className="text-small"> {zoneText(visit.locale, startsAt, zone)}</span>
          ) : null}
        </span>
        <WithWhom {...props} />
      </span>
    </label>
  );
}

type Props = {
  visit: Visit;
  days: readonly Day[];
  now: Date;
  /** Whether each time says how the patient is seen. */
  how?: boolean;
  /** Whether each time says its place. */
  place?: boolean;
};

/** The date, beside it "today" or "tomorrow" and the zone of its times. */
function DayName({ visit, day, now }: Pick<Props, "visit" | "now"> & { day: Day }) {
  const { t, locale } = visit;
  const [first] = day.offers;
  if (!first) return null;
  const today = dateIn(first.zone, now);
  const near = { [today]: "today", [daysLater(today, 1)]: "tomorrow" }[day.date];
  const beside = [near && t(`booking.${near}`), zoneOf(locale, day.offers)];
  return (
    <legend className="flex w-full flex-wrap items-baseline justify-between gap-x-3 pb-1.5 text-lead font-bold">
      {dayText(locale, first.startsAt, first.zone)}{" "}
      <span className="min-w-0 text-small font-normal text-ink-quiet">
        {beside.filter(Boolean).join(", ")}
      </span>
    </legend>
  );
}

/** The times of some days, each a radio: when, with whom, how and where. */
export function TimeChoices({ visit, days, now, how = true, place = true }: Props) {
  return days.map((day, index) => {
    const says = { zone: !zoneOf(visit.locale, day.offers), how, place };
    return (
      <fieldset key={day.date} className="mt-6 min-w-0">
        <DayName visit={visit} day={day} now={now} />
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(10rem,100%),1fr))] gap-2">
          {day.offers.map((offer, at) => (
            <Time
              key={timeCode(offer)}
              visit={visit}
              offer={offer}
              says={says}
              id={index === 0 && at === 0 ? TIME_FIELD : undefined}
            />
          ))}
        </div>
      </fieldset>
    );
  });
}
