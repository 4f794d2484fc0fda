"use client";

/** A bug or an outage: says what happened to the work, and a code that finds it in the logs. */
export default function StaffError({ error }: { error: Error & { digest?: string } }) {
  return (
    <div className="narrow" role="alert">
      <h1>This did not work</h1>
      <p>
        The page could not be shown. If you were sending something, look whether it is there before
        you send it again. For a patient in danger, do not wait for this page.
      </p>
      <p>
        {/* The data failed on the server: only asking the server again can help. */}
        <button
          type="button"
          className="staff-button staff-button-primary"
          onClick={() => window.location.reload()}
        >
          Try again
        </button>
      </p>
      {error.digest ? <p className="quiet">For support: {error.digest}</p> : null}
    </div>
  );
}
