import { Fragment } from "react";
import { UNSURE_WORDS } from "../words/words";
import type { RowView } from "./queue-view";

type Reason = RowView["reasons"][number];

/** Words that may go on in the next line after each "/", so that no end of them is cut. */
function Breakable({ words }: { words: string }) {
  return words.split(/(?<=\/)/).map((part, at) => (
    <Fragment key={part}>
      {at > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ));
}

function Item({ reason: { words, unsure } }: { reason: Reason }) {
  return (
    <li>
      <Breakable words={words} />
      {unsure ? <span className="quiet"> ({UNSURE_WORDS[unsure].toLowerCase()})</span> : null}
    </li>
  );
}

/**
 * The two most severe red flags in staff wording, how many more there are, and quiet facts. One line
 * leaves the second to the count (styles/queue-sizes.css).
 */
export function RowWhy({ row }: { row: RowView }) {
  const [first, second, ...others] = row.reasons;
  const more = others.length + row.more;
  const facts = row.marks.filter(({ loud }) => !loud).map(({ words }) => words);
  return (
    <div className="row-lines">
      <ul className="reasons">{first ? <Item reason={first} /> : null}</ul>
      {second ? (
        <div className="row-more" data-short={`and ${more + 1} more`}>
          <ul>
            <Item reason={second} />
          </ul>
          {more > 0 ? <span>, and {more} more</span> : null}
        </div>
      ) : null}
      {facts.length > 0 ? (
        <span className="row-facts">
          {second ? ". " : ""}
          {facts.join(". ")}
        </span>
      ) : null}
    </div>
  );
}
