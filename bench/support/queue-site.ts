import { once } from "node:events";
import { prisma } from "@/lib/db/client";
import { DEMO_SIGN_INS } from "@/prisma/seed/seed";
import { startSite } from "@/scripts/local/site";
import { signIn } from "@/test/sign-in";
import { fill } from "./fill";

// A separate site with this many stored intakes.

/**
 * Runs in a forked process: tells its parent the address, the cookie of a clinician and an open intake, and
 * ends when the parent sends anything.
 */
export async function beSite(stored: number): Promise<void> {
  const ended = once(process, "message");
  const site = await startSite({ durable: true });
  const fillSeconds = await fill(site.databaseUrl, 0, stored);
  const cookie = await signIn(site.address, DEMO_SIGN_INS[1]!);
  const [open] = await prisma().queueEntry.findMany({
    select: { intakeId: true },
    orderBy: { dueAt: "asc" },
    take: 1,
  });
  if (!open) throw new Error("no intake is open");
  process.send?.({ address: site.address, cookie, intake: open.intakeId, fillSeconds });
  await ended;
  await site.stop();
  process.exit();
}
