import { buttonLook } from "@/components/button";
import type { OwnIntake } from "@/lib/intake/queries";
import { AnswerList } from "../intake/answer-list";
import { LeaveForm } from "../intake/leave-form";
import { formAddress, type Visit } from "../place";
import { hiddenLater } from "./hidden-later";

function NewCheck({ t, locale }: Visit) {
  return (
    <form method="post" action={formAddress(`/${locale}`)} className="mt-10 print:hidden">
      <button
        type="submit"
        className="min-h-11 cursor-pointer text-start font-bold text-accent underline underline-offset-4"
      >
        {t("result.newCheck")}
      </button>
      <p className="text-small text-ink-quiet">{t("result.newCheckHint")}</p>
    </form>
  );
}

/**
 * The end of every result: reference number, all answers, a new check, and the button to leave. In
 * the waiting room the answers stay hidden, and the button is on top unless it is an emergency.
 */
export function ResultRecord({
  visit,
  intake,
  received,
}: {
  visit: Visit;
  intake: OwnIntake;
  received: string;
}) {
  const { t, kiosk } = visit;
  return (
    <>
      <section className="print-whole mt-8 border-l-4 border-accent bg-warm px-4 py-3.5 print:mt-3 print:py-0">
        <h2 className="text-small">{t("result.reference")}</h2>
        <p className="text-title font-bold tracking-wider">{intake.reference}</p>
        <p className="mt-1">{t("result.referenceHint")}</p>
        <p className="mt-1">{t("result.received", { when: received })}</p>
        <p className="mt-3 print:hidden">{t(kiosk ? "kiosk.keep" : "result.printHint")}</p>
        {kiosk ? null : (
          // public/patient.js opens the browser's own window, which can also save as PDF.
          <button
            type="button"
            data-print=""
            className={buttonLook("quiet", "mt-3 [@media(scripting:none)]:hidden")}
          >
            {t("result.print")}
          </button>
        )}
      </section>
      <section className="mt-8 print:mt-3">
        <h2 className="text-section">{t("result.answersTitle")}</h2>
        {kiosk ? (
          // Others in the waiting room can see this screen.
          <p className="mt-2">{t("kiosk.answersHidden")}</p>
        ) : (
          <div className="mt-2 border-t border-line print:columns-2 print:gap-8 print:border-0">
            <AnswerList t={t} answers={intake.answers} heading="h3" hidden={hiddenLater(intake)} />
          </div>
        )}
      </section>
      {kiosk ? null : <NewCheck {...visit} />}
      {kiosk && intake.level !== "EMERGENCY" ? null : <LeaveForm visit={visit} finished />}
    </>
  );
}
