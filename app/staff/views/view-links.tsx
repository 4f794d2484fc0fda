import Link from "next/link";
import { TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { QueueFilter, Sort } from "@/lib/queue/filter";
import type { SavedView } from "@/lib/queue/views/queries";
import { VIEW_NAME_MAX } from "@/lib/queue/views/schema";
import { filterQuery, queueHref, withoutOwnOrder } from "../board/queue-address";
import { add } from "./actions";

type Props = {
  views: SavedView[];
  filter: QueueFilter;
  /** The order that this device keeps. */
  kept: Sort | undefined;
};

/** The person's saved views, and a form that saves the current filter as a new one. */
export function ViewLinks({ views, filter, kept }: Props) {
  const own = views.filter(({ deleted }) => !deleted);
  const queryOf = (each: QueueFilter) => filterQuery(withoutOwnOrder(each, kept));
  const query = queryOf(filter);
  const saved = own.some((view) => queryOf(view.filter) === query);
  return (
    <div className="views">
      {views.length > 0 ? (
        <nav aria-label="Saved views">
          <ul className="chips">
            {own.map((view) => (
              <li key={view.id}>
                <Link
                  href={queueHref(view.filter)}
                  prefetch={false}
                  aria-current={queryOf(view.filter) === query ? "page" : undefined}
                >
                  {view.name}
                </Link>
              </li>
            ))}
            <li>
              <Link href="/staff/views" prefetch={false}>
                Manage views
              </Link>
            </li>
          </ul>
        </nav>
      ) : null}
      {query && !saved ? (
        <StaffForm
          key={query}
          id="save-view"
          summary="Save this view"
          action={add}
          hidden={{ filter: query }}
          submit="Save view"
        >
          <TextField
            name="name"
            label="Name of the view"
            autoComplete="off"
            maxLength={VIEW_NAME_MAX}
          />
        </StaffForm>
      ) : null}
    </div>
  );
}
