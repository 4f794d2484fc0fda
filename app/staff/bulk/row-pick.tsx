import { BULK_FORM } from "./form-id";

type Row = { intakeId: string; version: number; reference: string };

/** The box that ticks a row for what is done with many; it belongs to the form above the table. */
export function RowPick({ row }: { row: Row }) {
  return (
    <label className="pick">
      <input type="checkbox" name="row" form={BULK_FORM} value={`${row.intakeId}:${row.version}`} />
      <span className="sr-only">Select {row.reference}</span>
    </label>
  );
}
