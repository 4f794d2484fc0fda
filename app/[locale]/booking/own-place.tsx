import type { BookableTime } from "@/lib/appointment/bookable/queries";
import type { OwnPlace } from "@/lib/appointment/own/queries";
import type { OwnIntake } from "@/lib/intake/queries";
import type { Visit } from "../place";
import { LineIcon } from "./line-icon";
import type { Times } from "./times";

/** The times that are shown, and those at other places that are not. */
export type TimesHere = Times & { elsewhere: readonly BookableTime[] };

/** Asks in an address for the times of every place. */
export const EVERY_PLACE = "all";

/**
 * Of visits in the clinic first those at the place that the patient came by. All of them when they ask for
 * them, when there is none at their place, and when they must be seen today. Pure.
 */
export function timesHere(
  times: Times,
  {
    places,
    level,
    every,
  }: { places: readonly OwnPlace[]; every: boolean } & Pick<OwnIntake, "level">,
): TimesHere {
  const all = { ...times, elsewhere: [] };
  const own = places.find((place) => place.own);
  if (times.mode !== "in_person" || !own || every || level === "URGENT") return all;
  const isHere = ({ locationId }: BookableTime) => locationId === own.id;
  const offers = times.offers.filter(isHere);
  if (offers.length === 0) return all;
  return { ...times, offers, elsewhere: times.offers.filter((offer) => !isHere(offer)) };
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
  const narrows = own && !here && shown.offers.some(({ locationId }) => locationId === own.id);
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
