import { sql } from "@/lib/db/client";
import { DEMO_PATIENTS, type DemoPatient } from "./demo-patients";

const DEMO_LOCATIONS = [
  { id: "d1000000-0000-4000-8000-000000000001", code: "main-street", name: "Main Street" },
  { id: "d1000000-0000-4000-8000-000000000002", code: "lakeside", name: "Lakeside" },
] as const;

/** Two locations of the clinic. Skips those that already exist. */
export async function seedDemoLocations(): Promise<void> {
  for (const { id, code, name } of DEMO_LOCATIONS) {
    await sql(
      "seed_location",
      `INSERT INTO "Location" ("id", "code", "name") VALUES ($id, $code, $name) ON CONFLICT DO NOTHING`,
      { id, code, name },
    );
  }
}

/** The location whose poster an invented patient used; every third used none. */
export function demoLocationOf(patient: DemoPatient): string | null {
  return DEMO_LOCATIONS[DEMO_PATIENTS.indexOf(patient) % 3]?.code ?? null;
}
