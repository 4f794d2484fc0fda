import { BULK_FORM } from "./form-id";

type Row = { intakeId: string; version: number; reference: string };

/** Selects a row for a bulk action. The checkbox belongs to the form above the table. */
export function RowPick({ row }: { row: Row }) {
  return (
    <label className="pick">
      <input type="checkbox" name="row" form={BULK_FORM} value={`${row.intakeId}:${row.version}`} />
      <span className="sr-only">Select {row.reference}</span>
    </label>
  );
}
