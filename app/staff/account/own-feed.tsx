import { StaffForm } from "@/components/staff/form";
import { fullText } from "../words/clock";
import { endFeed, newFeed } from "./actions";

/** The private link for this person's own calendar program: made, replaced or ended. */
export function OwnFeed({ since }: { since: Date | null }) {
  return (
    <section aria-labelledby="feed">
      <h2 id="feed">Your visits in your own calendar</h2>
      <p>
        A private link for a calendar program. It shows when and where you have visits, and nothing
        about the patients. Anybody with the link can read it.
      </p>
      {since ? (
        <>
          <p className="quiet">There is a link since {fullText(since)}.</p>
          <StaffForm
            id="feed-form"
            action={newFeed}
            submit="Make a new link, and end the old one"
            tone="quiet"
          />
          <StaffForm id="feed-end-form" action={endFeed} submit="End the link" tone="quiet" />
        </>
      ) : (
        <StaffForm id="feed-form" action={newFeed} submit="Make a link" tone="quiet" />
      )}
    </section>
  );
}
