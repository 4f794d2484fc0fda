import { Columns } from "@/components/staff/columns";
import { type Needed, shortOf } from "@/lib/appointment/capacity/needed";
import { getCapacity, WEEKS } from "@/lib/appointment/capacity/queries";
import type { VisitType } from "@/lib/appointment/visit-type/queries";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";

type Row = {
  name: string;
  given: number;
  needed: Needed;
  /** Of times that are kept for a level, which may take all others too. */
  kept?: true;
};

const WIDTH = 200;

/** What is given as a bar, a usual week as a line and the busiest as a dashed one. */
function Bar({ given, needed, most }: Omit<Row, "name"> & { most: number }) {
  const x = (count: number) => (count / Math.max(1, most)) * WIDTH;
  return (
    <svg className="give-bar" viewBox={`-1 0 ${WIDTH + 2} 16`} aria-hidden="true">
      <rect x="0" y="3" width={x(given)} height="10" />
      <path d={`M${x(needed.usual)} 0v16`} />
      <path d={`M${x(needed.busy)} 0v16`} strokeDasharray="3 2" />
    </svg>
  );
}

/** Whether what is given is enough. */
function Enough({ given, needed, kept }: Omit<Row, "name">) {
  const short = shortOf(given, needed);
  if (kept && given === 0) return <>nothing is kept</>;
  if (needed.busy === 0) return <>no visits yet</>;
  if (short.usual > 0) return <b>{short.usual} short in a usual week</b>;
  return short.busy > 0 ? <b>{short.busy} short when busy</b> : <>enough</>;
}

/** What the usual weeks of all clinicians give, beside what a usual and the busiest week took. */
export async function WeeksGive(props: {
  staff: Staff<"availability:manage">;
  visits: VisitType[];
}) {
  const { given, needed } = await getCapacity(props.staff, props.visits, clockNow());
  const none = { usual: 0, busy: 0 };
  const rows: Row[] = [
    { name: "Kept for Urgent", given: given.kept.URGENT, needed: needed.kept.URGENT, kept: true },
    { name: "Kept for Soon", given: given.kept.SOON, needed: needed.kept.SOON, kept: true },
    ...props.visits.map(({ id, name }) => ({
      ...{ name, given: given.byVisit[id] ?? 0, needed: needed.byVisit[id] ?? none },
    })),
    { name: "All, each time once", given: given.all, needed: needed.all },
  ];
  const most = Math.max(...rows.map((row) => Math.max(row.given, row.needed.busy)));
  return (
    <section aria-labelledby="weeks-give" className="weeks-give">
      <h2 id="weeks-give">What the usual weeks of all give</h2>
      <p className="quiet">
        Visits a week, beside the last {WEEKS} weeks: bar, given; line, a usual week; dashed, the
        busiest. Hours for any kind of visit count for each kind.
      </p>
      <table className="still-table">
        <Columns names={["Kind", "Drawn", "Given", "Usual", "Busiest", "Enough?"]} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                {row.name}
                {row.kept && row.given > 0 ? (
                  <span className="quiet">
                    {" "}
                    {Math.round((100 * row.given) / given.all)}% of all
                  </span>
                ) : null}
              </th>
              <td>
                <Bar {...row} most={most} />
              </td>
              <td>
                <span className="cell-name">Given </span>
                <b>{row.given}</b>
              </td>
              <td>
                <span className="cell-name">Usual </span>
                {row.needed.usual}
              </td>
              <td>
                <span className="cell-name">Busiest </span>
                {row.needed.busy}
              </td>
              <td>
                <Enough {...row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
