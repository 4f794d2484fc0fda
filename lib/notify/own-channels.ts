import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { readPhone } from "@/lib/contact/phone";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import { FieldProblem, Rejection } from "@/lib/errors";
import { channelKeys } from "./channel-key";
import { channelsSetUp, withChannels } from "./channels";
import type { PhoneInput, RemoveChannelInput, SubscribeInput } from "./schema";
import { staffMessages } from "./staff-messages";

// A phone replaces the one before it; a browser that subscribes again replaces its row.
const ADD = statement({
  name: "channel_add",
  text: `WITH replaced AS (
      DELETE FROM "StaffChannel" WHERE "staffId" = $staff::uuid
        AND (("kind" = 'sms' AND $kind::text = 'sms') OR "addressKey" = ANY ($keys::text[])) RETURNING "id"),
    added AS (
      INSERT INTO "StaffChannel" ("id", "staffId", "kind", "addressSealed", "addressKey", "label")
      SELECT $id::uuid, $staff, $kind, $sealed::text, $key::text, $label::text
      FROM (SELECT count(*) FROM replaced) first
      ON CONFLICT DO NOTHING RETURNING "id", "kind"),
    audited AS (${trail({
      action: "channel.added",
      staff: "$staff",
      detail: { channelId: '"id"', kind: '"kind"' },
      from: "added",
    })})
    SELECT "id" FROM added`,
  columns: { id: "uuid" },
});

async function addChannel(
  staff: Staff<"account:own">,
  given: { kind: "sms" | "push"; address: string; label: string },
): Promise<void> {
  const { kind, address, label } = given;
  const id = randomUUID();
  const sealed = seal(address, placeOf("StaffChannel.addressSealed", id));
  const keys = channelKeys(kind, address);
  const key = keys[0] ?? null;
  const rows = await ADD.run({ id, staff: staff.id, kind, sealed, keys, key, label });
  // Another tab did the same at this moment.
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}

/** Sets this person's mobile number for text messages of alarms. A number that cannot be one is a field error. */
export async function savePhone(
  staff: Staff<"account:own">,
  { phone }: PhoneInput,
): Promise<undefined | FieldProblem> {
  const number = readPhone(phone);
  if (!number)
    return new FieldProblem("phone", "Enter a full mobile number, such as (555) 010-0142.");
  await addChannel(staff, { kind: "sms", address: number, label: "Mobile phone" });
  return undefined;
}

/** This browser of this person takes notifications from now on. */
export async function subscribe(
  staff: Staff<"account:own">,
  { subscription, label }: SubscribeInput,
): Promise<void> {
  const address = JSON.stringify(subscription);
  await addChannel(staff, { kind: "push", address, label });
}

const REMOVE = statement({
  name: "channel_remove",
  text: `WITH removed AS (
      DELETE FROM "StaffChannel" WHERE "id" = $channel::uuid AND "staffId" = $staff::uuid RETURNING "id", "kind"),
    audited AS (${trail({
      action: "channel.removed",
      staff: "$staff",
      detail: { channelId: '"id"', kind: '"kind"' },
      from: "removed",
    })})
    SELECT "id" FROM removed`,
  columns: { id: "uuid" },
});

/** Removes one of this person's own channels. Refuses with not_found. */
export async function removeChannel(
  staff: Staff<"account:own">,
  { channelId: channel }: RemoveChannelInput,
): Promise<void> {
  const rows = await REMOVE.run({ staff: staff.id, channel });
  if (rows.length === 0) throw new Rejection("not_found");
}

const FORGET = statement({
  name: "channel_forget",
  text: `WITH gone AS (DELETE FROM "StaffChannel" WHERE "addressKey" = ANY ($keys::text[]) RETURNING "id", "kind")
    ${trail({
      action: "channel.removed",
      actor: "system",
      detail: { channelId: '"id"', kind: '"kind"' },
      from: "gone",
    })}`,
  columns: {},
});

/** A push service says that this browser takes no notifications any more. */
export async function forgetSubscription(endpoint: string): Promise<void> {
  await FORGET.run({ keys: channelKeys("push", JSON.stringify({ endpoint })) });
}

/** The kind of a message with which a person tries their channels. Erased after a day. */
export const TEST_MESSAGE = "channel_test";

const TRY = statement({
  name: "channel_try",
  text: `WITH person AS (SELECT "email" FROM "StaffMember" WHERE "id" = $staff::uuid),
    message AS (
      INSERT INTO "OutboundMessage" ("id", "kind", "dedupeKey", "recipientSealed", "subject", "body", "channel")
      SELECT m."id", m."kind", m."dedupeKey", m."recipientSealed", m."subject", m."body", m."channel"
      FROM person, jsonb_to_recordset($messages::jsonb) AS m("id" uuid, "kind" text, "dedupeKey" text,
        "recipientSealed" text, "subject" text, "body" text, "channel" text) RETURNING "id", "channel"),
    audited AS (${trail({ action: "channel.tried", staff: "$staff" })})
    SELECT "channel", (graphile_worker.add_job('deliver_' || "channel", json_build_object('messageId', "id"),
      priority := -10)).id AS "job" FROM message`,
  columns: { channel: "text", job: "int8" },
});

/** Sends a test to this person by every channel that is set up and theirs. Gives by how many. */
export async function tryChannels(staff: Staff<"account:own">): Promise<number> {
  const person = await prisma().staffMember.findUnique({
    where: { id: staff.id },
    select: { id: true, email: true },
  });
  const given = { kind: TEST_MESSAGE, cause: randomUUID(), waitedMinutes: 0 };
  const setUp = channelsSetUp();
  const messages = staffMessages(null, given, await withChannels(person ? [person] : [])).filter(
    ({ channel }) => setUp[channel],
  );
  const sent = await TRY.run({ staff: staff.id, messages: JSON.stringify(messages) });
  return sent.length;
}
