import Link from "next/link";
import { LevelShape } from "@/components/level-shape";
import type { QueueFilter } from "@/lib/queue/filter";
import type { QueueState } from "@/lib/queue/queries";
import { LEVELS } from "@/lib/triage/symptoms";
import { queueHref } from "./queue-address";
import { LEVEL_WORDS } from "./words";

type Props = { counts: QueueState["counts"]; filter: QueueFilter };

/** The levels with how many rows each has; each has its own address and leaves the rest of the filter. */
export function QueueTabs({ counts, filter }: Props) {
  return (
    <nav aria-label="Filter the queue">
      <ul className="tabs">
        <li>
          <Link
            href={queueHref({ ...filter, level: undefined })}
            prefetch={false}
            aria-current={filter.level ? undefined : "page"}
          >
            All <b>{counts.all}</b>
          </Link>
        </li>
        {LEVELS.map((level) => (
          <li key={level}>
            <Link
              href={queueHref({ ...filter, level })}
              prefetch={false}
              aria-current={filter.level === level ? "page" : undefined}
            >
              <LevelShape level={level} /> {LEVEL_WORDS[level]} <b>{counts[level]}</b>
            </Link>
          </li>
        ))}
        <li>
          <Link
            href={queueHref({ ...filter, mine: filter.mine ? undefined : "yes" })}
            prefetch={false}
            aria-current={filter.mine ? "page" : undefined}
          >
            Mine <b>{counts.mine}</b>
          </Link>
        </li>
      </ul>
    </nav>
  );
}
