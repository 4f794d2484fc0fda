"use client";

import { type ReactNode, useState } from "react";
import type { QueueLinks } from "./queue-address";
import { QueueTable } from "./queue-table";
import { QueueTabs } from "./queue-tabs";
import { QueueUpdates } from "./queue-updates";
import type { QueueView } from "./queue-view";

type Props = {
  /** How the board stood when the page was made. */
  initial: QueueView;
  links: QueueLinks;
  zone: string;
  /** Who looks, and whether they may take something. */
  me: string;
  mayClaim: boolean;
  /** What stands beside the heading, below the tabs, and in the place of no rows. */
  search: ReactNode;
  narrowing: ReactNode;
  empty: ReactNode;
};

/** The board: the rows as the page was made with them, or newer ones that were fetched since. */
export function QueueBoard(props: Props) {
  const { initial, links, zone, me, mayClaim, search, narrowing, empty } = props;
  const [fetched, setFetched] = useState<QueueView | null>(null);
  const view = fetched && fetched.asOf > initial.asOf ? fetched : initial;
  return (
    <>
      <div className="queue-head">
        <h1>Queue</h1>
        <QueueUpdates
          digest={view.digest}
          asOf={view.asOf}
          zone={zone}
          href={links.here}
          show={setFetched}
        />
        {search}
      </div>
      <QueueTabs tabs={links.tabs} counts={{ ...view.counts, mine: view.held[me] ?? 0 }} />
      {narrowing}
      <QueueTable
        rows={view.rows}
        pageSize={view.pageSize}
        me={me}
        mayClaim={mayClaim}
        links={links}
        empty={empty}
      />
    </>
  );
}
