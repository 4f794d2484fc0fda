import { BulletList } from "@/components/bullet-list";
import { ButtonLink } from "@/components/button";
import type { OutageText } from "./outage-facts";

/** When to call for help at once. */
export function WhenToCall({ words }: { words: OutageText }) {
  return (
    <section className="mt-8 rounded-field border-2 border-l-8 border-emergency px-5 py-4">
      <h2 className="text-lead">{words.safetyTitle}</h2>
      <BulletList items={words.safetyItems} />
      <p className="mt-4">
        <ButtonLink href={words.callHref} tone="emergency">
          {words.call}
        </ButtonLink>
      </p>
    </section>
  );
}

/** What happened, how to try again, and when and where to call. */
export function OutagePanel({ words, retryHref }: { words: OutageText; retryHref: string }) {
  return (
    <>
      <title>{words.title}</title>
      <h1 className="text-title">{words.title}</h1>
      <p className="mt-4">{words.text}</p>
      <p className="mt-4">
        <ButtonLink href={retryHref}>{words.tryAgain}</ButtonLink>
      </p>
      <p className="mt-4">{words.clinicLine}</p>
      <WhenToCall words={words} />
    </>
  );
}
