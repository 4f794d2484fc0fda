import { calendarFeed } from "@/lib/appointment/notices/calendar-file";
import type { Mode } from "@/lib/appointment/visit-type/schema";
import { ACTIVE } from "@/lib/auth/active-staff";
import type { Staff } from "@/lib/auth/staff";
import { freshSettings, setting } from "@/lib/clinic/settings/current-settings";
import { clockNow } from "@/lib/clock";
import { hashToken } from "@/lib/crypto/token";
import { prisma } from "@/lib/db/client";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { env } from "@/lib/env";

/** Since when this person has a calendar link; null: they have none. */
export async function findFeed(staff: Staff<"account:own">): Promise<Date | null> {
  const feed = await prisma().calendarFeed.findFirst({
    where: { staffId: staff.id, revokedAt: null },
    select: { createdAt: true },
  });
  return feed?.createdAt ?? null;
}

const OWNER = statement({
  name: "feed_owner",
  text: `SELECT m."id" FROM "CalendarFeed" f JOIN "StaffMember" m ON m."id" = f."staffId"
    WHERE f."tokenHash" = $token AND f."revokedAt" IS NULL AND ${ACTIVE}`,
  columns: { id: "uuid" },
});

const VISITS = statement({
  name: "feed_visits",
  text: `SELECT coalesce(a."calendarId", a."id") AS "id", a."sequence", a."startsAt", a."endsAt", v."mode",
      l."name" AS "location"
    FROM "Appointment" a LEFT JOIN "VisitType" v ON v."id" = a."visitTypeId"
    LEFT JOIN "Location" l ON l."id" = a."locationId"
    WHERE a."clinicianId" = $staff::uuid AND a."status" IN ('booked', 'arrived', 'done')
      AND a."startsAt" > now() - interval '30 days' ORDER BY a."startsAt" LIMIT 2000`,
  columns: {
    id: "uuid",
    sequence: "int4",
    startsAt: "timestamptz",
    endsAt: "timestamptz",
    mode: column<Mode | null>("text"),
    location: "text?",
  },
});

const MODE_TITLES: Record<Mode, string> = {
  in_person: "Visit",
  phone: "Visit by phone",
  video: "Visit by video",
};

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const MAIL_ADDRESS = /<([^<>]+)>\s*$/;

type Row = RowOf<typeof VISITS>;

/** A calendar leaves our hands: it says when and where, and nothing of the patient. */
function eventOf({ mode, location, ...visit }: Row, writtenAt: Date) {
  const { MAIL_FROM, APP_URL } = env();
  return {
    ...visit,
    writtenAt,
    title: MODE_TITLES[mode ?? "in_person"],
    place: location ?? "",
    notes: "",
    organizer: {
      name: setting("contact").name,
      email: MAIL_FROM.match(MAIL_ADDRESS)?.[1] ?? MAIL_FROM,
    },
    host: new URL(APP_URL).host,
  };
}

/**
 * The visits of a clinician as a calendar, from 30 days ago on. Anybody with the link can read it, so
 * it holds no name and no clinical word. Null for a link that is unknown or was ended, or whose owner left.
 */
export async function readFeed(token: string): Promise<string | null> {
  if (!TOKEN.test(token)) return null;
  const [owner] = await OWNER.run({ token: hashToken(token), demo: env().DEMO });
  if (!owner) return null;
  await freshSettings();
  const now = clockNow();
  return calendarFeed((await VISITS.run({ staff: owner.id })).map((row) => eventOf(row, now)));
}
