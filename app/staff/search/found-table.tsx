import Link from "next/link";
import { LevelTag } from "@/components/level-tag";
import { Columns } from "@/components/staff/columns";
import type { Found, FoundRow } from "@/lib/person/search/queries";
import { MANY, SEARCH_PAGE_SIZE } from "@/lib/person/search/statement";
import { dateText, fullText } from "../words/clock";
import { LEVEL_WORDS, nameWords } from "../words/words";
import { searchHref } from "./address";

const COLUMNS = ["Patient", "Born", "Level", "Status", "Received"];

function statusWords({ open, claimedByName }: FoundRow): string {
  if (!open) return "Closed";
  return claimedByName ? `Open, assigned to ${claimedByName}` : "Open, unassigned";
}

function FoundTableRow({ row }: { row: FoundRow }) {
  return (
    <tr>
      <th scope="row">
        <Link href={`/staff/intakes/${row.intakeId}`} prefetch={false}>
          {nameWords(row)}
        </Link>
        {row.fits === "close" ? <span className="quiet"> (another spelling)</span> : null}
        {row.fits === "rough" ? <span className="quiet"> (sounds similar)</span> : null}
        <span className="reference">{row.reference}</span>
      </th>
      <td className="nowrap">
        <span className="cell-name">Born </span>
        {row.birthDate ? dateText(row.birthDate) : "Not given"}
      </td>
      <td>
        <LevelTag level={row.level} label={LEVEL_WORDS[row.level]} />
      </td>
      <td>{statusWords(row)}</td>
      <td className="nowrap">
        <span className="cell-name">Received </span>
        {fullText(row.receivedAt)}
      </td>
    </tr>
  );
}

function Pages({ id, page, found }: { id: string; page: number; found: number }) {
  return (
    <nav aria-label="Pages" className="pages">
      {page > 1 ? (
        <Link href={searchHref(id, page - 1)} prefetch={false}>
          Previous {SEARCH_PAGE_SIZE}
        </Link>
      ) : null}
      {page * SEARCH_PAGE_SIZE < found ? (
        <Link href={searchHref(id, page + 1)} prefetch={false}>
          Next {SEARCH_PAGE_SIZE}
        </Link>
      ) : null}
    </nav>
  );
}

/** Large counts are approximate, because earlier contacts of the same intake are counted too. */
function intakes(count: number): string {
  if (count === 1) return "1 intake matches";
  return `${count > MANY ? "About " : ""}${count.toLocaleString("en-US")} intakes match`;
}

const TOO_MANY =
  "Too many names sound similar to show them. Add a date of birth or a phone number to find them too.";

/** The matches, the best spelling first, then the newest. */
export function FoundTable(props: { id: string; page: number; result: Found }) {
  const { rows, found, tooManyAlike } = props.result;
  if (rows.length === 0)
    return (
      <p className="empty">
        {tooManyAlike
          ? `No names are spelled like that. ${TOO_MANY}`
          : "No intakes match. Try fewer words, only one name, or only the date of birth."}
      </p>
    );
  return (
    <>
      <table className="plain">
        <caption>
          {intakes(found)}, open and closed. {tooManyAlike ? TOO_MANY : null}
        </caption>
        <Columns names={COLUMNS} />
        <tbody>
          {rows.map((row) => (
            <FoundTableRow key={row.intakeId} row={row} />
          ))}
        </tbody>
      </table>
      <Pages id={props.id} page={props.page} found={found} />
    </>
  );
}
