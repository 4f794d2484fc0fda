import { cookies } from "next/headers";
import { z } from "zod";
import type { Staff } from "@/lib/auth/staff";
import { env } from "@/lib/env";
import { SORTS } from "@/lib/queue/filter";
import { ROWS } from "./queue-address";

const COOKIE = "backline_board";
const DAYS = 365;

export const LookSchema = z.strictObject({ rows: z.enum(ROWS), sort: z.enum(SORTS) });
export type Look = z.infer<typeof LookSchema>;

/**
 * Keeps how dense the rows are and their order for this device, as a screen on a wall needs it. No
 * filter: a board that opens filtered hides patients.
 */
export async function keepOwnLook(_staff: Staff<"queue:read">, look: Look): Promise<void> {
  const value = new URLSearchParams(look).toString();
  (await cookies()).set(COOKIE, value, {
    ...{ httpOnly: true, sameSite: "lax", path: "/staff", maxAge: DAYS * 86_400 },
    secure: env().APP_URL.startsWith("https"),
  });
}

/** What was kept on this device; nothing where nothing was. */
export async function ownLook(): Promise<Partial<Look>> {
  const kept = (await cookies()).get(COOKIE)?.value ?? "";
  return LookSchema.safeParse(Object.fromEntries(new URLSearchParams(kept))).data ?? {};
}
