import type { FieldError } from "@/lib/questions/answers";

/** The values typed on a page that was not accepted. */
export type Typed = { stepId: string; values: Record<string, string[]> };

/**
 * The last such page with its errors, until it is shown again. `others` are earlier refused pages
 * that hold a red flag.
 */
export type Problem = Typed & { errors: FieldError[]; others?: Typed[] };
