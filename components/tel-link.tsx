/** The `tel:` address of a phone number. */
export function telHref(number: string): string {
  return `tel:${number.replace(/[^\d+]/g, "")}`;
}

/** A phone number that can be tapped to call it. */
export function TelLink({ number }: { number: string }) {
  return (
    <a href={telHref(number)} className="font-bold whitespace-nowrap">
      {number}
    </a>
  );
}
