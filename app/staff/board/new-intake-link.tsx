import Link from "next/link";
import { NEW_INTAKE } from "../places";

/** Beside the queue: begins an intake for somebody on the phone or at the desk. */
export function NewIntakeLink() {
  return (
    <Link
      href={NEW_INTAKE}
      prefetch={false}
      className="staff-button staff-button-inline new-intake"
    >
      New intake
    </Link>
  );
}
