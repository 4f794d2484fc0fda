import { lostResponse } from "../lost-document";
import { localeOrDefault } from "../words";

/** Any address that leads nowhere. */
export async function GET(
  _: Request,
  { params }: RouteContext<"/[locale]/[...rest]">,
): Promise<Response> {
  const { locale, rest } = await params;
  return lostResponse(localeOrDefault(locale), "notFound", `/${rest.join("/")}`);
}
