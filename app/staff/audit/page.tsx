import type { Metadata } from "next";
import { listNames } from "@/lib/auth/queries";
import { requireStaff } from "@/lib/auth/require-staff";
import { listAuditEvents } from "@/lib/record/audit-log";
import { AuditFilterForm } from "./audit-filter-form";
import { AuditTable } from "./audit-table";
import { type AuditSearch, olderHref, readAuditSearch } from "./search";

export const metadata: Metadata = { title: "Audit log" };

/** Who did and saw what, newest first. */
export default async function AuditPage(props: { searchParams: Promise<AuditSearch> }) {
  const staff = await requireStaff("audit:read", "/staff/audit");
  const filter = readAuditSearch(await props.searchParams);
  const { rows, next } = await listAuditEvents(staff, filter);
  return (
    <>
      <h1>Audit log</h1>
      <AuditFilterForm filter={filter} people={await listNames(staff)} />
      <AuditTable rows={rows} />
      {next ? (
        <p className="pages">
          <a href={olderHref(filter, next)}>Older events</a>
        </p>
      ) : null}
    </>
  );
}
