"use client";

import { type ReactNode, useCallback, useMemo, useState } from "react";
import { AlarmCover } from "./alarm-cover";
import { PanelFrame } from "./panel-frame";
import type { QueueLinks } from "./queue-address";
import { QueueTable } from "./queue-table";
import { QueueTabs } from "./queue-tabs";
import { QueueUpdates } from "./queue-updates";
import type { QueueView } from "./queue-view";
import { QuickFilters } from "./quick-filters";
import { repainted, withMark } from "./shown-alarms";
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
  /** What a printed board leaves out, and its order. */
  paper: string;
  empty: ReactNode;
  /** The intake that is open beside the queue. */
  panel: ReactNode;
};

/** Rows that were fetched, with the address that they were fetched for. */
type Fetched = { here: string; view: QueueView };

const newer = (fetched: Fetched | null, { links, initial }: Pick<Props, "links" | "initial">) =>
  fetched?.here === links.here && fetched.view.asOf >= initial.asOf ? fetched.view : initial;

/** The queue: the rows the page was rendered with, or newer ones fetched since. */
export function QueueBoard(props: Props) {
  const { initial, links, zone, me, mayClaim, search, narrowing, paper, empty, panel } = props;
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const view = newer(fetched, { links, initial });
  const { here } = links;
  const put = useCallback(
    (paint: (shown: QueueView, fresh: QueueView) => QueueView) => (fresh: QueueView) =>
      setFetched((was) => {
        const shown = newer(was, { links, initial });
        return { here, view: paint(shown, withMark(shown, fresh)) };
      }),
    [here, links, initial],
  );
  const show = useMemo(() => put((_shown, fresh) => fresh), [put]);
  const repaint = useMemo(() => put(repainted), [put]);
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
        <p className="hidden print:block">
          {paper} {view.rows.length} on this page, {view.asOfWords}.
        </p>
        <div className="board-tools">
          <ViewMenu rows={links.rows} sorts={links.sorts} />
          <QuickFilters quick={links.quick} counts={view.quick} />
          {narrowing}
          <QueueUpdates
            key={here}
            digest={view.digest}
            asOf={view.asOf}
            zone={zone}
            href={here}
            seen={view.seen}
            wall={rows === "wall"}
            show={show}
            repaint={repaint}
          />
        </div>
      </div>
      <div className="board-body">
        {/* Other rows begin anew, with none selected; what one pressed to get them keeps the focus. */}
        <QueueTable
          key={here}
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
