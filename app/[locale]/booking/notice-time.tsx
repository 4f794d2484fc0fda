import type { OwnVisit } from "@/lib/appointment/own/queries";
import { setting } from "@/lib/clinic/settings/current-settings";
import { HOUR_MS } from "@/lib/time";
import { clinicFacts } from "../clinic";
import type { View, Visit } from "../place";
import { SafetyNet } from "../safety-net";
import { type Access, pathBelow } from "../status/access";
import { FeelsWorse } from "../status/feels-worse";
import { TelLink } from "../tel-link";

/** The hours before a visit until which patients move or cancel it themselves. */
export const noticeHours = (): number => Number(setting("visits").notice);

/** Whether it is too near for the patient to move or cancel it here. */
export function isTooLate({ startsAt }: Pick<OwnVisit, "startsAt">, now: Date): boolean {
  return startsAt.getTime() - now.getTime() < noticeHours() * HOUR_MS;
}

/** Says that the visit is too near to change here, and whom to call. */
export function TooLate({ visit: { t } }: { visit: Visit }) {
  const { clinic, phone } = clinicFacts();
  const hours = noticeHours();
  return (
    <p className="mt-2">
      {phone
        ? t.rich("booking.visit.tooLate", {
            ...{ clinic, phone, hours },
            tel: () => <TelLink number={phone} />,
          })
        : t("booking.visit.tooLateNoPhone", { hours })}
    </p>
  );
}

/** The page in place of a change that comes too late. */
export function tooLateView(visit: Visit, intake: Access): View {
  const { t } = visit;
  const title = t("booking.visit.changeTitle");
  return {
    title,
    status: 409,
    body: (
      <>
        <h1 className="text-title">{title}</h1>
        <TooLate visit={visit} />
        <p className="mt-4">
          <a href={pathBelow(visit, "/visit")} className="inline-block py-2">
            {t("booking.visit.title")}
          </a>
        </p>
        <FeelsWorse t={t} action={pathBelow(visit, "/check")} intake={intake} />
        <SafetyNet t={t} />
      </>
    ),
  };
}
