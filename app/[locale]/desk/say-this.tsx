import { DESK_WORDS, EMERGENCY_STEPS } from "@/app/staff/words/desk-words";
import { BulletList } from "@/components/bullet-list";
import { ButtonLink } from "@/components/button";
import type { OwnIntake } from "@/lib/intake/queries";
import type { Desk } from "../place";

/** Above the result: that it is read to the patient, and in an emergency what else to do. */
export function SayThis({ desk: { channel }, emergency }: { desk: Desk; emergency: boolean }) {
  if (!emergency)
    return (
      <p lang="en" className="mt-3 mb-4 text-small font-bold">
        {DESK_WORDS.tell(channel)}
      </p>
    );
  return (
    <div lang="en" className="mt-2 mb-8 sm:mb-4">
      <BulletList items={EMERGENCY_STEPS[channel]} tight />
    </div>
  );
}

/** Below the result: the reference to give, and where staff go on. */
export function DeskNext({ intake: { id, reference } }: { intake: OwnIntake }) {
  return (
    <section lang="en" className="mt-10 border-t border-line pt-6 print:hidden">
      <h2 className="text-section">{DESK_WORDS.next}</h2>
      <p className="mt-2">
        {DESK_WORDS.reference}{" "}
        <strong className="tracking-wider whitespace-nowrap">{reference}</strong>
      </p>
      <p className="mt-4 flex flex-wrap gap-3">
        <ButtonLink href={`/staff?open=${id}`}>{DESK_WORDS.board}</ButtonLink>
        <ButtonLink tone="quiet" href={`/staff/intakes/${id}/times`}>
          {DESK_WORDS.book}
        </ButtonLink>
        <ButtonLink tone="quiet" href="/staff/new">
          {DESK_WORDS.another}
        </ButtonLink>
      </p>
    </section>
  );
}
