import type { Metadata } from "next";
import { requireStaff } from "@/lib/auth/require-staff";
import { listForYou } from "@/lib/team/queries";
import { Calls, Handed, Mentions, Seconds } from "./lists";

export const metadata: Metadata = { title: "For you" };

/** What waits for this person: second reviews, handoffs, notes and planned calls. */
export default async function ForYouPage() {
  const staff = await requireStaff("intake:read", "/staff/for-you");
  const { seconds, handed, mentions, calls, now } = await listForYou(staff);
  return (
    <>
      <h1>For you</h1>
      {seconds.length + handed.length + mentions.length + calls.length === 0 ? (
        <p className="empty">
          Nothing is waiting for you. Handoffs and notes from colleagues appear here.
        </p>
      ) : null}
      <Seconds rows={seconds} />
      <Handed rows={handed} />
      <Mentions rows={mentions} />
      <Calls rows={calls} now={now} />
    </>
  );
}
