import type { Locale } from "@/lib/i18n/locales";
import { outageWords } from "./outage-facts";
import { OutagePanel } from "./outage-panel";

/** A page whose answers could not be loaded. */
export async function OutageView({ locale, retryHref }: { locale: Locale; retryHref: string }) {
  return <OutagePanel words={await outageWords(locale)} retryHref={retryHref} />;
}
