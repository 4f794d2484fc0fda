import type { NamedPerson } from "@/lib/auth/queries";
import type { AuditFilter } from "@/lib/record/audit-log";

/** Filters the audit log by intake or person. */
export function AuditFilterForm({
  filter,
  people,
}: {
  filter: AuditFilter;
  people: NamedPerson[];
}) {
  return (
    <search>
      <form action="/staff/audit" className="find">
        <label htmlFor="reference">Intake reference</label>
        <input
          id="reference"
          name="reference"
          defaultValue={filter.reference ?? ""}
          maxLength={20}
          autoComplete="off"
        />
        <label htmlFor="staff">Person</label>
        <select id="staff" name="staff" defaultValue={filter.staffId ?? ""}>
          <option value="">Everyone</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
        <button type="submit" className="staff-button staff-button-inline">
          Apply
        </button>
      </form>
    </search>
  );
}
