import type { Metadata } from "next";
import { requireStaff } from "@/lib/auth/require-staff";
import { listChoices } from "@/lib/queue/filter-choices";
import { listViews, RESTORE_DAYS } from "@/lib/queue/views/queries";
import { DeletedViews, ViewTable } from "./view-table";

export const metadata: Metadata = { title: "Saved views" };

/** The person's own saved views. */
export default async function ViewsPage() {
  const staff = await requireStaff("queue:read", "/staff/views");
  const views = await listViews(staff);
  return (
    <>
      <h1>Saved views</h1>
      <p className="quiet">
        Only you can see these. You can restore a deleted view for {RESTORE_DAYS} days.
      </p>
      <ViewTable
        views={views.filter(({ deleted }) => !deleted)}
        choices={await listChoices(staff)}
      />
      <DeletedViews views={views.filter(({ deleted }) => deleted)} />
    </>
  );
}
