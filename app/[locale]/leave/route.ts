import { clinicFacts } from "../clinic";
import { thisKiosk } from "../kiosk/kiosk-cookie";
import { CLEAR_STORAGE, forgetDevice, fromOtherSite } from "../patient-cookie";
import { seeOther } from "../patient-post";
import { localeOrDefault } from "../words";

/**
 * "Leave quickly": makes this device forget the intake and opens a page that has nothing to do with
 * us. A link, not a form, because our content policy keeps forms from leading to other sites. Asked
 * for by another site, it forgets nothing and leads to the start page.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  if (fromOtherSite(request)) {
    return seeOther(`/${localeOrDefault((await params).locale)}`);
  }
  // A device in the waiting room stays on this site.
  const kiosk = await thisKiosk();
  const answer = seeOther(kiosk ? `/${kiosk.home}` : clinicFacts().leaveTo, forgetDevice());
  answer.headers.set("Clear-Site-Data", CLEAR_STORAGE);
  answer.headers.set("Referrer-Policy", "no-referrer");
  return answer;
}
