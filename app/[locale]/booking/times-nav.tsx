import { ModeIcon } from "@/app/mode-icon";
import type { OwnVisit } from "@/lib/appointment/own/queries";
import type { Visit } from "../place";
import { EVERY_PLACE, type TimesHere } from "./own-place";
import { pathOfVisit } from "./own-visits";

type Props = { visit: Visit; moves: OwnVisit | null };

/** More times are not counted: nobody chooses among so many. */
const MOST_COUNTED = 99;

const LOOK =
  "flex min-h-17 flex-[1_1_6rem] flex-col items-center justify-center px-1 pt-1 pb-2 text-center text-small";

/** The address of these times: how to be seen, and whether at every place. */
export function pathOfTimes(
  visit: Visit,
  moves: OwnVisit | null,
  { how, every = isEvery(visit), from = "" }: { how: string; every?: boolean; from?: string },
): string {
  const place = every ? `&place=${EVERY_PLACE}` : "";
  return pathOfVisit(visit, `/book?how=${how}${place}${from && `&from=${from}`}`, moves);
}

/** Whether the address asks for the times of every place. */
export const isEvery = ({ query }: Visit) => query.get("place") === EVERY_PLACE;

/** In the clinic, by video or by phone, each with how many times it has. */
export function Kinds({
  visit,
  moves,
  all,
  shown,
}: Props & { all: TimesHere[]; shown: TimesHere }) {
  const { t } = visit;
  if (all.length < 2)
    return (
      <p className="mt-3">
        <ModeIcon mode={shown.mode} className="mr-1.5 inline size-6 align-[-0.3em] text-accent" />
        {t(`booking.kinds.${shown.mode}`)}
      </p>
    );
  return (
    <nav
      aria-label={t("booking.kinds.label")}
      className="mt-4 flex flex-wrap gap-px rounded-field border-2 border-line-strong bg-line-strong"
    >
      {all.map((times) => (
        <a
          key={times.mode}
          href={pathOfTimes(visit, moves, { how: times.mode })}
          aria-current={times === shown ? "page" : undefined}
          className={`${LOOK} ${times === shown ? "bg-accent-soft font-bold text-ink shadow-[inset_0_-4px_0_var(--color-accent)] forced-colors:border-b-4" : "bg-paper"}`}
        >
          <ModeIcon mode={times.mode} className="mb-0.5 size-7" />
          <span>
            {times.offers.length > MOST_COUNTED
              ? t(`booking.kinds.${times.mode}`)
              : t("booking.kind", {
                  kind: t(`booking.kinds.${times.mode}`),
                  count: times.offers.length,
                })}
          </span>
        </a>
      ))}
    </nav>
  );
}

/** The other pages of days. */
export function MoreDays({
  visit,
  moves,
  mode,
  next,
}: Props & { mode: string; next: string | null }) {
  const { t, query } = visit;
  const link = (from: string, words: string) => (
    <a href={pathOfTimes(visit, moves, { how: mode, from })} className="inline-block py-2">
      {t(`booking.${words}`)}
    </a>
  );
  if (!next && !query.has("from")) return null;
  return (
    <p className="mt-5 flex flex-wrap gap-x-6">
      {query.has("from") ? link("", "first") : null}
      {next ? link(next, "later") : null}
    </p>
  );
}
