import type { findOwnIntake } from "@/lib/intake/queries";

/** What the patient's own device may see of its intake. */
export type OwnIntake = NonNullable<Awaited<ReturnType<typeof findOwnIntake>>>;
