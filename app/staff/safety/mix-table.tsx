import { Columns } from "@/components/staff/columns";
import type { Mix } from "@/lib/safety/summary";
import { LEVELS } from "@/lib/triage/symptoms";
import { LEVEL_WORDS } from "../words/words";
import { MixBar } from "./mix-bar";

type Props = { title: string; of: string; mixes: readonly Mix[] };

/** The number of intakes by level, with a row and a bar for each group. */
export function MixTable({ title, of, mixes }: Props) {
  const id = title.toLowerCase().replaceAll(" ", "-");
  const most = Math.max(...mixes.map((mix) => mix.total));
  return (
    <section className="day" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {mixes.length === 0 ? (
        <p className="empty">No intakes were received in this period.</p>
      ) : null}
      {mixes.length === 0 ? null : (
        <table className="plain">
          <Columns names={[of, "All", ...LEVELS.map((level) => LEVEL_WORDS[level]), "Chart"]} />
          <tbody>
            {mixes.map((mix) => (
              <tr key={mix.group}>
                <th scope="row">{mix.group}</th>
                <td>{mix.total} total</td>
                {LEVELS.map((level) => (
                  <td key={level}>
                    <span className="narrow-label">{LEVEL_WORDS[level]}: </span>
                    {mix.levels[level]}
                  </td>
                ))}
                <td>
                  <MixBar mix={mix} most={most} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
