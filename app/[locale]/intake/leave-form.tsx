import { Button } from "@/components/button";
import type { Visit } from "../place";

type Props = {
  visit: Visit;
  /** The patient has finished. */
  finished?: boolean;
};

/**
 * Makes this device forget the intake: a quiet link-like button, or, once a patient in the waiting
 * room has finished, the button that clears the device for the next person.
 */
export function LeaveForm({ visit: { t, locale, kiosk, desk }, finished = false }: Props) {
  // In the waiting room every page has this button at the top.
  // Staff leave by signing out.
  if (desk || (kiosk && !finished)) return null;
  return (
    <form
      method="post"
      action={`/${locale}/intake/leave`}
      className={`${kiosk ? "my-8 first:mt-0" : "mt-3"} print:hidden`}
    >
      {kiosk ? (
        <>
          <Button className="min-h-20 w-full text-lead">{t("kiosk.done")}</Button>
          <p className="mt-2">{t("kiosk.doneHint")}</p>
        </>
      ) : (
        <button
          type="submit"
          className="min-h-11 cursor-pointer text-small text-accent underline underline-offset-4 hover:decoration-3"
        >
          {t("common.leave")}
        </button>
      )}
    </form>
  );
}
