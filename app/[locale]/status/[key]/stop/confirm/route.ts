import { stopMessages } from "@/lib/aftercare/commands";
import { openPage, patientPost, seeOther } from "../../../../patient-post";
import { findByKey, statusPath } from "../../access";

const page = (_: string, key: string) => statusPath(key, "/stop");

/** The patient wants no more messages. */
export const POST = patientPost(
  async ({ locale, key, token }) => {
    const intake = await findByKey(key, token);
    if (!intake) return seeOther(`/${locale}?notice=expired`);
    await stopMessages(intake.id);
    return seeOther(`/${locale}${page("", key)}`);
  },
  { route: "/[locale]/status/[key]/stop/confirm", outage: "notSaved", page, privateAddress: true },
);

export const GET = openPage(page);
