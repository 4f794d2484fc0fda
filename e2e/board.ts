import type { Browser, Page } from "@playwright/test";
import type { Role } from "@/lib/auth/permissions";
import { type Clinic, join } from "./clinic";
import { query } from "./database";
import { type Colleague, type Filed, fileEmergency } from "./staff";

/** A board polls this address when it hears no news. */
export const ASKING = "**/staff/live/state";

/**
 * A new person of the clinic, whose browser hears events but cannot poll unless a test allows it.
 */
export async function arriveAt(clinic: Clinic, browser: Browser, role: Role): Promise<Colleague> {
  const colleague = await join(clinic, browser, role);
  await colleague.context.route(ASKING, (route) => route.abort());
  return colleague;
}

/**
 * Copies an emergency from another clinic's patient into this clinic's tables; gives its reference.
 */
export const sendEmergencyTo = async (clinic: Clinic): Promise<string> =>
  copyTo(clinic, await fileEmergency());

/** Copies an open intake into this clinic's tables; gives its reference. */
export async function copyTo(clinic: Clinic, { id, reference }: Filed): Promise<string> {
  const [row] = await query<{ intake: unknown; entry: unknown }>(
    `SELECT to_jsonb(i) AS "intake", to_jsonb(q) AS "entry"
     FROM "Intake" i JOIN "QueueEntry" q ON q."intakeId" = i."id" WHERE i."id" = $1`,
    [id],
  );
  await query(
    `WITH filed AS (
       INSERT INTO "Intake" SELECT * FROM jsonb_populate_record(NULL::"Intake", $1) RETURNING "id")
     INSERT INTO "QueueEntry" ("intakeId", "level", "levelRank", "receivedAt", "dueAt")
     SELECT "id", q."level", q."levelRank", q."receivedAt", q."dueAt"
     FROM filed, jsonb_populate_record(NULL::"QueueEntry", $2) q`,
    [row?.intake, row?.entry],
    clinic.databaseUrl,
  );
  return reference;
}

/** Deletes all entries from this clinic's queue. */
export async function clearBoard(clinic: Clinic): Promise<void> {
  await query(`DELETE FROM "QueueEntry"`, [], clinic.databaseUrl);
}

/** The bar on top of every staff page while an emergency waits. */
export const banner = (page: Page) =>
  page.getByRole("alert").filter({ hasText: /unacknowledged emergenc/ });
