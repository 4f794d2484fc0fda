import { readLocationCode } from "@/lib/clinic/location/schema";
import { startDraft } from "@/lib/intake/commands";
import { isUnsent, lookUp } from "../held";
import { openPath } from "../intake/step-path";
import { opened } from "../opened";
import { rememberDevice } from "../patient-cookie";
import type { Answer, Place, Visit } from "../place";
import type { PatientForm } from "../read-form";
import { KioskStart } from "./kiosk-start";
import { loadPlace } from "./load-place";
import { loadProgress } from "./load-progress";
import { StartAgain } from "./start-again";
import { StartView } from "./start-view";

async function load(visit: Visit): Promise<Answer> {
  const { t, locale, kiosk, query, token } = visit;
  const title = t("start.title");
  if (kiosk) {
    // Ends here whatever the patient before left open on this device.
    if (token) return { goTo: `/${locale}/kiosk/reset` };
    return { title, body: <KioskStart t={t} locale={locale} place={await loadPlace(kiosk.at)} /> };
  }
  const notice = query.get("notice");
  const [progress, place] = await Promise.all([loadProgress(visit), loadPlace(query.get("at"))]);
  const body = (
    <StartView
      visit={visit}
      progress={progress}
      place={place}
      notice={notice === "expired" || notice === "left" ? notice : null}
    />
  );
  return { title, description: t("start.description"), body };
}

/**
 * Starts an intake on this device and opens its first page. Answers that are not sent yet would be
 * out of reach then, so it asks first.
 */
async function take(visit: Visit, form: PatientForm): Promise<Answer> {
  const { t, locale, kiosk } = visit;
  const held = form.sure?.[0] === "yes" ? null : await lookUp(visit);
  if (!kiosk && isUnsent(held)) {
    const at = form.at?.[0];
    return { title: t("startAgain.title"), body: <StartAgain visit={visit} {...held} at={at} /> };
  }
  const at = readLocationCode(form.at?.[0]) ?? kiosk?.at;
  const { token } = await startDraft(locale, at);
  return { goTo: opened(openPath(visit.base, {}), Date.now()), headers: [rememberDevice(token)] };
}

export const startPlace: Place = { load, take, open: true };
