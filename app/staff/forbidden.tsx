import Link from "next/link";

/** HTTP 403: signed in, but the role does not allow this page. */
export default function StaffForbidden() {
  return (
    <div className="narrow">
      <h1>Your role does not allow this page</h1>
      <p>Nothing was shown or changed. If you need it for your work, ask a clinic admin.</p>
      <p>
        <Link href="/staff" prefetch={false}>
          Go to the queue
        </Link>
      </p>
    </div>
  );
}
