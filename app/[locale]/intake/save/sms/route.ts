import { openPage, patientPost } from "../../../patient-post";
import { codePage, sendTo } from "../send-to";

/** Sends the code by text message. */
export const POST = patientPost(sendTo("sms"), {
  route: "/[locale]/intake/save/sms",
  outage: "sendUnknown",
  page: codePage,
});

export const GET = openPage(codePage);
