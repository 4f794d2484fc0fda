import { isAlarming } from "../../../../../intake/alarming";
import { openPage, patientPost } from "../../../../../patient-post";
import { statusPath } from "../../../access";
import { checkAnswer } from "../../../check-answer";

const page = (step: string, key: string) => statusPath(key, `/check/${step}`);

export const POST = patientPost(checkAnswer, {
  route: "/[locale]/status/[key]/check/[step]/answer",
  outage: "notSaved",
  page,
  isEmergency: isAlarming,
  privateAddress: true,
});

export const GET = openPage(page);
