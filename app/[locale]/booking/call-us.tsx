import type { ReactNode } from "react";
import { clockNow } from "@/lib/clock";
import type { OwnIntake } from "@/lib/intake/queries";
import { clinicFacts } from "../clinic";
import { moment } from "../moment-text";
import type { Visit } from "../place";
import { TelLink } from "../tel-link";

const strong = (chunks: ReactNode) => <strong>{chunks}</strong>;

type Props = { visit: Visit; intake: Pick<OwnIntake, "open" | "dueAt" | "level" | "contact"> };

/** What to do when no time fits: the phone, and until when we contact the patient anyway. */
export function CallUs({ visit: { t, locale }, intake }: Props) {
  const { clinic, phone } = clinicFacts();
  const { open, dueAt, level, contact } = intake;
  const reached = Boolean(contact?.phone || contact?.email);
  const due = open && dueAt && dueAt > clockNow() && reached ? dueAt : null;
  return (
    <div className="mt-8 border-t border-line pt-5">
      <p>
        {phone
          ? t.rich("booking.noFit", { clinic, phone, tel: () => <TelLink number={phone} /> })
          : t("booking.noFitNoPhone")}{" "}
        {due
          ? t.rich("booking.weCall", {
              due: moment(locale, due, level === "URGENT" ? "minute" : "day"),
              strong,
            })
          : null}
      </p>
    </div>
  );
}
