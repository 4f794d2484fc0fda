import { readLocationCode } from "@/lib/clinic/location/schema";
import { startDraft } from "@/lib/intake/commands";
import { thisKiosk } from "../../kiosk/kiosk-cookie";
import { rememberDevice } from "../../patient-cookie";
import { openPage, patientPost, seeOther } from "../../patient-post";
import { openPath } from "../step-path";

const page = () => "";

/** Starts an intake on this device and opens its first page. */
export const POST = patientPost(
  async ({ locale, form }) => {
    const at = readLocationCode(form.at?.[0]) ?? (await thisKiosk())?.at;
    const { token } = await startDraft(locale, at);
    return seeOther(openPath(locale, {}), rememberDevice(token));
  },
  { route: "/[locale]/intake/start", outage: "notSaved", page },
);

export const GET = openPage(page);
