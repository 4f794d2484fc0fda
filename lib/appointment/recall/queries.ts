import type { Staff } from "@/lib/auth/staff";
import { placeOf } from "@/lib/crypto/places";
import { unseal } from "@/lib/crypto/seal";
import { Unsealing } from "@/lib/crypto/unsealing";
import { prisma } from "@/lib/db/client";

export type Recall = {
  id: string;
  dueAt: Date;
  /** Null: it could not be opened. */
  reason: string | null;
  createdByName: string;
  createdAt: Date;
};

/** The recalls of an intake that are neither booked nor dropped, the next first. */
export async function listRecalls(
  _staff: Staff<"appointment:book">,
  intakeId: string,
): Promise<Recall[]> {
  const rows = await prisma().recall.findMany({
    where: { intakeId, outcome: null },
    include: { createdBy: { select: { name: true } } },
    orderBy: { dueAt: "asc" },
  });
  return rows.map(({ id, dueAt, createdAt, reasonSealed, createdBy }) => ({
    ...{ id, dueAt, createdAt, createdByName: createdBy.name },
    reason: new Unsealing().take("Recall", id, () =>
      unseal(reasonSealed, placeOf("Recall.reasonSealed", id)),
    ),
  }));
}
