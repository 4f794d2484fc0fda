import { randomUUID } from "node:crypto";
import { setting } from "@/lib/clinic/settings/current-settings";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { env } from "@/lib/env";

export type StaffMessage = {
  id: string;
  kind: string;
  dedupeKey: string;
  recipientSealed: string;
  subject: string;
  body: string;
};

/**
 * `cause` keeps two runs of the same job from writing to a person twice; `alike`: how many entries
 * of a burst it stands for.
 */
type Cause = { kind: string; cause: string; waitedMinutes: number; alike?: number };

/** The text holds a link and nothing clinical, not even the level. */
function wording(
  intakeId: string,
  { waitedMinutes, alike = 0 }: Cause,
): { subject: string; body: string } {
  const link = `${env().APP_URL}/staff/intakes/${intakeId}`;
  const minutes = waitedMinutes === 1 ? "1 minute" : `${waitedMinutes} minutes`;
  const [what, why] =
    waitedMinutes > 0
      ? ["is still waiting", `An entry in the queue has waited ${minutes} and is unacknowledged.`]
      : ["is waiting for you", "A new entry in the queue needs someone now."];
  const rest =
    alike > 1 ? `\n\nIt stands for ${alike} alike that came from one source within minutes.` : "";
  return {
    subject: `${setting("contact").name}: someone ${what}`,
    body: `${why}${rest}\n\nOpen it: ${link}\n\nSign in to see more.`,
  };
}

/**
 * One message for each person that says a patient is waiting, and for how many minutes unless it is
 * the first.
 */
export function staffMessages(
  intakeId: string,
  given: Cause,
  recipients: { id: string; email: string }[],
): StaffMessage[] {
  const { kind, cause } = given;
  return recipients.map((recipient) => {
    const id = randomUUID();
    const place = placeOf("OutboundMessage.recipientSealed", id);
    return {
      id,
      kind,
      dedupeKey: `${kind}:${cause}:${recipient.id}`,
      recipientSealed: seal(recipient.email, place),
      ...wording(intakeId, given),
    };
  });
}
