import { startDraft } from "@/lib/intake/commands";
import { nextStepId } from "@/lib/intake/steps";
import { rememberDevice } from "../../patient-cookie";
import { openPage, patientPost, seeOther } from "../../patient-post";

const page = () => "";

/** Starts an intake on this device and opens its first page. */
export const POST = patientPost(
  async ({ locale }) => {
    const { token } = await startDraft(locale);
    return seeOther(`/${locale}/intake/${nextStepId({}, null)}`, rememberDevice(token));
  },
  { route: "/[locale]/intake/start", outage: "notSaved", page },
);

export const GET = openPage(page);
