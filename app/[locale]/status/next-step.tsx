import type { ReactNode } from "react";
import type { Words } from "@/lib/i18n/translate";
import { isUnder16 } from "@/lib/questions/gates";
import { HOUR_MS } from "@/lib/time";
import { clinicFacts } from "../clinic";
import { moment } from "../moment-text";
import { EmergencyPanel } from "../result/emergency-panel";
import { emergencyAdvice, emergencyReasons } from "../result/reasons";
import { TelLink } from "../tel-link";
import type { StatusProps } from "./access";

const strong = (chunks: ReactNode) => <strong>{chunks}</strong>;

/**
 * Help at once. It shows the reasons to the device that sent the answers, and for an hour to a
 * patient who just answered through a link, because they must be able to read them out. An emergency
 * of another intake of the same person has no reasons here.
 */
export function NowPanel({ visit, intake, now }: StatusProps) {
  const fresh = now.getTime() - intake.answeredAt.getTime() < HOUR_MS;
  const here = intake.level === "EMERGENCY";
  const unsaid = { ...intake, firedRules: [], staffSay: here ? intake.staffSay : null };
  const shown = here && (intake.own || fresh) ? intake : unsaid;
  const why = emergencyReasons(visit.t, shown);
  return <EmergencyPanel visit={visit} advice={emergencyAdvice(shown)} why={why} />;
}

function CallUs({ t, urgent }: { t: Words; urgent: boolean }) {
  const { clinic, phone } = clinicFacts();
  const base = urgent ? "result.urgent" : "result";
  if (!phone) return <p className="mt-2">{t(`${base}.notHeardNoPhone`)}</p>;
  const tel = () => <TelLink number={phone} />;
  return <p className="mt-2">{t.rich(`${base}.notHeard`, { clinic, phone, tel })}</p>;
}

/** What comes next and by when, in a sentence or two. */
export function NextStep({ visit: { t, locale }, intake, now }: StatusProps) {
  const { level, dueAt, open, contact } = intake;
  if (!open) return <p className="mt-2">{t("result.closed")}</p>;
  if (level === "EMERGENCY") return <p className="mt-2">{t("result.emergency.noWait")}</p>;
  if (isUnder16(intake.answers)) return <p className="mt-2">{t("status.next.child")}</p>;
  if (level === "SELF_CARE") return <p className="mt-2">{t("status.next.home")}</p>;
  // Staff lowered the level; `StaffSay` says what to do.
  if (!dueAt) return null;
  const urgent = level === "URGENT";
  const due = moment(locale, dueAt, urgent ? "minute" : "day");
  if (!contact?.phone && !contact?.email) {
    return <p className="mt-2">{t("status.next.noContact")}</p>;
  }
  const late = dueAt < now;
  return (
    <>
      <p className="mt-2 text-lead">
        {t.rich(late ? "status.next.late" : "status.next.contact", { due, strong })}
      </p>
      <CallUs t={t} urgent={urgent} />
    </>
  );
}
