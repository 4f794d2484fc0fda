/** Finds an intake, open or closed, by the reference that a patient reads out. */
export function QueueSearchForm({ notFound }: { notFound: string | null }) {
  return (
    <search>
      <form action="/staff" className="find">
        <label htmlFor="find">Find by reference</label>
        <input
          id="find"
          name="find"
          defaultValue={notFound ?? ""}
          placeholder="BK-4T7Q-2M"
          autoComplete="off"
          maxLength={20}
          aria-describedby={notFound ? "find-problem" : undefined}
        />
        <button type="submit" className="staff-button staff-button-inline">
          Find
        </button>
        {notFound ? (
          <span id="find-problem" role="alert" className="field-error">
            No intake has the reference {notFound}.
          </span>
        ) : null}
      </form>
    </search>
  );
}
