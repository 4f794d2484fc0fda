import type { Locale } from "@/lib/i18n/locales";
import type { Words } from "../words";

/** A quiet way out that leaves nothing on this device. */
export function LeaveForm({ t, locale }: { t: Words; locale: Locale }) {
  return (
    <form method="post" action={`/${locale}/intake/leave`} className="mt-12 print:hidden">
      <button
        type="submit"
        className="min-h-11 cursor-pointer text-small text-accent underline underline-offset-4 hover:decoration-3"
      >
        {t("common.leave")}
      </button>
    </form>
  );
}
