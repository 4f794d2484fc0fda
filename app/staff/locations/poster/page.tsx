import type { Metadata } from "next";
import Link from "next/link";
import { PrintButton } from "@/components/print-button";
import { requireStaff } from "@/lib/auth/require-staff";
import { listLocations } from "@/lib/clinic/location/queries";
import { Poster } from "./poster";

export const metadata: Metadata = { title: "Posters" };

/** The poster of one location (`?at=` and its code), or of all open locations, one page each. */
export default async function PosterPage(props: { searchParams: Promise<{ at?: string }> }) {
  const staff = await requireStaff("location:manage", "/staff/locations/poster");
  const { at } = await props.searchParams;
  const open = (await listLocations(staff)).filter(({ closedAt }) => closedAt === null);
  const shown = at === undefined ? open : open.filter(({ code }) => code === at);
  return (
    <>
      <div className="print:hidden">
        <p className="back">
          <Link href="/staff/locations" prefetch={false}>
            Back to locations
          </Link>
        </p>
        <h1>{shown.length === 1 ? "Poster" : "Posters"}</h1>
        {shown.length === 0 ? <p className="empty">No open locations to print.</p> : null}
        {shown.length > 0 ? (
          <p>
            Prints one page for each location, on Letter or A4 paper.{" "}
            <PrintButton className="staff-button staff-button-primary">Print</PrintButton>
          </p>
        ) : null}
      </div>
      {shown.map((location) => (
        <Poster key={location.id} location={location} />
      ))}
    </>
  );
}
