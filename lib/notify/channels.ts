import { ACTIVE } from "@/lib/auth/active-staff";
import type { Staff } from "@/lib/auth/staff";
import { placeOf } from "@/lib/crypto/places";
import { unseal } from "@/lib/crypto/seal";
import { Unsealing } from "@/lib/crypto/unsealing";
import { prisma } from "@/lib/db/client";
import { column, statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import type { ChannelKind } from "./schema";

/** Which channels this installation can use. In a demo nothing is sent. */
export function channelsSetUp(): Record<"email" | ChannelKind, boolean> {
  const { SMTP_URL, SMS_URL, VAPID_PUBLIC_KEY, DEMO } = env();
  return {
    email: !DEMO && Boolean(SMTP_URL),
    sms: !DEMO && Boolean(SMS_URL),
    push: !DEMO && Boolean(VAPID_PUBLIC_KEY),
  };
}

/** A way to reach a person; the address of `push` is the JSON of a subscription. */
export type Channel = { id: string; kind: ChannelKind; address: string };

const OF_PEOPLE = statement({
  name: "channels_of",
  text: `SELECT "id", "staffId", "kind", "addressSealed" FROM "StaffChannel"
    WHERE "staffId" = ANY ($people::uuid[]) ORDER BY "staffId", "createdAt", "id"`,
  columns: {
    id: "uuid",
    staffId: "uuid",
    kind: column<ChannelKind>("text"),
    addressSealed: "text",
  },
});

const openAddress = (id: string, sealed: string) =>
  unseal(sealed, placeOf("StaffChannel.addressSealed", id));

/**
 * The same people, each with their channels beside e-mail that this installation can use. One that
 * cannot be opened is left out: the others must not wait for it.
 */
export async function withChannels<Person extends { id: string }>(
  people: Person[],
): Promise<(Person & { channels: Channel[] })[]> {
  const setUp = channelsSetUp();
  const rows = await OF_PEOPLE.run({ people: people.map(({ id }) => id) });
  const open = rows.flatMap(({ id, staffId, kind, addressSealed }) => {
    const open = () => openAddress(id, addressSealed);
    const address = setUp[kind] ? new Unsealing().take("StaffChannel", id, open) : null;
    return address ? [{ staffId, channel: { id, kind, address } }] : [];
  });
  return people.map((person) => ({
    ...person,
    channels: open.filter(({ staffId }) => staffId === person.id).map(({ channel }) => channel),
  }));
}

export type OwnChannel = {
  id: string;
  kind: ChannelKind;
  label: string;
  createdAt: Date;
  /** The number of a phone, as typed; null for a browser. */
  phone: string | null;
};

/** This person's own channels beside e-mail. */
export async function listOwnChannels(staff: Staff<"account:own">): Promise<OwnChannel[]> {
  const rows = await prisma().staffChannel.findMany({
    where: { staffId: staff.id },
    select: { id: true, kind: true, label: true, createdAt: true, addressSealed: true },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ addressSealed, ...row }) => {
    const kind = row.kind as ChannelKind;
    const open = () => openAddress(row.id, addressSealed);
    const phone = kind === "sms" ? new Unsealing().take("StaffChannel", row.id, open) : null;
    return { ...row, kind, phone };
  });
}

/** SQL: the address is not under a key that was given up. */
const OPENS = `NOT EXISTS (SELECT 1 FROM "KeyCheck" k WHERE k."lost"
  AND starts_with(c."addressSealed", 'v2.' || k."keyId" || '.'))`;

const REACH = statement({
  name: "channels_reach",
  text: `SELECT count(*)::int AS "people",
      count(*) FILTER (WHERE EXISTS (SELECT 1 FROM "StaffChannel" c
        WHERE c."staffId" = m."id" AND c."kind" = 'sms' AND ${OPENS}))::int AS "sms",
      count(*) FILTER (WHERE EXISTS (SELECT 1 FROM "StaffChannel" c
        WHERE c."staffId" = m."id" AND c."kind" = 'push' AND ${OPENS}))::int AS "push"
    FROM "StaffMember" m WHERE ${ACTIVE}`,
  columns: { people: "int4", sms: "int4", push: "int4" },
});

/** How many of the people who work here each channel reaches; null: it is not set up. */
export type Reach = {
  people: number;
  email: number | null;
  sms: number | null;
  push: number | null;
  /** No channel reaches anybody: an alarm is seen only on a screen that somebody looks at. */
  nobody: boolean;
};

/** For the service itself, at its start. */
export async function findReach(): Promise<Reach> {
  const setUp = channelsSetUp();
  const [row] = await REACH.run({ demo: env().DEMO });
  const { people = 0, sms = 0, push = 0 } = row ?? {};
  const reach = {
    email: setUp.email ? people : null,
    sms: setUp.sms ? sms : null,
    push: setUp.push ? push : null,
  };
  return { people, ...reach, nobody: !reach.email && !reach.sms && !reach.push };
}

/** Whom an alarm reaches, and how. */
export function getReach(_staff: Staff<"roster:read">): Promise<Reach> {
  return findReach();
}
