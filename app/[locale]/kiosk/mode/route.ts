import { readLocationCode } from "@/lib/clinic/location/schema";
import { forgetDevice } from "../../patient-cookie";
import { openPage, patientPost, seeOther } from "../../patient-post";
import { kioskCookie } from "../kiosk-cookie";

const page = () => "/kiosk";

/** Makes this device a kiosk, or ends that. Either way it forgets the intake it had. */
export const POST = patientPost(
  async ({ locale, form }) => {
    const on = form.mode?.[0] === "on";
    const kiosk = on ? { home: locale, at: readLocationCode(form.at?.[0]) } : null;
    const answer = seeOther(on ? `/${locale}` : `/${locale}${page()}`, forgetDevice());
    answer.headers.append("Set-Cookie", kioskCookie(kiosk));
    return answer;
  },
  { route: "/[locale]/kiosk/mode", outage: "notSaved", page },
);

export const GET = openPage(page);
