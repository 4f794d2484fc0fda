import { Fragment } from "react";
import { CAUTION_ON_PAPER, OnPaper, SCREEN_ONLY } from "../words/on-paper";
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

/** `said`: the caution of paper stands beside this name already. */
function Item({ reason, said = false }: { reason: Reason; said?: boolean }) {
  const { words, unsure, harm } = reason;
  const screen = (
    <>
      <Breakable words={words} />
      {unsure ? <span className="quiet"> ({UNSURE_WORDS[unsure].toLowerCase()})</span> : null}
    </>
  );
  return (
    <li className={harm && said ? SCREEN_ONLY : undefined}>
      <OnPaper screen={screen} paper={harm ? CAUTION_ON_PAPER : screen} />
    </li>
  );
}

/**
 * The two most severe red flags in staff wording, how many more there are, and quiet facts. One line
 * leaves the second to the count (styles/queue-sizes.css). On paper danger at home and self-harm are a caution.
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
            <Item reason={second} said={first?.harm} />
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
