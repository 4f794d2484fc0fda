import { answerCheckIn, WELL_ANSWERS } from "@/lib/aftercare/commands";
import { CHECK_IN_DAYS } from "@/lib/intake/check-ins";
import { startWorseCheck } from "@/lib/intake/worse/commands";
import { openPage, patientPost, seeOther } from "../../../../../patient-post";
import { findByKey, statusPath } from "../../../access";

const page = (step: string, key: string) => statusPath(key, `/check-in/${step}`);

/** Takes the answer to a check-in. Worse leads to the questions that are asked again. */
export const POST = patientPost(
  async ({ locale, key, step, form, token }) => {
    const intake = await findByKey(key, token);
    if (!intake) return seeOther(`/${locale}?notice=expired`);
    const goTo = `/${locale}${page(step, key)}`;
    const day = CHECK_IN_DAYS.find((known) => String(known) === step);
    const [said, ...more] = form.answer ?? [];
    const now = new Date();
    if (day && said === "worse" && more.length === 0) {
      const { firstPage } = await startWorseCheck(intake, { now, checkInDay: day });
      return seeOther(`/${locale}${statusPath(key, `/check/${firstPage}`)}`);
    }
    const answer = WELL_ANSWERS.find((known) => known === said);
    if (!day || !answer || more.length > 0) return { hostile: true, goTo };
    await answerCheckIn(intake.id, { day, answer, now });
    return seeOther(goTo);
  },
  {
    route: "/[locale]/status/[key]/check-in/[step]/answer",
    outage: "notSaved",
    page,
    privateAddress: true,
  },
);

export const GET = openPage(page);
