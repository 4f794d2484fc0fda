import type { Permission, Role } from "../lib/auth/permissions";
import type { Staff } from "../lib/auth/staff";

/** For tests and benches: a proof for a staff row that they made. Refused in production. */
export function staffForTest<P extends Permission = Permission>(person: {
  id: string;
  name?: string;
  role?: Role;
}): Staff<P> {
  if (process.env.NODE_ENV === "production") throw new Error("staffForTest is for tests only");
  return {
    id: person.id,
    name: person.name ?? "Test",
    role: person.role ?? "clinician",
    sessionHash: "test",
  } as Staff<P>;
}
