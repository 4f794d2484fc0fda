import { fullText } from "@/app/staff/words/clock";
import { UNREADABLE_WORDS } from "@/app/staff/words/words";
import { StaffForm } from "@/components/staff/form";
import { read } from "./actions";
import type { IntakePageData } from "./load";

/** Notes from colleagues to this person, until they mark them as read. */
export function NotesToYou({ intake }: { intake: IntakePageData }) {
  if (intake.mentions.length === 0) return null;
  return (
    <section aria-labelledby="notes-to-you" className="notes-to-you print:hidden">
      <h2 id="notes-to-you">Notes to you</h2>
      {intake.mentions.map((mention) => (
        <div key={mention.noteId}>
          <p>
            <b>{mention.fromName}</b> <span className="quiet">{fullText(mention.at)}</span>
          </p>
          <blockquote>{mention.text ?? UNREADABLE_WORDS}</blockquote>
          <StaffForm
            id={`read-${mention.noteId}`}
            action={read}
            hidden={{ noteId: mention.noteId }}
            submit="Mark as read"
            tone="quiet"
          />
        </div>
      ))}
    </section>
  );
}
