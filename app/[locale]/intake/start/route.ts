import { startDraft } from "@/lib/intake/commands";
import { nextStepId } from "@/lib/intake/steps";
import { readLocationCode } from "@/lib/location/schema";
import { rememberDevice } from "../../patient-cookie";
import { openPage, patientPost, seeOther } from "../../patient-post";

const page = () => "";

/** Starts an intake on this device and opens its first page. */
export const POST = patientPost(
  async ({ locale, form }) => {
    const { token } = await startDraft(locale, readLocationCode(form.at?.[0]));
    return seeOther(`/${locale}/intake/${nextStepId({}, null)}`, rememberDevice(token));
  },
  { route: "/[locale]/intake/start", outage: "notSaved", page },
);

export const GET = openPage(page);
