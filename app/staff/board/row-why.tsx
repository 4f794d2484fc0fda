import { UNSURE_WORDS } from "../words/words";
import type { RowView } from "./queue-view";

type Reason = RowView["reasons"][number];

function Item({ reason: { words, unsure } }: { reason: Reason }) {
  return (
    <li>
      {words}
      {unsure ? <span className="quiet"> ({UNSURE_WORDS[unsure].toLowerCase()})</span> : null}
    </li>
  );
}

/** The two most severe red flags in staff wording, how many more there are, and quiet facts. */
export function RowWhy({ row }: { row: RowView }) {
  const [first, second, ...others] = row.reasons;
  const more = others.length + row.more;
  const quiet = row.marks.filter(({ loud }) => !loud).map(({ words }) => `. ${words}`);
  return (
    <div className="row-lines">
      <ul className="reasons">{first ? <Item reason={first} /> : null}</ul>
      <div className="row-more">
        <ul>{second ? <Item reason={second} /> : null}</ul>
        {more > 0 ? `, and ${more} more` : null}
        {quiet.join("").replace(/^\. /, second ? ". " : "")}
      </div>
    </div>
  );
}
