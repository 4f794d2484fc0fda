import type { Metadata } from "next";
import Link from "next/link";
import { requireStaff } from "@/lib/auth/require-staff";
import { findOutcome } from "@/lib/queue/bulk/queries";
import { Outcome } from "./outcome";

export const metadata: Metadata = { title: "Bulk actions" };

type Props = { searchParams: Promise<{ done?: string }> };

/** The result of a bulk action. */
export default async function BulkPage({ searchParams }: Props) {
  const staff = await requireStaff("intake:claim", "/staff");
  const outcome = await findOutcome(staff, String((await searchParams).done ?? ""));
  return (
    <>
      <h1>Bulk actions</h1>
      {outcome ? <Outcome outcome={outcome} /> : <p className="empty">Nothing was changed.</p>}
      <p className="pages">
        <Link href="/staff" prefetch={false}>
          Back to the queue
        </Link>
      </p>
    </>
  );
}
