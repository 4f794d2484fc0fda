import type { RowView } from "./queue-view";
import { alarmWords } from "./row-alarm";

/** The last step, and what comes next or needs a look, which is never cut. */
export function RowStep({ row }: { row: RowView }) {
  const loud = row.marks.filter((mark) => mark.loud);
  return (
    <>
      <span className="cell-name">Last step </span>
      {row.alarm ? <b className="row-alarm">{alarmWords(row)}</b> : null}
      <span className={row.alarm ? "quiet called" : undefined}>{row.work.step}</span>
      {row.work.call ? <span className="quiet called">{row.work.call}</span> : null}
      {loud.map(({ words }) => (
        <b key={words} className="mark">
          {words}
        </b>
      ))}
    </>
  );
}
