import pg from "pg";
import { writeEvent } from "@/lib/audit/commands";
import { addPersonAsSystem } from "@/lib/auth/commands";
import { hashPassword } from "@/lib/auth/password";
import type { Role } from "@/lib/auth/permissions";
import { sql } from "@/lib/db/client";
import { seedDemoAway } from "./demo-away";
import { seedDemoHistory } from "./demo-history";
import { seedDemoIntakes, tellNobody } from "./demo-intakes";
import { seedDemoLocations } from "./demo-locations";
import { seedDemoOpenings } from "./demo-openings";
import { seedDemoRegulars } from "./demo-regulars";
import { seedDemoRoster } from "./demo-roster";
import { seedDemoStates } from "./demo-states";
import { seedDemoVisits } from "./demo-visits";
import { seedDemoWaiting } from "./demo-waiting";

type DemoPerson = { id: string; role: Role; name: string; email: string; password: string };

/** Invented people. Their passwords are printed at every start, so they protect nothing. */
export const DEMO_SIGN_INS: readonly DemoPerson[] = [
  {
    id: "d0000000-0000-4000-8000-000000000001",
    role: "front_desk",
    name: "Rosa Delgado (demo)",
    email: "desk@demo.example",
    password: "demo-desk-backline",
  },
  {
    id: "d0000000-0000-4000-8000-000000000002",
    role: "clinician",
    name: "Dr Amara Okafor (demo)",
    email: "okafor@demo.example",
    password: "demo-clinician-one",
  },
  {
    id: "d0000000-0000-4000-8000-000000000003",
    role: "clinician",
    name: "Dr Ben Hale (demo)",
    email: "hale@demo.example",
    password: "demo-clinician-two",
  },
  {
    id: "d0000000-0000-4000-8000-000000000004",
    role: "admin",
    name: "Sam Lindqvist (demo)",
    email: "admin@demo.example",
    password: "demo-admin-backline",
  },
];

/** Colleagues who fill the calendar; nobody signs in as them. */
const DEMO_COLLEAGUES = [
  ["d0000000-0000-4000-8000-000000000005", "Jo Reyes NP (demo)", "reyes@demo.example"],
  ["d0000000-0000-4000-8000-000000000006", "Mika Tanaka PT (demo)", "tanaka@demo.example"],
  ["d0000000-0000-4000-8000-000000000007", "Dr Lena Vogt (demo)", "vogt@demo.example"],
] as const;

async function seedStaff(): Promise<void> {
  for (const [id, name, email] of DEMO_COLLEAGUES)
    await addPersonAsSystem({ id, name, email, role: "clinician", demo: true }, "none");
  for (const { password, ...person } of DEMO_SIGN_INS)
    await addPersonAsSystem({ ...person, demo: true }, await hashPassword(password));
}

const WITH_SOMEBODY = `SELECT 1 FROM "AuditEvent" WHERE "action" = 'demo.created'
  UNION ALL SELECT 1 FROM "StaffMember" WHERE NOT "demo"
  UNION ALL SELECT 1 FROM "Intake" WHERE NOT "demo"`;

/**
 * Whether the database at `url` is for demonstration: it holds the demo people, or nobody yet. Uses
 * its own connection, because the pool reads the settings, which depend on the answer.
 */
export async function isForDemo(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ demo: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM "StaffMember" WHERE "demo") OR NOT EXISTS (${WITH_SOMEBODY}) AS "demo"`,
    );
    return rows[0]?.demo === true;
  } finally {
    await client.end();
  }
}

async function isFirstRun(): Promise<boolean> {
  return (await sql("demo_first_run", `${WITH_SOMEBODY} LIMIT 1`)).length === 0;
}

/**
 * Creates the demo staff, 40 open and closed intakes over all levels, people who have come for weeks and
 * a calendar of weeks back and ahead, and (`story`) what tests and benches do without: six weeks of
 * intakes with what staff did about them, a leave and a closed day, and a patient in each state. Once:
 * only in a database that holds nobody yet. Interrupted, it goes on at the next start.
 */
export async function seedDemo(
  now: Date,
  say: (sentence: string) => void,
  { story }: { story: boolean },
): Promise<void> {
  if (!(await isFirstRun())) return;
  say("Creating demo data (invented people, first run only)...");
  await seedStaff();
  await seedDemoLocations();
  const clinicians = DEMO_SIGN_INS.filter(({ role }) => role === "clinician").map(({ id }) => id);
  const filed = await seedDemoIntakes(now, clinicians);
  const calendar = [...clinicians, ...DEMO_COLLEAGUES.map(([id]) => id)];
  await seedDemoOpenings(now, calendar);
  if (story) await seedDemoAway(now, calendar.at(-1) ?? "");
  const [desk = "", byDay = "", byNight = ""] = DEMO_SIGN_INS.map(({ id }) => id);
  const regulars = await seedDemoRegulars(now, calendar);
  if (story) await seedDemoHistory(now, calendar);
  await seedDemoVisits(now, { desk, clinicians: calendar, regulars });
  await seedDemoWaiting(now, { desk, clinician: byDay });
  if (story) await seedDemoStates(now, filed, { desk, clinicians });
  await seedDemoRoster(now, { byDay: [desk, byDay], byNight });
  await tellNobody();
  await writeEvent({ action: "demo.created", actor: "system" });
}
