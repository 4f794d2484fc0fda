import { lostResponse } from "../lost-document";
import { localeOrDefault } from "../words";

/** Where a browser without scripts is led by a page that broke in a way that nobody foresaw. */
export async function GET(
  _: Request,
  { params }: RouteContext<"/[locale]/broken">,
): Promise<Response> {
  return lostResponse(localeOrDefault((await params).locale), "broken", "/broken");
}
