import Link from "next/link";
import { type MixGroup, mixOf } from "@/lib/safety/figures";
import { casesHref, type Days } from "./address";
import { MixTable } from "./mix-table";

type Props = {
  /** Intakes by location, and of these those whose target was missed. */
  places: readonly (MixGroup & { missed: number })[];
  versions: readonly MixGroup[];
  days: Days;
};

/** The same counts by location and by version of the rules, and the missed targets by location. */
export function GroupsPart({ places, versions, days }: Props) {
  const missed = places.map((place) => ({ ...place, intakes: place.missed }));
  const late = mixOf(missed.filter(({ intakes }) => intakes > 0));
  const all = late.reduce((sum, { total }) => sum + total, 0);
  return (
    <section className="safety-whole" aria-labelledby="groups">
      <div className="safety-head">
        <h2 id="groups">Missed targets, {all}</h2>
        {all > 0 ? (
          <p>
            <Link href={casesHref(days, { kind: "missed" })} prefetch={false}>
              See all
            </Link>
          </p>
        ) : null}
      </div>
      <p>
        A target is missed when no one was in touch with the patient in time: no call in which staff
        spoke to them, and not closed as seen, advised, booked or sent to the emergency department.
        Claiming or opening an intake is not contact.
      </p>
      {late.length > 0 ? <MixTable of="Location" mixes={late} /> : null}
      <details>
        <summary>All intakes by location</summary>
        <MixTable of="Location" mixes={mixOf(places)} />
      </details>
      <details>
        <summary>All intakes by version of the rules</summary>
        <MixTable of="Version" mixes={mixOf(versions)} />
      </details>
    </section>
  );
}
