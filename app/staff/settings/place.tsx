import Link from "next/link";
import { notFound } from "next/navigation";
import { alsoHolds } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff";
import { type Location, listLocations } from "@/lib/clinic/location/queries";

export type PlaceSearch = Promise<{ place?: string }>;
export type Place = { id: string; name: string; locations: Location[] };

/** The place a settings page is about: a location, or the whole clinic. */
export async function loadPlace(
  staff: Staff<"settings:manage">,
  search: PlaceSearch,
): Promise<Place> {
  const manager = alsoHolds(staff, "location:manage");
  const locations = manager ? await listLocations(manager) : [];
  const { place } = await search;
  if (!place) return { id: "", name: "the whole clinic", locations };
  const found = locations.find(({ id }) => id === place);
  return found ? { id: found.id, name: found.name, locations } : notFound();
}

/** Links to the settings of each place, if the clinic has locations. */
export function PlaceLinks({ path, place }: { path: string; place: Place }) {
  if (place.locations.length === 0) return null;
  const all = [{ id: "", name: "Whole clinic", closedAt: null }, ...place.locations];
  return (
    <nav aria-label="Places" className="weeks">
      {all
        .filter(({ closedAt, id }) => !closedAt || id === place.id)
        .map(({ id, name }) => (
          <Link
            key={id}
            href={id ? `${path}?place=${id}` : path}
            prefetch={false}
            aria-current={id === place.id ? "true" : undefined}
          >
            {name}
          </Link>
        ))}
    </nav>
  );
}
