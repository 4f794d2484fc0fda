import type { Staff } from "@/lib/auth/staff";
import { prisma } from "@/lib/db/client";
import type { Level } from "@/lib/triage/symptoms";
import type { Mode, VisitLength } from "./schema";

export type VisitType = VisitLength & {
  name: string;
  mode: Mode;
  /** The levels that it is for, and whether their patients can book it themselves. */
  levels: readonly Level[];
  patientsBook: boolean;
};

const visitTypeOf = <Row extends { mode: string; levels: string[] }>(row: Row) => ({
  ...row,
  mode: row.mode as Mode,
  levels: row.levels as Level[],
});

/** The kinds of visit that can be booked, in the order in which they were added. */
export async function listVisitTypes(
  _staff: Staff<"appointment:book"> | Staff<"availability:manage">,
): Promise<VisitType[]> {
  return listBookableTypes();
}

/** The same, without a staff member to ask for it: it holds no personal data. */
export async function listBookableTypes(): Promise<VisitType[]> {
  const rows = await prisma().visitType.findMany({
    where: { closedAt: null },
    omit: { createdAt: true, closedAt: true },
    orderBy: [{ createdAt: "asc" }, { name: "asc" }],
  });
  return rows.map(visitTypeOf);
}

/** The kind of visit with this id that can be booked; null when there is none. */
export async function findVisitType(id: string): Promise<VisitType | null> {
  const row = await prisma().visitType.findUnique({
    where: { id, closedAt: null },
    omit: { createdAt: true, closedAt: true },
  });
  return row && visitTypeOf(row);
}
