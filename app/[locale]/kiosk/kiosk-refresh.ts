import { headers } from "next/headers";
import { IDLE_SECONDS, pageToGoBackTo } from "./idle-times";
import { thisKiosk } from "./kiosk-cookie";

/**
 * The header that makes a document without scripts ask whether somebody is still there, on a device
 * in the waiting room; none elsewhere. Going on leads to the page that the form was posted from.
 */
export async function kioskRefresh(): Promise<Record<string, string>> {
  const kiosk = await thisKiosk();
  if (!kiosk) return {};
  const from = (await headers()).get("referer") ?? "";
  const back = pageToGoBackTo(URL.canParse(from) ? new URL(from).pathname : "", kiosk.home);
  const [, locale] = back.split("/");
  return { Refresh: `${IDLE_SECONDS}; url=/${locale}/kiosk/idle?back=${back}` };
}
