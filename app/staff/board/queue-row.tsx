import Link from "next/link";
import { LevelTag } from "@/components/level-tag";
import { RowPick } from "../bulk/row-pick";
import { LEVEL_WORDS } from "../words/words";
import { fullHref, openHref, type QueueLinks, queueHref } from "./queue-address";
import type { RowView } from "./queue-view";
import { ReachMarks } from "./reach-marks";
import { holderWords, loudWords } from "./row-alarm";
import { RowClaim } from "./row-claim";
import { RowStep } from "./row-step";
import { RowWhy } from "./row-why";
import { TimeBar } from "./time-bar";

/** The name of a row that stands for a burst; it opens the burst. */
function BurstWho({ burst }: { burst: NonNullable<RowView["burst"]> }) {
  return (
    <Link href={queueHref({ burst: burst.id })} prefetch={false}>
      Burst: {burst.size} alike from one source. Show all
    </Link>
  );
}

function Who({ row, me, links }: { row: RowView; me: string; links: QueueLinks }) {
  return (
    <>
      {row.burst ? (
        <BurstWho burst={row.burst} />
      ) : (
        <Link
          href={
            links.open === row.intakeId
              ? fullHref(links.here, row.intakeId)
              : openHref(links.here, row.intakeId)
          }
          prefetch={false}
          scroll={false}
          aria-current={links.open === row.intakeId ? "true" : undefined}
        >
          {row.who}
        </Link>
      )}
      {/* What rings keeps its column of who has it (queue-beside.css). */}
      <span
        className="row-meta"
        data-holder={row.alarm ? undefined : (holderWords(row, me) ?? undefined)}
      >
        <span className="reference">
          {row.burst ? "first: " : ""}
          {row.reference}
        </span>
        {row.location ? <span className="place">{row.location}</span> : null}
        <ReachMarks needs={row.reachNeeds} language={row.language} />
      </span>
    </>
  );
}

function Time({ row }: { row: RowView }) {
  const { left, waiting, received } = row;
  const late = left.tone === "overdue";
  const look = late ? (row.claimedById ? "late late-held" : "late") : left.tone;
  return (
    <>
      <span className={look}>{left.words}</span>
      <span className="clock">
        {left.used === null ? null : <TimeBar used={left.used} />}
        <span className="cell-name">Waiting </span>
        <time dateTime={received.at} title={received.words}>
          {waiting}
        </time>
      </span>
    </>
  );
}

/** One open intake, or a burst. What rings is red as a whole, so that no one overlooks it. */
export function QueueTableRow(props: {
  row: RowView;
  me: string;
  mayClaim: boolean;
  links: QueueLinks;
}) {
  const { row, me, mayClaim, links } = props;
  return (
    <tr id={`row-${row.intakeId}`} className={`row level-${row.level}${row.alarm ? " alarm" : ""}`}>
      <td className="cell-pick">{row.burst ? null : <RowPick row={row} />}</td>
      <td className="cell-level">
        <LevelTag level={row.level} label={LEVEL_WORDS[row.level]} />
      </td>
      <th scope="row" className="cell-who">
        <Who row={row} me={me} links={links} />
      </th>
      {/* The words stand here while the panel takes the column of the last step (queue-panel.css). */}
      <td className="cell-why" data-loud={loudWords(row, me).join(". ") || undefined}>
        <RowWhy row={row} />
      </td>
      <td className="cell-time">
        <Time row={row} />
      </td>
      <td className="cell-step">
        <RowStep row={row} me={me} />
      </td>
      <td className="cell-holder">
        {row.burst ? null : <RowClaim row={row} me={me} mayClaim={mayClaim} />}
      </td>
    </tr>
  );
}
