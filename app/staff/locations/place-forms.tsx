import { TextArea, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { Location } from "@/lib/clinic/location/queries";
import { addARoom, closeARoom, describe, needNone } from "./actions";

/** Where a location is, by which clock it works, and what its patients must know. */
export function PlaceForm({ location, zone }: { location: Location; zone: string }) {
  return (
    <StaffForm
      summary="Address and time zone"
      id={`place-${location.id}`}
      action={describe}
      hidden={{ locationId: location.id }}
      submit="Save address"
      label={`Save the address of ${location.name}`}
      tone="inline"
    >
      <TextArea
        name="address"
        label="Address"
        rows={3}
        maxLength={300}
        defaultValue={location.address ?? ""}
      />
      <TextField
        name="mapAddress"
        label="Link to a map"
        hint="Begins with https://. Patients see it beside their visit."
        maxLength={500}
        defaultValue={location.mapAddress ?? ""}
      />
      <TextField
        name="zone"
        label="Time zone"
        hint={`Only if it is not ${zone}. Hours keep their clock time, in the new zone.`}
        autoComplete="off"
        maxLength={60}
        defaultValue={location.zone ?? ""}
      />
      <TextArea
        name="directionsEn"
        label="How to find it and what to bring, in English"
        maxLength={1000}
        defaultValue={location.directionsEn ?? ""}
      />
      <TextArea
        name="directionsEs"
        label="The same in Spanish"
        lang="es"
        maxLength={1000}
        defaultValue={location.directionsEs ?? ""}
      />
    </StaffForm>
  );
}

/** Where visits in person need a room, and none is open. */
function NoRooms({ location: { id, name, needsRoom } }: { location: Location }) {
  if (!needsRoom) return <p className="quiet">Visits need no room.</p>;
  return (
    <>
      <p className="flag">No room is open, so no visit in person can be booked here.</p>
      <StaffForm
        id={`need-none-${id}`}
        action={needNone}
        hidden={{ locationId: id }}
        submit="Visits here need no room"
        label={`Visits need no room at ${name}`}
        tone="inline"
      />
    </>
  );
}

/** The rooms of a location. Before it has its first one, visits there need none. */
export function Rooms({ location }: { location: Location }) {
  return (
    <>
      {location.rooms.length === 0 ? <NoRooms location={location} /> : null}
      <ul>
        {location.rooms.map(({ id, name }) => (
          <li key={id} className="hours-line">
            {name}
            <StaffForm
              id={`close-room-${id}`}
              action={closeARoom}
              hidden={{ roomId: id }}
              submit="Close"
              label={`Close room ${name} of ${location.name}`}
              tone="inline"
            />
          </li>
        ))}
      </ul>
      <StaffForm
        summary="Add a room"
        id={`room-${location.id}`}
        action={addARoom}
        hidden={{ locationId: location.id }}
        submit="Add room"
        label={`Add a room to ${location.name}`}
        tone="inline"
      >
        <TextField name="name" label="Name of the room" autoComplete="off" maxLength={40} />
      </StaffForm>
    </>
  );
}
