import { CLEAR_STORAGE, forgetDevice } from "../../patient-cookie";
import { openPage, patientPost, seeOther } from "../../patient-post";

const page = () => "";

/** Makes this device forget the intake. What was sent stays with the clinic. */
export const POST = patientPost(
  async ({ locale }) => {
    const answer = seeOther(`/${locale}?notice=left`, forgetDevice());
    answer.headers.set("Clear-Site-Data", CLEAR_STORAGE);
    return answer;
  },
  { route: "/[locale]/intake/leave", outage: "notSaved", page },
);

export const GET = openPage(page);
