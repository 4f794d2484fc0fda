import { bannerWords, DESK_WORDS } from "@/app/staff/words/desk-words";
import { IDLE_MINUTES } from "@/lib/auth/session";
import type { Desk } from "../place";

/**
 * Above each page that staff fill in for somebody: for whom, who enters it, and to read it aloud. It
 * speaks English, as all staff pages do. Without scripts an unattended page goes away with the session.
 */
export function DeskBanner({ desk: { staff, channel } }: { desk: Desk }) {
  return (
    <div
      lang="en"
      className="mb-1 rounded-field border-l-8 border-accent bg-accent-soft px-3 py-1.5 text-small leading-snug print:hidden"
    >
      <p>
        <strong>{bannerWords(staff.name, channel)}</strong> {DESK_WORDS.readAloud}
      </p>
      <p className="text-ink-quiet [@media(scripting:none),(pointer:coarse)]:hidden">
        {DESK_WORDS.keys}
      </p>
      <noscript>
        <meta httpEquiv="refresh" content={`${IDLE_MINUTES * 60};url=/staff/new`} />
      </noscript>
    </div>
  );
}

/** In the header, in place of "Leave quickly": back to the queue. */
export function ToQueue() {
  return (
    <a
      href="/staff"
      lang="en"
      className="inline-flex min-h-11 items-center px-1 whitespace-nowrap text-accent print:hidden"
    >
      {DESK_WORDS.toQueue}
    </a>
  );
}
