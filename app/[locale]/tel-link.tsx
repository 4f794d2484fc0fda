import { LineIcon } from "@/app/line-icon";
import { ButtonLink } from "@/components/button";
import { dialed, phoneParts } from "@/lib/contact/phone";
import type { Words } from "@/lib/i18n/translate";
import { clinicFacts } from "./clinic";

/** The `tel:` address of a phone number: it dials what is shown and none of an extension. */
export function telHref(number: string): string {
  return `tel:${dialed(number)}`;
}

/** A phone number that can be tapped to call it. Words around it are not part of the link. */
export function TelLink({ number: typed }: { number: string }) {
  const { before, number, after } = phoneParts(typed);
  if (number === "") return before;
  return (
    <>
      {before ? `${before} ` : null}
      <a href={telHref(typed)} className="font-bold whitespace-nowrap">
        {number}
      </a>
      {after && !/^[,;]/.test(after) ? " " : null}
      {after}
    </>
  );
}

/** The button that calls for help, below the signs of an emergency. */
export function CallForHelp({ t }: { t: Words }) {
  const { number } = clinicFacts();
  return (
    <p className="mt-3 print:hidden">
      <ButtonLink href={telHref(number)} tone="emergency" className="w-full sm:w-auto">
        <LineIcon name="phone" className="size-5" />
        {t("start.emergencyCall", { number })}
      </ButtonLink>
    </p>
  );
}
