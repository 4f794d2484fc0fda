import { Temporal } from "temporal-polyfill";
import { WEEKDAY_WORDS } from "./choices";
import { type Mark, weeksOf } from "./marked-days";

const MARK_WORDS: Record<Mark, string> = {
  closed: "closed",
  leave: "leave",
  hours: "other hours",
};

type Props = { marks: ReadonlyMap<string, Mark>; today: string };

function DayOf({ date, marks, today }: { date: string } & Props) {
  const mark = marks.get(date);
  const look = [mark && `date-${mark}`, date === today && "date-today"].filter(Boolean).join(" ");
  const words = [date === today ? "today" : null, mark ? MARK_WORDS[mark] : null].filter(Boolean);
  return (
    <span className={`date ${look}`}>
      {Number(date.slice(8))}
      {words.length > 0 ? <span className="sr-only">, {words.join(", ")}</span> : null}
    </span>
  );
}

function Month({ month, ...props }: { month: Temporal.PlainYearMonth } & Props) {
  return (
    <table className="month still-table">
      <caption>
        {month.toPlainDate({ day: 1 }).toLocaleString("en-US", { month: "long", year: "numeric" })}
      </caption>
      <thead>
        <tr>
          {WEEKDAY_WORDS.map((word) => (
            <th key={word} scope="col">
              <abbr title={word}>{word[0]}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((date, at) => (
              <td key={WEEKDAY_WORDS[at]}>{date ? <DayOf date={date} {...props} /> : null}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** This month and the next, with the days that differ from the usual week. The list below says the same. */
export function Months(props: Props) {
  const month = Temporal.PlainYearMonth.from(props.today.slice(0, 7));
  return (
    <div className="months">
      <Month month={month} {...props} />
      <Month month={month.add({ months: 1 })} {...props} />
    </div>
  );
}
