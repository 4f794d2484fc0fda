import { Columns } from "@/components/staff/columns";
import type { Agreement } from "@/lib/safety/summary";
import { LEVELS } from "@/lib/triage/symptoms";
import { LEVEL_WORDS } from "../words/words";
import { kappaText, shareText } from "./figures";
import { IntakeList } from "./intake-list";

/** How far triage and clinicians agree, and where they do not. */
export function AgreementPart({ agreement }: { agreement: Agreement }) {
  const { unreviewed, underShare, same, kappa, table, under, over } = agreement;
  return (
    <section className="day" aria-labelledby="agreement">
      <h2 id="agreement">Agreement between triage and clinicians</h2>
      <dl className="facts">
        <div>
          <dt>Under-triaged: the clinician put it higher (95% interval)</dt>
          <dd>{shareText(underShare)}</dd>
        </div>
        <div>
          <dt>Not reviewed by a clinician, so not known</dt>
          <dd>{shareText(unreviewed)}</dd>
        </div>
        <div>
          <dt>Same level (95% interval)</dt>
          <dd>{shareText(same)}</dd>
        </div>
        <div>
          <dt>Weighted kappa, quadratic weights (95% interval)</dt>
          <dd>{kappaText(kappa)}</dd>
        </div>
      </dl>
      <table className="plain mt-4">
        <caption>Rows: level by triage. Columns: level by the clinician.</caption>
        <Columns names={["Triage", ...LEVELS.map((level) => LEVEL_WORDS[level])]} />
        <tbody>
          {LEVELS.map((level, row) => (
            <tr key={level}>
              <th scope="row">{LEVEL_WORDS[level]}</th>
              {LEVELS.map((other, column) => (
                <td key={other} className={row === column ? "same-level" : undefined}>
                  <span className="narrow-label">{LEVEL_WORDS[other]}: </span>
                  {table[row]?.[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <IntakeList title="Under-triaged: the clinician put these higher" rows={under} />
      <IntakeList title="Over-triaged: the clinician put these lower" rows={over} />
    </section>
  );
}
