import { Columns } from "@/components/staff/columns";
import { share } from "@/lib/safety/agreement";
import type { BlindCount } from "@/lib/safety/blind/queries";
import { shareText } from "./figures";

/** Who gave a level before they saw that of the triage, and how far the two agree. */
export function BlindPart({ counts }: { counts: readonly BlindCount[] }) {
  return (
    <section className="safety-whole" aria-labelledby="blind">
      <h2 id="blind">Reviewed blind</h2>
      <p>
        A clinician who sees the level first tends to agree with it. These gave theirs before the
        intake’s page showed it. The queue shows every level, so it counts as blind only when they
        said that they had not seen it. An admin turns blind reviews on under Settings.
      </p>
      {counts.length === 0 ? (
        <p className="empty">No one reviewed blind in this period.</p>
      ) : (
        <table className="plain">
          <Columns
            names={[
              "Clinician",
              "Judged blind",
              "Same level (95% interval)",
              "Put higher",
              "Not blind: level seen",
              "Looked first",
            ]}
          />
          <tbody>
            {counts.map(({ name, judged, same, higher, seen, shown }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{judged} judged</td>
                <td>{shareText(share(same, judged))}</td>
                <td>{higher} higher</td>
                <td>{seen} not blind</td>
                <td>{shown} looked first</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
