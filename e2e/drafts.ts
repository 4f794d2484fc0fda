import type { Page } from "@playwright/test";
import { hashToken } from "@/lib/crypto/token";
import { query } from "./database";

/** The token in this browser's cookie; "" when there is none. */
export async function tokenOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.find(({ name }) => name === "backline_intake")?.value ?? "";
}

/** The draft that this browser's cookie opens. */
export async function draftIdOf(page: Page): Promise<string> {
  const token = await tokenOf(page);
  const [row] = await query<{ id: string }>(`SELECT "id" FROM "Draft" WHERE "tokenHash" = $1`, [
    hashToken(token),
  ]);
  if (!row) throw new Error("no draft");
  return row.id;
}

/** Pretends that nobody touched it for an hour, then runs the job of each minute. */
export async function leaveAlone(id: string): Promise<void> {
  await query(
    `UPDATE "Draft" SET "updatedAt" = now() - interval '1 hour',
       "abandonedAt" = "abandonedAt" - interval '2 hours' WHERE "id" = $1`,
    [id],
  );
  await query(`SELECT graphile_worker.add_job('file_abandoned')`);
}
