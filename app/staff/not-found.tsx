import Link from "next/link";

/** HTTP 404 inside the staff pages. */
export default function StaffNotFound() {
  return (
    <div className="narrow">
      <h1>We could not find this page</h1>
      <p>The address may be incomplete, or the item may have been removed.</p>
      <p>
        <Link href="/staff" prefetch={false}>
          Go to the queue
        </Link>
      </p>
    </div>
  );
}
