import type { MetadataRoute } from "next";
import { LOCALES } from "@/lib/i18n/locales";
import { languagesOf } from "./[locale]/alternates";
import { PUBLIC_PATHS } from "./public-pages";

/** The address is a setting of the running service, not of the build. */
export const dynamic = "force-dynamic";

/** sitemap.xml: every public page in every language, with links to the other languages. */
export default function sitemap(): MetadataRoute.Sitemap {
  return PUBLIC_PATHS.flatMap((path) => {
    const languages = languagesOf(path);
    return LOCALES.map((locale) => ({ url: languages[locale], alternates: { languages } }));
  });
}
