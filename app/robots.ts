import type { MetadataRoute } from "next";
import { env } from "@/lib/env";
import { LOCALES } from "@/lib/i18n/locales";
import { PRIVATE_PLACES } from "./public-pages";

/** The address is a setting of the running service, not of the build. */
export const dynamic = "force-dynamic";

/** robots.txt: crawlers may read the public pages, and nothing of patients or staff. */
export default function robots(): MetadataRoute.Robots {
  const ofPatients = LOCALES.flatMap((locale) =>
    PRIVATE_PLACES.map((place) => `/${locale}/${place}`),
  );
  return {
    rules: { userAgent: "*", disallow: ["/staff", "/api", ...ofPatients] },
    sitemap: new URL("/sitemap.xml", env().APP_URL).href,
  };
}
