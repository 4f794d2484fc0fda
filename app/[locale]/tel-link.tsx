import { dialed, phoneParts } from "@/lib/contact/phone";

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
