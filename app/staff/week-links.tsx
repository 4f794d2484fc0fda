import Link from "next/link";
import { daysLater } from "@/lib/time";
import { dateText } from "./words/clock";

type Props = {
  path: string;
  monday: string;
  /** What else stands in the address. */
  query?: string;
};

/** The week that is shown, with links to the previous and the next one. */
export function WeekLinks({ path, monday, query }: Props) {
  const more = query ? `&${query}` : "";
  const week = (days: number) => `${path}?week=${daysLater(monday, days)}${more}`;
  return (
    <nav aria-label="Weeks" className="weeks">
      <h2>Week of {dateText(monday)}</h2>
      <p className="print:hidden">
        <Link href={week(-7)} prefetch={false}>
          Previous week
        </Link>{" "}
        <Link href={query ? `${path}?${query}` : path} prefetch={false}>
          This week
        </Link>{" "}
        <Link href={week(7)} prefetch={false}>
          Next week
        </Link>
      </p>
    </nav>
  );
}
