"use client";

import { ButtonLink } from "@/components/button";
import { WhenToCall } from "../../outage-panel";
import { useOutageWords } from "../../outage-words";

/** Shown for a private link that has ended or never was one. */
export default function LinkGone() {
  const words = useOutageWords();
  if (!words) return null;
  const { page, title, text } = words.linkGone;
  return (
    <>
      <title>{page}</title>
      <h1 className="text-title">{title}</h1>
      <p className="mt-4">{text}</p>
      <p className="mt-4">{words.clinicLine}</p>
      <p className="mt-6">
        <ButtonLink href={words.notFound.startHref}>{words.notFound.toStart}</ButtonLink>
      </p>
      <WhenToCall words={words} />
    </>
  );
}
