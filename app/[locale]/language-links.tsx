import { LANGUAGES, LOCALES, pathIn } from "@/lib/i18n/locales";
import type { View, Visit } from "./place";

const LOOK = "inline-flex min-h-11 items-center px-1 text-accent print:hidden";

/**
 * Links to this page in the other languages, each in its own name. The answers belong to the
 * device, not to the address, so they carry over. A form that holds the only copy of them is sent
 * along.
 */
export function LanguageLinks({ visit, holds }: { visit: Visit; holds: View["holds"] }) {
  const { locale, path, query } = visit;
  const search = query.size > 0 ? `?${query}` : "";
  return LOCALES.filter((other) => other !== locale).map((other) =>
    holds ? (
      <button
        type="submit"
        key={other}
        form={holds.formId}
        formAction={pathIn(other, holds.action)}
        lang={other}
        className={`${LOOK} cursor-pointer underline underline-offset-4`}
      >
        {LANGUAGES[other].name}
      </button>
    ) : (
      <a
        key={other}
        href={`${pathIn(other, path)}${search}`}
        hrefLang={other}
        lang={other}
        className={LOOK}
      >
        {LANGUAGES[other].name}
      </a>
    ),
  );
}
