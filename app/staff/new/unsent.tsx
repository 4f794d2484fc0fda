import { CHANNEL_WORDS } from "@/app/staff/words/desk-words";
import type { DeskDraft } from "@/lib/intake/desk/queries";
import { durationWords } from "@/lib/queue/time-left";
import { deskPath } from "./desk-path";

type Props = { drafts: DeskDraft[]; now: Date };

/** What this person began or took over and has not sent, with a link to go on. */
export function Unsent({ drafts, now }: Props) {
  if (drafts.length === 0) return null;
  const ago = (at: Date) => `${durationWords(now.getTime() - at.getTime())} ago`;
  return (
    <>
      <h2>Not sent yet</h2>
      <ul className="panel">
        {drafts.map(({ id, locale, channel, createdAt, updatedAt }) => (
          <li key={id}>
            {/* A plain link: this page is not one of the framework. */}
            <a href={deskPath({ id, locale })}>
              Begun {ago(createdAt)}, {CHANNEL_WORDS[channel]}
            </a>
            , last answer {ago(updatedAt)}
          </li>
        ))}
      </ul>
    </>
  );
}
