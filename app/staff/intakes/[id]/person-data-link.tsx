import Link from "next/link";
import { alsoHolds } from "@/lib/auth/require-staff";
import type { StepProps } from "./load";

/** The way to the copy, the hold and the erasing of a person's data, for those who may. */
export function PersonDataLink({ intake, staff }: StepProps) {
  if (!alsoHolds(staff, "person:data")) return null;
  return (
    <p className="print:hidden">
      <Link href={`/staff/intakes/${intake.id}/data`} className="staff-button staff-button-quiet">
        Copy, hold or erase this person&apos;s data
      </Link>
    </p>
  );
}
