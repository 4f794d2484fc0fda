import { CLEAR_STORAGE, forgetDevice, fromOtherSite } from "../../patient-cookie";
import { seeOther } from "../../patient-post";
import { localeOrDefault } from "../../words";
import { thisKiosk } from "../kiosk-cookie";

/**
 * Makes a kiosk forget its patient and leads to the start page in its own language. The draft stays
 * in the database like any other. A device that is no kiosk, or another site, changes nothing.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const kiosk = await thisKiosk();
  if (!kiosk || fromOtherSite(request)) {
    return seeOther(`/${localeOrDefault((await params).locale)}`);
  }
  const answer = seeOther(`/${kiosk.home}`, forgetDevice());
  answer.headers.set("Clear-Site-Data", CLEAR_STORAGE);
  return answer;
}
