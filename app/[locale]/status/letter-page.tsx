import type { ReactNode } from "react";
import { LeaveForm } from "../intake/leave-form";
import type { Visit } from "../place";
import { SafetyNet } from "../safety-net";
import { pathBelow } from "./access";

/** The frame of a page that a message leads to: below it when to call for help, and how to stop messages. */
export function LetterPage({ visit, children }: { visit: Visit; children: ReactNode }) {
  const { t } = visit;
  return (
    <>
      {children}
      <SafetyNet t={t} />
      <p className="mt-10">
        <a href={pathBelow(visit, "/stop")} className="inline-block py-2">
          {t("stop.link")}
        </a>
      </p>
      <LeaveForm visit={visit} />
    </>
  );
}
