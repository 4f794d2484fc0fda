"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useFeed } from "@/app/staff/live/feed";
import { untilAnswered } from "@/app/staff/live/until-answered";
import type { NewsView } from "./news-view";

type Props = {
  intakeId: string;
  /** The last event of the history on the page. */
  mark: number;
};

// A request that hangs is asked again as well.
const LONGEST_MS = 15_000;

async function fetchNews(intakeId: string, mark: number): Promise<NewsView | null> {
  // A background request: it does not keep the person signed in.
  const answer = await fetch(`/staff/intakes/${intakeId}/news?after=${mark}`, {
    headers: { "x-background": "1" },
    cache: "no-store",
    signal: AbortSignal.timeout(LONGEST_MS),
  });
  return answer.ok ? answer.json() : null;
}

/**
 * What others wrote, and what the patient answered, since the page was rendered. The page itself stays
 * as it is, so that nothing moves under a hand, until the person asks for it.
 */
export function LiveNews({ intakeId, mark }: Props) {
  const router = useRouter();
  const latest = useFeed().board?.marks[intakeId] ?? 0;
  const [known, setKnown] = useState<{ after: number; view: NewsView } | null>(null);
  useEffect(() => {
    if (latest <= mark) return;
    let over = false;
    const ask = () => fetchNews(intakeId, mark);
    void untilAnswered(ask, () => over).then((view) => {
      if (view) setKnown({ after: mark, view });
    });
    return () => {
      over = true;
    };
  }, [intakeId, mark, latest]);
  const view = known?.after === mark && known.view.events.length > 0 ? known.view : null;
  return (
    <div role="status" className={view ? "news print:hidden" : "sr-only"}>
      {view ? (
        <>
          <h2>New since you opened this page</h2>
          <ul>
            {view.events.map(({ id, words, by, text }) => (
              <li key={id}>
                <b>{words}</b> <span className="quiet">{by}</span>
                {text ? <blockquote>{text}</blockquote> : null}
              </li>
            ))}
          </ul>
          <p>{`Now: ${view.now}.`}</p>
          <button
            type="button"
            className="staff-button staff-button-primary"
            onClick={() => router.refresh()}
          >
            Update the page
          </button>
        </>
      ) : null}
    </div>
  );
}
