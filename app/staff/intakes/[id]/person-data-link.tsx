import Link from "next/link";
import { intakeHref } from "@/app/staff/board/queue-address";
import { alsoHolds } from "@/lib/auth/require-staff";
import type { StepProps } from "./load";

/** The way to the copy, the hold and the erasing of a person's data, for those who may. */
export function PersonDataLink({ intake, staff, queue }: StepProps & { queue?: string }) {
  if (!alsoHolds(staff, "person:data")) return null;
  return (
    <p className="print:hidden">
      <Link
        href={intakeHref(intake.id, { queue }, "/data")}
        className="staff-button staff-button-quiet"
      >
        Copy, hold or erase this person&apos;s data
      </Link>
    </p>
  );
}
