import { openPage, patientPost } from "../../../../../patient-post";
import { statusPath } from "../../../access";
import { checkAnswer, isAlarmingCheck } from "../../../check-answer";

const page = (step: string, key: string) => statusPath(key, `/check/${step}`);

export const POST = patientPost(checkAnswer, {
  route: "/[locale]/status/[key]/check/[step]/answer",
  outage: "notSaved",
  page,
  isEmergency: isAlarmingCheck,
  privateAddress: true,
});

export const GET = openPage(page);
