import { fullText } from "@/app/staff/words/clock";
import { StaffForm } from "@/components/staff/form";
import { read } from "./actions";
import type { IntakePageData } from "./load";

/** Notes that a colleague wrote to this reader, until they say that they read them. */
export function ToldYou({ intake }: { intake: IntakePageData }) {
  if (intake.mentions.length === 0) return null;
  return (
    <section aria-labelledby="told-you" className="told-you print:hidden">
      <h2 id="told-you">Written to you</h2>
      {intake.mentions.map((mention) => (
        <div key={mention.noteId}>
          <p>
            <b>{mention.fromName}</b> <span className="quiet">{fullText(mention.at)}</span>
          </p>
          <blockquote>{mention.text}</blockquote>
          <StaffForm
            id={`read-${mention.noteId}`}
            action={read}
            hidden={{ noteId: mention.noteId }}
            submit="I have read it"
            tone="quiet"
          />
        </div>
      ))}
    </section>
  );
}
