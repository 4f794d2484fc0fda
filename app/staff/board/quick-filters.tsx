import { useState } from "react";
import { StripLink } from "@/components/staff/strip-link";
import { QUICK_WORDS } from "../words/filter-words";
import type { QueueLinks } from "./queue-address";
import type { QueueView } from "./queue-view";

/** Shown only while they have something to say, or are on. */
const AT_TIMES = ["unacknowledged", "answered"];

type Props = { quick: QueueLinks["quick"]; counts: QueueView["quick"] };

/**
 * The filters that are one press away, with their counts. A second press turns one off; the one that was
 * pressed stays, because it has the focus.
 */
export function QuickFilters({ quick, counts }: Props) {
  const [pressed, setPressed] = useState<string>();
  const shown = quick.filter(
    ({ key, current }) => current || counts[key] > 0 || key === pressed || !AT_TIMES.includes(key),
  );
  return (
    <nav aria-label="Quick filters">
      <ul className="quick">
        {shown.map(({ key, href, current }) => (
          <li key={key}>
            <StripLink href={href} current={current && "above"} onPress={() => setPressed(key)}>
              {QUICK_WORDS[key]} <b>{counts[key]}</b>
              {current ? <span className="sr-only">, press to turn off</span> : null}
            </StripLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
