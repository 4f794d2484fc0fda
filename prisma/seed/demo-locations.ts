import { sql } from "@/lib/db/client";
import { DEMO_PATIENTS, type DemoPatient } from "./demo-patients";

const DEMO_LOCATIONS = [
  {
    ...{ id: "d1000000-0000-4000-8000-000000000001", code: "main-street", name: "Main Street" },
    ...{ address: "240 Main Street\nNew York, NY 10038", map: "https://maps.example/main-street" },
  },
  {
    ...{ id: "d1000000-0000-4000-8000-000000000002", code: "lakeside", name: "Lakeside" },
    ...{ address: "9 Lakeside Drive\nNew York, NY 10025", map: "https://maps.example/lakeside" },
  },
] as const;
const BRING_EN = "Bring a list of your medicines and any scans of your back. There is an elevator.";
const BRING_ES =
  "Traiga una lista de sus medicinas y los estudios de su espalda que tenga. Hay ascensor.";
const ROOMS = ["Room 1", "Room 2", "Room 3"];

/** Two locations of the clinic, each with three rooms. Skips those that already exist. */
export async function seedDemoLocations(): Promise<void> {
  for (const { id, code, name, address, map } of DEMO_LOCATIONS) {
    await sql(
      "seed_location",
      `WITH added AS (
         INSERT INTO "Location" ("id", "code", "name", "address", "mapAddress", "directionsEn", "directionsEs")
         VALUES ($id, $code, $name, $address, $map, $en, $es) ON CONFLICT DO NOTHING RETURNING "id")
       INSERT INTO "Room" ("id", "locationId", "name")
       SELECT gen_random_uuid(), added."id", room FROM added, unnest($rooms::text[]) room`,
      { id, code, name, address, map, en: BRING_EN, es: BRING_ES, rooms: ROOMS },
    );
  }
}

/** The location whose poster an invented patient used; every third used none. */
export function demoLocationOf(patient: DemoPatient): string | null {
  const place = DEMO_PATIENTS.indexOf(patient);
  return DEMO_LOCATIONS[(place < 0 ? patient.minutesAgo : place) % 3]?.code ?? null;
}
