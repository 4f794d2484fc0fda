"use client";

/** The page of a bug or an outage: what happened to the work, and a code to find it in the logs. */
export default function StaffError({ error }: { error: Error & { digest?: string } }) {
  return (
    <div className="narrow" role="alert">
      <h1>Something went wrong</h1>
      <p>
        We could not show this page. If you were sending something, check whether it was saved
        before you send it again. If a patient is in danger, do not wait for this page.
      </p>
      <p>
        {/* The data failed on the server, so only a reload can help. */}
        <button
          type="button"
          className="staff-button staff-button-primary"
          onClick={() => window.location.reload()}
        >
          Try again
        </button>
      </p>
      {error.digest ? <p className="quiet">Error code for support: {error.digest}</p> : null}
    </div>
  );
}
