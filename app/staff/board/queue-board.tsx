"use client";

import { type ReactNode, useState } from "react";
import type { QueueLinks } from "./queue-address";
import { QueueTable } from "./queue-table";
import { QueueTabs } from "./queue-tabs";
import { QueueUpdates } from "./queue-updates";
import type { QueueView } from "./queue-view";

type Props = {
  /** The state of the queue when the page was rendered. */
  initial: QueueView;
  links: QueueLinks;
  zone: string;
  /** The id of the person who looks. */
  me: string;
  mayClaim: boolean;
  /** Shown beside the heading. */
  search: ReactNode;
  narrowing: ReactNode;
  empty: ReactNode;
};

/** The queue: the rows the page was rendered with, or newer ones fetched since. */
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
