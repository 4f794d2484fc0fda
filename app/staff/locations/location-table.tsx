import Link from "next/link";
import { Columns } from "@/components/staff/columns";
import { TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { Location } from "@/lib/clinic/location/queries";
import { dayText } from "../words/clock";
import { close, rename, reopen } from "./actions";
import { kioskAddress, posterAddress } from "./address";
import { PlaceForm, Rooms } from "./place-forms";

function Changes({ location }: { location: Location }) {
  const hidden = { locationId: location.id };
  const id = (name: string) => `${name}-${location.id}`;
  return (
    <div className="row-actions">
      <StaffForm
        id={id("rename")}
        action={rename}
        hidden={hidden}
        summary="Rename"
        submit="Save name"
        label={`Save the new name of ${location.name}`}
        tone="inline"
      >
        <TextField name="name" label="New name" autoComplete="off" maxLength={80} />
      </StaffForm>
      {location.closedAt ? (
        <StaffForm
          id={id("reopen")}
          action={reopen}
          hidden={hidden}
          submit="Reopen"
          label={`Reopen ${location.name}`}
          tone="inline"
        />
      ) : (
        <StaffForm
          id={id("close")}
          action={close}
          hidden={hidden}
          submit="Close"
          label={`Close ${location.name}`}
          tone="inline"
        />
      )}
    </div>
  );
}

/** Every location with the address on its poster. */
export function LocationTable({ locations, zone }: { locations: Location[]; zone: string }) {
  if (locations.length === 0) return <p className="empty">No locations yet.</p>;
  return (
    <table className="plain changes">
      <Columns
        names={[
          "Location",
          "State",
          "Address for patients",
          "Waiting room device: open this there once",
          "Where it is",
          "Rooms",
          "Change",
        ]}
      />
      <tbody>
        {locations.map((location) => (
          <tr key={location.id}>
            <th scope="row">{location.name}</th>
            <td>{location.closedAt ? `Closed since ${dayText(location.closedAt)}` : "Open"}</td>
            <td>
              <span className="detail">{posterAddress(location.code)}</span>
              {location.closedAt ? null : (
                <>
                  {" "}
                  <Link href={`/staff/locations/poster?at=${location.code}`} prefetch={false}>
                    Poster<span className="sr-only"> of {location.name}</span>
                  </Link>
                </>
              )}
            </td>
            <td>
              {location.closedAt ? null : (
                <>
                  <span className="narrow-label">Waiting room device: </span>
                  <span className="detail">{kioskAddress(location.code)}</span>
                </>
              )}
            </td>
            <td>
              {location.address ? (
                <span className="block whitespace-pre-line">{location.address}</span>
              ) : null}
              {location.zone ? <span className="quiet block">{location.zone}</span> : null}
              <PlaceForm location={location} zone={zone} />
            </td>
            <td>{location.closedAt ? null : <Rooms location={location} />}</td>
            <td>
              <Changes location={location} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
