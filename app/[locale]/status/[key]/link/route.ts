import { makeLink } from "@/lib/aftercare/commands";
import { openPage, patientPost, seeOther } from "../../../patient-post";
import { findByKey, MINE, statusPath } from "../access";

const page = (_: string, key: string) => statusPath(key);

/** Makes a private link for the device that sent the answers, and opens it. */
export const POST = patientPost(
  async ({ locale, key, token }) => {
    const intake = key === MINE ? await findByKey(key, token) : null;
    if (!intake) return seeOther(`/${locale}?notice=expired`);
    const link = await makeLink(intake.id, new Date());
    return seeOther(`/${locale}${statusPath(link)}`);
  },
  { route: "/[locale]/status/[key]/link", outage: "notSaved", page, privateAddress: true },
);

export const GET = openPage(page);
