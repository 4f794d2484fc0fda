import { TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { env } from "@/lib/env";
import { channelsSetUp, type OwnChannel } from "@/lib/notify/channels";
import { fullText } from "../words/clock";
import { remove, setPhone, tryAll } from "./actions";
import { PushSwitch } from "./push-switch";

const NOT_SET_UP = "Not set up for this clinic.";

function Removable({ channel }: { channel: OwnChannel }) {
  const name = channel.phone ?? channel.label;
  return (
    <li>
      <p>
        <b>{name}</b> <span className="quiet">since {fullText(channel.createdAt)}</span>
      </p>
      <StaffForm
        id={`remove-${channel.id}`}
        action={remove}
        hidden={{ channelId: channel.id }}
        submit="Remove"
        label={`Remove ${name}`}
        tone="inline"
      />
    </li>
  );
}

function List({ channels }: { channels: OwnChannel[] }) {
  if (channels.length === 0) return null;
  return (
    <ul className="bookings">
      {channels.map((channel) => (
        <Removable key={channel.id} channel={channel} />
      ))}
    </ul>
  );
}

/** How an unacknowledged emergency reaches this person, and what they can change of it. */
export function OwnChannels({ channels }: { channels: OwnChannel[] }) {
  const setUp = channelsSetUp();
  const of = (kind: OwnChannel["kind"]) => channels.filter((channel) => channel.kind === kind);
  const key = env().VAPID_PUBLIC_KEY;
  const reached = setUp.email || channels.some(({ kind }) => setUp[kind]);
  return (
    <section aria-labelledby="channels">
      <h2 id="channels">How an alarm reaches you</h2>
      <p>
        When you are on call or on duty, an unacknowledged emergency reaches you in each of these
        ways. A message never says anything about a patient.
      </p>
      {reached ? null : <p className="nobody">Nothing reaches you away from a staff screen.</p>}
      <h3>E-mail</h3>
      <p>{setUp.email ? "To the address of your account." : NOT_SET_UP}</p>
      <h3>Text message</h3>
      <List channels={of("sms")} />
      {setUp.sms ? (
        <StaffForm id="phone-form" action={setPhone} submit="Save the number" tone="quiet">
          <TextField name="phone" label="Mobile number" type="tel" autoComplete="tel" />
        </StaffForm>
      ) : (
        <p>{NOT_SET_UP}</p>
      )}
      <h3>Notifications</h3>
      <List channels={of("push")} />
      {setUp.push && key ? <PushSwitch publicKey={key} /> : <p>{NOT_SET_UP}</p>}
      {reached ? (
        <StaffForm id="try-form" action={tryAll} submit="Send me a test" tone="quiet" />
      ) : null}
    </section>
  );
}
