import type { IncomingMessage } from "node:http";
import { callerAddress } from "@/lib/auth/origin";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import { kioskIn } from "./kiosk/kiosk-cookie";
import { fromOtherSite, tokenIn } from "./patient-cookie";
import { FORM_MARK, type Place, type Visit } from "./place";
import { findPlace } from "./places";

/** The headers of a Node request as web headers, whose `get` gives one text or null. */
export function headersOf({ headers }: IncomingMessage): Pick<Headers, "get"> {
  return {
    get: (name) => {
      const value = headers[name];
      return Array.isArray(value) ? value.join(", ") : (value ?? null);
    },
  };
}

/** A request for a place; without a place the address is unknown. */
export type Found = { visit: Visit; route: string; place: Place | null };

/**
 * Reads a request for this address. It reads no cookie for a page that is the same for everyone.
 */
export function findVisit(request: IncomingMessage, address: string): Found {
  const headers = headersOf(request);
  const url = new URL(address, "http://localhost");
  url.searchParams.delete(FORM_MARK);
  const [, first, ...rest] = url.pathname.split("/");
  const found = isLocale(first) ? findPlace(["", ...rest].join("/")) : null;
  const locale: Locale = isLocale(first) ? first : DEFAULT_LOCALE;
  const all = found?.place.kept ? null : headers.get("cookie");
  // What staff enter for somebody is neither of this device nor of a kiosk.
  const draft = found?.params.draft;
  const cookie = draft ? null : all;
  const visit: Visit = {
    locale,
    t: translatorIn(locale),
    path: url.pathname,
    params: found?.params ?? {},
    query: url.searchParams,
    base: draft ? `/${locale}/desk/${draft}` : `/${locale}`,
    desk: null,
    cookies: draft ? all : null,
    token: tokenIn(cookie),
    formOf: null,
    formerForm: false,
    kiosk: kioskIn(cookie),
    caller: callerAddress(headers),
    fromOtherSite: fromOtherSite(headers),
  };
  return { visit, route: `/[locale]${found?.route ?? ""}`, place: found?.place ?? null };
}
