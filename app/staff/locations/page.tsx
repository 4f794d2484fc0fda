import type { Metadata } from "next";
import Link from "next/link";
import { TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { requireStaff } from "@/lib/auth/require-staff";
import { listLocations } from "@/lib/clinic/location/queries";
import { env } from "@/lib/env";
import { add } from "./actions";
import { LocationTable } from "./location-table";

export const metadata: Metadata = { title: "Locations" };

/** The places of the clinic, each with its own address for patients. */
export default async function LocationsPage() {
  const staff = await requireStaff("location:manage", "/staff/locations");
  return (
    <>
      <h1>Locations</h1>
      <p>
        An intake that starts at a location’s address shows that location’s name in the queue.
        Patients can also start without a location.{" "}
        <Link href="/staff/locations/poster" prefetch={false}>
          All posters
        </Link>
      </p>
      <div className="panel">
        <StaffForm summary="Add a location" id="add-form" action={add} submit="Add location">
          <div className="field-row">
            <TextField
              name="name"
              label="Name"
              hint="The name patients know."
              autoComplete="off"
              maxLength={80}
            />
            <TextField
              name="code"
              label="Code in the address"
              hint="For example, main-street. It cannot be changed later."
              autoComplete="off"
              maxLength={40}
            />
          </div>
        </StaffForm>
      </div>
      <LocationTable locations={await listLocations(staff)} zone={env().CLINIC_TIME_ZONE} />
    </>
  );
}
