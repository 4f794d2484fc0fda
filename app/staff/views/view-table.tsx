import Link from "next/link";
import { Columns } from "@/components/staff/columns";
import { TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { QueueChoices } from "@/lib/queue/filter-choices";
import type { SavedView } from "@/lib/queue/views/queries";
import { VIEW_NAME_MAX } from "@/lib/queue/views/schema";
import { queueHref } from "../board/queue-address";
import { activeFilters, orderOf } from "../words/filter-words";
import { remove, rename, restore } from "./actions";

type Props = { views: SavedView[]; choices: QueueChoices };

/** The person's saved views with their filters, to rename or delete. */
export function ViewTable({ views, choices }: Props) {
  if (views.length === 0)
    return (
      <p className="empty">
        No views yet. Filter the <Link href="/staff">queue</Link>, then choose Save this view.
      </p>
    );
  return (
    <table className="plain">
      <Columns names={["View", "Shows", "Change"]} />
      <tbody>
        {views.map((view) => (
          <tr key={view.id}>
            <th scope="row">
              <Link href={queueHref(view.filter)} prefetch={false}>
                {view.name}
              </Link>
            </th>
            <td>
              {[...activeFilters(view.filter, choices), orderOf(view.filter)]
                .flatMap((part) => part?.words ?? [])
                .join(", ")}
            </td>
            <td>
              <div className="row-actions">
                <StaffForm
                  id={`rename-${view.id}`}
                  summary="Rename"
                  action={rename}
                  hidden={{ viewId: view.id }}
                  submit="Save name"
                >
                  <TextField
                    name="name"
                    label="New name"
                    defaultValue={view.name}
                    autoComplete="off"
                    maxLength={VIEW_NAME_MAX}
                  />
                </StaffForm>
                <StaffForm
                  id={`delete-${view.id}`}
                  action={remove}
                  hidden={{ viewId: view.id }}
                  submit="Delete"
                  tone="inline"
                  label={`Delete ${view.name}`}
                />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Recently deleted views, to restore. */
export function DeletedViews({ views }: { views: SavedView[] }) {
  if (views.length === 0) return null;
  return (
    <section aria-labelledby="deleted">
      <h2 id="deleted">Deleted</h2>
      <ul>
        {views.map((view) => (
          <li key={view.id} className="row-actions">
            <span>{view.name}</span>
            <StaffForm
              id={`restore-${view.id}`}
              action={restore}
              hidden={{ viewId: view.id }}
              submit="Restore"
              tone="inline"
              label={`Restore ${view.name}`}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
