import { forgetDevice } from "../../patient-cookie";
import { openPage, patientPost, seeOther } from "../../patient-post";

const page = () => "";

/** Makes this device forget the intake. What was sent stays with the clinic. */
export const POST = patientPost(
  async ({ locale }) => seeOther(`/${locale}?notice=left`, forgetDevice()),
  { route: "/[locale]/intake/leave", outage: "notSaved", page },
);

export const GET = openPage(page);
