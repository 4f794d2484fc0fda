import { LineIcon } from "@/app/line-icon";
import type { BookableTime } from "@/lib/appointment/bookable/queries";
import type { OwnPlace } from "@/lib/appointment/own/queries";
import type { OwnIntake } from "@/lib/intake/queries";
import { DAY_MS } from "@/lib/time";
import type { Visit } from "../place";
import type { Times } from "./times";

/** The times that are shown, and those at other places that are not. */
export type TimesHere = Times & {
  elsewhere: readonly BookableTime[];
  /** Whether all are shown because the patient asked for them. */
  widened: boolean;
};

/** Asks in an address for the times of every place. */
export const EVERY_PLACE = "all";

type Whose = { places: readonly OwnPlace[] } & Pick<OwnIntake, "level">;

/** The times at the place that the patient came by; null where all must be shown. */
function timesAtOwn({ mode, offers }: Times, { places, level }: Whose): BookableTime[] | null {
  const own = places.find((place) => place.own);
  if (mode !== "in_person" || !own || level === "URGENT") return null;
  const here = offers.filter(({ locationId }) => locationId === own.id);
  const [first, anywhere] = [here[0], offers[0]];
  if (!first || !anywhere) return null;
  const later = first.startsAt.getTime() - anywhere.startsAt.getTime();
  return level === "SOON" && later >= DAY_MS ? null : here;
}

/**
 * Of visits in the clinic first those at the place that the patient came by. All of them when they ask for
 * them, when there is none at their place, when they must be seen today, and when they must be seen soon
 * and another place has a time that is sooner by a day. Pure.
 */
export function timesHere(
  times: Times,
  { every, ...whose }: Whose & { every: boolean },
): TimesHere {
  const here = timesAtOwn(times, whose);
  if (!here || every) return { ...times, elsewhere: [], widened: here !== null };
  const elsewhere = times.offers.filter((offer) => !here.includes(offer));
  return { ...times, offers: here, elsewhere, widened: false };
}

/** Whether these times are at one place, so that it is said once. */
export const atOnePlace = ({ offers }: Pick<Times, "offers">) =>
  new Set(offers.map(({ locationId }) => locationId)).size === 1;

const namesOf = (offers: readonly BookableTime[]) =>
  [...new Set(offers.map(({ location }) => location))].filter(Boolean).join(", ");

type Props = {
  visit: Visit;
  shown: TimesHere;
  places: readonly OwnPlace[];
  /** The address of the page, to show the times of this place, or of every one. */
  path: (every: boolean) => string;
};

/** Where the visits in the clinic are, and the way to the times of other places. */
export function WhereShown({ visit: { t }, shown, places, path }: Props) {
  const [first] = shown.offers;
  if (shown.mode !== "in_person" || !first) return null;
  const own = places.find((place) => place.own);
  const here = atOnePlace(shown) ? places.find(({ id }) => id === first.locationId) : undefined;
  const others = namesOf(shown.elsewhere);
  const sooner = shown.elsewhere.some(({ startsAt }) => startsAt < first.startsAt);
  const narrows = own && !here && shown.widened;
  const link = (every: boolean, words: string) => (
    <a href={path(every)} className="inline-block py-2">
      {words}
    </a>
  );
  if (!here && !narrows) return null;
  return (
    <div className="mt-4 flex gap-2.5">
      <LineIcon name="pin" className="mt-1 size-6 shrink-0 text-accent" />
      <p className="min-w-0">
        {here ? [here.name, here.address?.replaceAll("\n", ", ")].filter(Boolean).join(", ") : null}
        {here && others ? <br /> : null}
        {others
          ? link(true, t(`booking.place.${sooner ? "sooner" : "too"}`, { places: others }))
          : null}
        {narrows && own ? link(false, t("booking.place.only", { place: own.name })) : null}
      </p>
    </div>
  );
}
