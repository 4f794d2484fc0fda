import { randomUUID } from "node:crypto";
import { setting } from "@/lib/clinic/settings/current-settings";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { env } from "@/lib/env";
import type { Channel } from "./channels";

type StaffMessageChannel = "email" | Channel["kind"];

export type StaffMessage = {
  id: string;
  kind: string;
  dedupeKey: string;
  recipientSealed: string;
  channel: StaffMessageChannel;
  subject: string;
  body: string;
};

/**
 * `cause` keeps two runs of the same job from writing to a person twice; `alike`: how many entries
 * of a burst it stands for.
 */
type Cause = { kind: string; cause: string; waitedMinutes: number; alike?: number };

/** The page of staff that a message about this intake leads to; without one, the queue. */
export const staffPath = (intakeId: string | null) =>
  intakeId ? `/staff/intakes/${intakeId}` : "/staff";

/** The kind of the message that says that patients are not texted any more today. */
export const TEXT_LIMIT = "text_limit";

type Words = { subject: string; why: string; link: string };

/** Nothing clinical, not even the level. */
function wording(intakeId: string | null, { kind, waitedMinutes, alike = 0 }: Cause): Words {
  const link = `${env().APP_URL}${staffPath(intakeId)}`;
  const clinic = setting("contact").name;
  const minutes = waitedMinutes === 1 ? "1 minute" : `${waitedMinutes} minutes`;
  if (kind === TEXT_LIMIT)
    return {
      subject: `${clinic}: the limit of text messages is reached`,
      why: "Patients get no text messages for now. Who was not told is under Needs attention. An admin can raise the limit under Settings.",
      link: `${env().APP_URL}/staff/attention`,
    };
  if (!intakeId)
    return { subject: `${clinic}: a test`, why: "This is how an alarm reaches you.", link };
  const [what, why] =
    waitedMinutes > 0
      ? ["is still waiting", `An entry in the queue has waited ${minutes} and is unacknowledged.`]
      : ["is waiting for you", "A new entry in the queue needs someone now."];
  const rest =
    alike > 1 ? `\n\nIt stands for ${alike} alike that came from one source within minutes.` : "";
  return { subject: `${clinic}: someone ${what}`, why: `${why}${rest}`, link };
}

/** What each channel carries. A notification leads to its page by itself. */
const BODIES: Record<StaffMessageChannel, (words: Words) => string> = {
  email: ({ why, link }) => `${why}\n\nOpen it: ${link}\n\nSign in to see more.`,
  sms: ({ subject, link }) => `${subject}. ${link}`,
  push: ({ why }) => why,
};

/**
 * One message for each person and channel that says a patient is waiting, and for how many minutes
 * unless it is the first. Without an intake it is a test, or about the limit of text messages.
 */
export function staffMessages(
  intakeId: string | null,
  given: Cause,
  recipients: { id: string; email: string; channels: Channel[] }[],
): StaffMessage[] {
  const { kind, cause } = given;
  const words = wording(intakeId, given);
  return recipients.flatMap((recipient) => {
    const email = { id: "", kind: "email" as const, address: recipient.email };
    return [email, ...recipient.channels].map((channel) => {
      const id = randomUUID();
      return {
        id,
        kind,
        // The person's id stands last, as it did before there were channels.
        dedupeKey: [kind, cause, channel.id, recipient.id].filter(Boolean).join(":"),
        recipientSealed: seal(channel.address, placeOf("OutboundMessage.recipientSealed", id)),
        channel: channel.kind,
        subject: words.subject,
        body: BODIES[channel.kind](words),
      };
    });
  });
}
