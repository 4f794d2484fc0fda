import Link from "next/link";

/** HTTP 404 inside the staff pages. */
export default function StaffNotFound() {
  return (
    <div className="narrow">
      <h1>This page was not found</h1>
      <p>The address may be incomplete, or what it named was removed.</p>
      <p>
        <Link href="/staff" prefetch={false}>
          Go to the queue
        </Link>
      </p>
    </div>
  );
}
