import { LevelShape } from "@/components/level-shape";
import { StripLink } from "@/components/staff/strip-link";
import { LEVEL_WORDS } from "../words/words";
import type { QueueTab } from "./queue-address";

type Props = { tabs: QueueTab[]; counts: Record<QueueTab["key"], number> };

/** The levels with their counts, as links that keep the rest of the filter. */
export function QueueTabs({ tabs, counts }: Props) {
  return (
    <nav aria-label="Filter the queue">
      <ul className="tabs">
        {tabs.map(({ key, href, current }) => (
          <li key={key}>
            <StripLink href={href} current={current && "page"}>
              {key === "all" ? (
                "All"
              ) : key === "mine" ? (
                "Mine"
              ) : (
                <>
                  <LevelShape level={key} className={`level-${key}`} /> {LEVEL_WORDS[key]}
                </>
              )}{" "}
              <b>{counts[key]}</b>
            </StripLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
