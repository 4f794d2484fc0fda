"use client";

import { ButtonLink } from "@/components/button";
import { WhenToCall } from "./outage-panel";
import { useOutageWords } from "./outage-words";

/**
 * Shown for an address that leads nowhere. Next does not tell it the address, so its words come
 * from the frame of the page, which knows the language.
 */
export default function PatientNotFound() {
  const words = useOutageWords();
  if (!words) return null;
  const { page, title, text, toStart, startHref } = words.notFound;
  return (
    <>
      <title>{page}</title>
      <h1 className="text-title">{title}</h1>
      <p className="mt-4">{text}</p>
      <p className="mt-6">
        <ButtonLink href={startHref}>{toStart}</ButtonLink>
      </p>
      <WhenToCall words={words} />
    </>
  );
}
