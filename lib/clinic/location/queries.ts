import type { Staff } from "@/lib/auth/staff";
import { prisma, sql } from "@/lib/db/client";

export type Location = {
  id: string;
  code: string;
  name: string;
  createdAt: Date;
  closedAt: Date | null;
};

/** Every location, open ones first, by name. */
export async function listLocations(_staff: Staff<"location:manage">): Promise<Location[]> {
  return prisma().location.findMany({
    orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { name: "asc" }],
  });
}

/** The name of the open location with this code, for its patients; null for any other code. */
export async function findLocationName(code: string): Promise<string | null> {
  const [row] = await sql<{ name: string }>(
    "location_find",
    `SELECT "name" FROM "Location" WHERE "code" = $1 AND "closedAt" IS NULL`,
    [code],
  );
  return row?.name ?? null;
}
