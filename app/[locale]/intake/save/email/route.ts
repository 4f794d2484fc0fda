import { openPage, patientPost } from "../../../patient-post";
import { codePage, sendTo } from "../send-to";

/** Sends the code by e-mail. */
export const POST = patientPost(sendTo("email"), {
  route: "/[locale]/intake/save/email",
  outage: "sendUnknown",
  page: codePage,
});

export const GET = openPage(codePage);
