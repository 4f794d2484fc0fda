import { lostResponse } from "../../lost-document";
import { localeOrDefault } from "../../words";

/** Where a private link leads that has ended or never was one. */
export async function GET(
  _: Request,
  { params }: RouteContext<"/[locale]/status/gone">,
): Promise<Response> {
  return lostResponse(localeOrDefault((await params).locale), "status.gone", "/status/gone");
}
