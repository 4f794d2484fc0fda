import Link from "next/link";
import { LevelShape } from "@/components/level-shape";
import type { QueueFilter, QueueState } from "@/lib/queue/queries";
import { LEVELS } from "@/lib/triage/symptoms";
import { queueHref } from "./queue-address";
import { LEVEL_WORDS } from "./words";

type Props = { counts: QueueState["counts"]; filter: QueueFilter };

/** The filters of the queue with how many rows each has; each has its own address. */
export function QueueTabs({ counts, filter }: Props) {
  const everything = !filter.level && !filter.mine;
  return (
    <nav aria-label="Filter the queue">
      <ul className="tabs">
        <li>
          <Link href="/staff" prefetch={false} aria-current={everything ? "page" : undefined}>
            All <b>{counts.all}</b>
          </Link>
        </li>
        {LEVELS.map((level) => (
          <li key={level}>
            <Link
              href={queueHref({ level })}
              prefetch={false}
              aria-current={filter.level === level ? "page" : undefined}
            >
              <LevelShape level={level} /> {LEVEL_WORDS[level]} <b>{counts[level]}</b>
            </Link>
          </li>
        ))}
        <li>
          <Link
            href={queueHref({ mine: true })}
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
