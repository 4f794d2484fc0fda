import { Fragment } from "react";
import { LANGUAGES, LOCALES, type Locale, pathIn } from "@/lib/i18n/locales";
import { CHOSEN, type View, type Visit } from "./place";

const LOOK = "inline-flex min-h-11 items-center px-1 text-accent print:hidden";

type Form = { formId: string; action: string };
type LinkProps = { other: Locale; form: Form; role?: "link" };

/** Pages of a sent intake: messages to the patient follow the language chosen there. */
const AFTER_SENDING = /^\/[a-z]+\/(result|status)(\/|$)/;

function searchOf({ path, query }: Visit): string {
  const search = new URLSearchParams(query);
  if (AFTER_SENDING.test(path)) search.set(CHOSEN, "1");
  return search.size > 0 ? `?${search}` : "";
}

/**
 * Sends a form along to its page in the other language. The Enter key presses the first button of a
 * form, and this one comes before the form's own: so one that nobody sees or reaches stands in front.
 */
function SendAlong({ other, form, role }: LinkProps) {
  return (
    <>
      <button type="submit" form={form.formId} tabIndex={-1} aria-hidden className="sr-only" />
      <button
        type="submit"
        form={form.formId}
        formAction={pathIn(other, form.action)}
        lang={other}
        role={role}
        className={`${LOOK} cursor-pointer underline underline-offset-4`}
      >
        {LANGUAGES[other].name}
      </button>
    </>
  );
}

/**
 * Links to this page in the other languages, each in its own name. The answers belong to the
 * device, not to the address, so they carry over. A form that `holds` the only copy of them is sent
 * along. What was typed into a form that `keeps` it is saved first: by public/patient.js, or without
 * scripts by a button in place of the link.
 */
export function LanguageLinks({
  visit,
  holds,
  keeps,
}: { visit: Visit } & Pick<View, "holds" | "keeps">) {
  const { locale, path } = visit;
  const search = searchOf(visit);
  return LOCALES.filter((other) => other !== locale).map((other) =>
    holds ? (
      <SendAlong key={other} other={other} form={holds} />
    ) : (
      <Fragment key={other}>
        <a
          href={`${pathIn(other, path)}${search}`}
          hrefLang={other}
          lang={other}
          className={`${LOOK} ${keeps ? "[@media(scripting:none)]:hidden" : ""}`}
          data-keep-form={keeps?.formId}
          data-keep={keeps && pathIn(other, keeps.action)}
        >
          {LANGUAGES[other].name}
        </a>
        {keeps ? (
          <noscript>
            <SendAlong other={other} form={keeps} role="link" />
          </noscript>
        ) : null}
      </Fragment>
    ),
  );
}
