import { addAddendum } from "@/lib/intake/commands";
import { findOwnIntake } from "@/lib/intake/queries";
import { openPage, patientPost, seeOther } from "../../patient-post";
import { addendumKind } from "../told";

const page = () => "/result";

/** Notes what the patient told us about a sent intake. It stays at its level and in the queue. */
export const POST = patientPost(
  async ({ locale, token, form }) => {
    const kind = addendumKind(form.kind?.[0]);
    if (!kind) return { hostile: true, goTo: `/${locale}/result` };
    const intake = token ? await findOwnIntake(token) : null;
    if (!intake) return seeOther(`/${locale}?notice=expired`);
    await addAddendum(intake.id, kind);
    return seeOther(`/${locale}/result?told=${kind}`);
  },
  { route: "/[locale]/result/addendum", outage: "notSaved", page },
);

export const GET = openPage(page);
