import Link from "next/link";
import { LevelTag } from "@/components/level-tag";
import { RowPick } from "../bulk/row-pick";
import { LEVEL_WORDS, UNSURE_WORDS } from "../words/words";
import { queueHref } from "./queue-address";
import type { RowView } from "./queue-view";
import { ReachMarks } from "./reach-marks";
import { RowClaim } from "./row-claim";

/** The red flags in staff wording, most severe first, and other facts to see at a glance. */
function Why({ row }: { row: RowView }) {
  const quiet = row.marks.filter(({ loud }) => !loud).map(({ words }) => words);
  if (row.more > 0) quiet.unshift(`and ${row.more} more`);
  return (
    <>
      <ul className="reasons">
        {row.reasons.map(({ id, words, unsure }) => (
          <li key={id}>
            {words}
            {unsure ? <span className="quiet"> ({UNSURE_WORDS[unsure].toLowerCase()})</span> : null}
          </li>
        ))}
      </ul>
      {quiet.length > 0 ? <span className="quiet">{`${quiet.join(". ")} `}</span> : null}
      {row.marks
        .filter(({ loud }) => loud)
        .map(({ words }) => (
          <b key={words} className="flag">
            {words}
          </b>
        ))}
    </>
  );
}

/** The name of a row that stands for a burst; it opens the burst. */
function BurstWho({ burst }: { burst: NonNullable<RowView["burst"]> }) {
  return (
    <Link href={queueHref({ burst: burst.id })} prefetch={false}>
      Burst: {burst.size} alike from one source. Show all
    </Link>
  );
}

/** One open intake, or a burst. An unacknowledged emergency is marked so that no one overlooks it. */
export function QueueTableRow(props: { row: RowView; me: string; mayClaim: boolean }) {
  const { row, me, mayClaim } = props;
  return (
    <tr className={`level-${row.level}${row.alarm ? " alarm" : ""}`}>
      <td className="cell-pick">{row.burst ? null : <RowPick row={row} />}</td>
      <td className="cell-level">
        <LevelTag level={row.level} label={LEVEL_WORDS[row.level]} />
      </td>
      <th scope="row" className="cell-who">
        {row.burst ? (
          <BurstWho burst={row.burst} />
        ) : (
          <Link href={`/staff/intakes/${row.intakeId}`} prefetch={false}>
            {row.who}
          </Link>
        )}
        <span className="reference">
          {row.burst ? "first: " : ""}
          {row.reference}
        </span>
        <ReachMarks needs={row.reachNeeds} language={row.language} />
        {row.location ? <span className="place">{row.location}</span> : null}
      </th>
      <td className="cell-why">
        <Why row={row} />
      </td>
      <td className="cell-waiting">
        <span className="cell-name">Waiting </span>
        <time dateTime={row.received.at} title={row.received.words}>
          {row.waiting}
        </time>
      </td>
      <td className={`cell-left ${row.left.tone}`}>{row.left.words}</td>
      <td className="cell-step">
        <span className="cell-name">Last step </span>
        <span>{row.work.step}</span>
        {row.work.call ? <span className="quiet called">{row.work.call}</span> : null}
      </td>
      <td className="cell-holder">
        {row.burst ? (
          <b className="flag flag-alarm">Unclaimed</b>
        ) : (
          <RowClaim row={row} me={me} mayClaim={mayClaim} />
        )}
      </td>
    </tr>
  );
}
