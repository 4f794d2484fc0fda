import type { Staff } from "@/lib/auth/staff";
import { prisma } from "@/lib/db/client";

export type Location = {
  id: string;
  code: string;
  name: string;
  /** An IANA zone; null: the clinic's. */
  zone: string | null;
  address: string | null;
  mapAddress: string | null;
  directionsEn: string | null;
  directionsEs: string | null;
  createdAt: Date;
  closedAt: Date | null;
  /** Visits in person take a room there. */
  needsRoom: boolean;
  /** The open rooms, by name. */
  rooms: { id: string; name: string }[];
};

/** Every location, open ones first, by name. */
export async function listLocations(_staff: Staff<"location:manage">): Promise<Location[]> {
  return prisma().location.findMany({
    include: {
      rooms: {
        where: { closedAt: null },
        select: { id: true, name: true },
        orderBy: { name: "asc" },
      },
    },
    orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { name: "asc" }],
  });
}

/** The name of the open location with this code, for its patients; null for any other code. */
export async function findLocationName(code: string): Promise<string | null> {
  const row = await prisma().location.findUnique({
    where: { code, closedAt: null },
    select: { name: true },
  });
  return row?.name ?? null;
}
