import { env } from "@/lib/env";
import type { Role } from "./permissions";

const CAN_HARM: Role[] = ["clinician", "admin"];

/** A second factor, or a sign-in at the provider, is fresh for so long. */
export const FRESH_MINUTES = 10;

/** The roles that must have a second factor here; pass them as $factorRoles. */
export function factorRoles(): Role[] {
  const { SECOND_FACTOR, DEMO } = env();
  const required = SECOND_FACTOR ? SECOND_FACTOR === "required" : !DEMO;
  return required ? CAN_HARM : [];
}

/** SQL: the person `m` of StaffMember needs a second factor: by their role, or because they have one. The passwords of demo people are published. */
export const NEEDS_FACTOR = `((m."role" = ANY($factorRoles::text[]) AND NOT m."demo")
  OR EXISTS (SELECT 1 FROM "StaffFactor" f WHERE f."staffId" = m."id"))`;
