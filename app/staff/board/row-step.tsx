import type { RowView } from "./queue-view";
import { alarmWords } from "./row-alarm";

/**
 * The last step, and what comes next or needs a look, which is never cut. Of what rings: whom its
 * ladder has told.
 */
export function RowStep({ row }: { row: RowView }) {
  const { alarm, told, work, marks } = row;
  const loud = marks.filter((mark) => mark.loud);
  return (
    <>
      <span className="cell-name">Last step </span>
      {alarm ? <b className="row-alarm">{alarmWords(row)}</b> : null}
      <span className={alarm ? "quiet called" : undefined}>{told ?? work.step}</span>
      {work.call ? <span className="quiet called">{work.call}</span> : null}
      {loud.map(({ words }) => (
        <b key={words} className="mark">
          {words}
        </b>
      ))}
    </>
  );
}
