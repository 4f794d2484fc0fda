import { openPage, patientPost } from "../../../patient-post";
import { isAlarming } from "../../alarming";
import { stepAnswer } from "../../answer-step";

const page = (step: string) => `/intake/${step}`;

/** Takes the answers of one page of the intake and leads to the next. */
export const POST = patientPost(stepAnswer, {
  route: "/[locale]/intake/[step]/answer",
  outage: "notSaved",
  page,
  isEmergency: isAlarming,
});

export const GET = openPage(page);
