import { startWorseCheck } from "@/lib/intake/worse/commands";
import { openPage, patientPost, seeOther } from "../../../patient-post";
import { findByKey, statusPath } from "../access";

const page = (_: string, key: string) => statusPath(key);

/** "I feel worse": the team knows at once; then the first of the questions that are asked again. */
export const POST = patientPost(
  async ({ locale, key, token }) => {
    const intake = await findByKey(key, token);
    if (!intake) return seeOther(`/${locale}?notice=expired`);
    const { firstPage } = await startWorseCheck(intake, { now: new Date() });
    return seeOther(`/${locale}${statusPath(key, `/check/${firstPage}`)}`);
  },
  { route: "/[locale]/status/[key]/check", outage: "notSaved", page, privateAddress: true },
);

export const GET = openPage(page);
