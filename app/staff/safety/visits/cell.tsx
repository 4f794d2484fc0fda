/** A cell with its own label, because narrow screens do not show the table head. */
export function Cell({ label, children }: { label: string; children: string }) {
  return (
    <td>
      <span className="narrow-label">{label}: </span>
      {children}
    </td>
  );
}
