import { thisKiosk } from "../../kiosk/kiosk-cookie";
import { CLEAR_STORAGE, forgetDevice } from "../../patient-cookie";
import { openPage, patientPost, seeOther } from "../../patient-post";

const page = () => "";

/** Makes this device forget the intake. What was sent stays with the clinic. */
export const POST = patientPost(
  async ({ locale }) => {
    const kiosk = await thisKiosk();
    const answer = seeOther(kiosk ? `/${kiosk.home}` : `/${locale}?notice=left`, forgetDevice());
    answer.headers.set("Clear-Site-Data", CLEAR_STORAGE);
    return answer;
  },
  { route: "/[locale]/intake/leave", outage: "notSaved", page },
);

export const GET = openPage(page);
