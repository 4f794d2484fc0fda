import type { Staff } from "@/lib/auth/staff";
import { isOneOf, macOf, macsOf } from "@/lib/crypto/mac";

const textOf = ({ sessionHash }: Staff<"queue:read">, about: string) => `${sessionHash} ${about}`;

/**
 * Says that this session opened a board (`about`: its filter and page), which is in the audit log. What
 * updates that board by itself sends the mark along, and is not audited again.
 */
export const viewedMark = (staff: Staff<"queue:read">, about: string): string =>
  macOf("viewed", textOf(staff, about));

/** Whether this is the mark of this session for this board. */
export const isViewed = (staff: Staff<"queue:read">, about: string, mark: string): boolean =>
  isOneOf(
    mark,
    macsOf("viewed", textOf(staff, about)).map(([, mac]) => mac),
  );
