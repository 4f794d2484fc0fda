import { NEW_STEP } from "../words/words";
import type { RowView } from "./queue-view";
import { alarmWords } from "./row-alarm";

/** Whom the ladder has told hides nothing that somebody did, in rows of any size (`row-done`). */
function AlarmStep({ row: { told, work } }: { row: RowView }) {
  const fresh = work.step === NEW_STEP;
  return (
    <>
      {told ? <span className="quiet called">{told}</span> : null}
      {told && fresh ? null : (
        <span className={`quiet called${fresh ? "" : " row-done"}`}>{work.step}</span>
      )}
      {work.call ? <span className="quiet called row-done">{work.call}</span> : null}
    </>
  );
}

/**
 * The last step, and what comes next or needs a look, which is never cut. Of what rings: whom its
 * ladder has told, and below it what somebody did.
 */
export function RowStep({ row, me }: { row: RowView; me: string }) {
  const { alarm, work, marks } = row;
  const loud = marks.filter((mark) => mark.loud);
  return (
    <>
      <span className="cell-name">Last or next step </span>
      {alarm ? (
        <>
          <b className="row-alarm">{alarmWords(row, me)}</b>
          <AlarmStep row={row} />
        </>
      ) : (
        <>
          <span>{work.step}</span>
          {work.call ? <span className="quiet called">{work.call}</span> : null}
        </>
      )}
      {loud.map(({ words }) => (
        <b key={words} className="mark">
          {words}
        </b>
      ))}
    </>
  );
}
