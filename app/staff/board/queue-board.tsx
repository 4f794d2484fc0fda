"use client";

import { type ReactNode, useCallback, useState } from "react";
import { AlarmCover } from "./alarm-cover";
import { PanelFrame } from "./panel-frame";
import type { QueueLinks } from "./queue-address";
import { QueueTable } from "./queue-table";
import { QueueTabs } from "./queue-tabs";
import { QueueUpdates } from "./queue-updates";
import type { QueueView } from "./queue-view";
import { QuickFilters } from "./quick-filters";
import { showsAll, withAlarms } from "./shown-alarms";
import { ViewMenu } from "./view-menu";

type Props = {
  /** The state of the queue when the page was rendered. */
  initial: QueueView;
  links: QueueLinks;
  zone: string;
  /** The id of the person who looks. */
  me: string;
  mayClaim: boolean;
  /** Shown beside the tabs. */
  search: ReactNode;
  narrowing: ReactNode;
  empty: ReactNode;
  /** The intake that is open beside the queue. */
  panel: ReactNode;
};

const newer = (fetched: QueueView | null, initial: QueueView) =>
  fetched && fetched.asOf >= initial.asOf ? fetched : initial;

/** The queue: the rows the page was rendered with, or newer ones fetched since. */
export function QueueBoard(props: Props) {
  const { initial, links, zone, me, mayClaim, search, narrowing, empty, panel } = props;
  const [fetched, setFetched] = useState<QueueView | null>(null);
  const view = newer(fetched, initial);
  const repaint = useCallback(
    (fresh: QueueView) =>
      setFetched((was) => {
        const shown = newer(was, initial);
        const rows = withAlarms(shown.rows, fresh.rows);
        return { ...(showsAll(rows, fresh.rows) ? fresh : shown), rows };
      }),
    [initial],
  );
  const rows = links.rows.find(({ current }) => current)?.key;
  return (
    <div className={`board rows-${rows}`}>
      <AlarmCover rows={view.rows} whole={links.whole} />
      <div className="board-lines">
        <div className="queue-head">
          <h1>Queue</h1>
          <QueueTabs tabs={links.tabs} counts={{ ...view.counts, mine: view.held[me] ?? 0 }} />
          {search}
        </div>
        <div className="board-tools">
          <ViewMenu key={links.here} rows={links.rows} sorts={links.sorts} />
          <QuickFilters quick={links.quick} counts={view.quick} />
          {narrowing}
          <QueueUpdates
            digest={view.digest}
            asOf={view.asOf}
            zone={zone}
            href={links.here}
            wall={rows === "wall"}
            show={setFetched}
            repaint={repaint}
          />
        </div>
      </div>
      <div className="board-body">
        <QueueTable
          rows={view.rows}
          pageSize={view.pageSize}
          me={me}
          mayClaim={mayClaim}
          links={links}
          empty={empty}
        />
        {links.open ? (
          <PanelFrame open={links.open} rows={view.rows} here={links.here}>
            {panel}
          </PanelFrame>
        ) : null}
      </div>
    </div>
  );
}
