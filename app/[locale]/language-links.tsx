"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { LANGUAGES, LOCALES, type Locale, pathIn } from "@/lib/i18n/locales";

/**
 * The same page in the other languages, each named in itself. The answers belong to the device, not
 * to the address, so they are there too. Runs in the browser only because the frame of a page is
 * not told the page's address; the server writes the links, and they need no script.
 */
export function LanguageLinks({ locale }: { locale: Locale }) {
  const path = usePathname();
  const query = useSearchParams().toString();
  return LOCALES.filter((other) => other !== locale).map((other) => (
    <a
      key={other}
      href={`${pathIn(other, path)}${query ? `?${query}` : ""}`}
      hrefLang={other}
      lang={other}
      className="inline-flex min-h-11 items-center px-1 text-accent print:hidden"
    >
      {LANGUAGES[other].name}
    </a>
  ));
}
