import { Columns } from "@/components/staff/columns";
import type { Mix } from "@/lib/safety/figures";
import { LEVELS } from "@/lib/triage/symptoms";
import { LEVEL_WORDS } from "../words/words";

type Props = { of: string; mixes: readonly Mix[]; nameOf?: (group: string) => string };

/** The number of intakes by level, with a row for each group. */
export function MixTable({ of, mixes, nameOf = (group) => group }: Props) {
  return (
    <table className="plain">
      <Columns names={[of, ...LEVELS.map((level) => LEVEL_WORDS[level]), "All"]} />
      <tbody>
        {mixes.map((mix) => (
          <tr key={mix.group}>
            <th scope="row">{nameOf(mix.group)}</th>
            {LEVELS.map((level) => (
              <td key={level}>
                <span className="narrow-label">{LEVEL_WORDS[level]}: </span>
                {mix.levels[level]}
              </td>
            ))}
            <td>{mix.total} in all</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
