import {
  findNextTimes,
  findPatientToBook,
  listOtherVisits,
} from "@/lib/appointment/bookable/queries";
import { seenBy } from "@/lib/appointment/seen-by";
import type { VisitType } from "@/lib/appointment/visit-type/queries";
import type { Staff } from "@/lib/auth/staff";
import { env } from "@/lib/env";
import type { Person } from "./person-panel";

type Asked = {
  intakeId: string;
  /** The kind of visit that somebody chose. */
  kindId: string | undefined;
  visits: VisitType[];
};

/** Who was chosen to be booked, with all that the panel shows; null when nobody can be. */
export async function loadPerson(
  staff: Staff<"appointment:book">,
  { intakeId, kindId, visits: all }: Asked,
): Promise<Person | null> {
  const patient = await findPatientToBook(staff, { intakeId });
  if (!patient) return null;
  const { level, receivedAt, bestTime } = patient;
  const visits = all.filter(({ levels }) => levels.includes(level));
  const visit = visits.find(({ id }) => id === kindId) ?? visits[0];
  if (!visit) return null;
  const [{ first }, others] = await Promise.all([
    findNextTimes(staff, { visit, level }),
    listOtherVisits(staff, intakeId),
  ]);
  const minded = { seenBy: seenBy(level, receivedAt, env().CLINIC_TIME_ZONE), bestTime };
  return { ...patient, intakeId, visits, visit, first, others, minded };
}
