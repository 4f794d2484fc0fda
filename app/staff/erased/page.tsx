import type { Metadata } from "next";
import Link from "next/link";
import { requireStaff } from "@/lib/auth/require-staff";
import { findLastErasure } from "@/lib/person/data/queries";
import { fullText } from "../words/clock";
import { FocusedHeading } from "./focused-heading";

export const metadata: Metadata = { title: "Patient data erased" };

/** What this person erased last: no page is left that could say it. */
export default async function ErasedPage() {
  const staff = await requireStaff("person:data", "/staff/erased");
  const last = await findLastErasure(staff);
  return (
    <>
      <FocusedHeading>{last ? "Erased for good" : "Nothing erased"}</FocusedHeading>
      {last ? <Erased {...last} /> : <p className="mt-3">You have erased no patient's data.</p>}
      <p className="mt-3">
        <Link href="/staff">To the queue</Link>
      </p>
    </>
  );
}

function Erased({ intakes, at }: { intakes: number; at: Date }) {
  return (
    <>
      <p className="mt-3">
        You erased {intakes === 1 ? "1 intake" : `${intakes} intakes`} of one patient,{" "}
        {fullText(at)}, with all answers, contacts, notes, calls, reviews, visits and messages. It
        cannot be undone.
      </p>
      <p className="mt-3">
        The audit log keeps that it was done, and no patient data. Copies made by a backup hold it
        until they are deleted.
      </p>
    </>
  );
}
