import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { intakeHref } from "@/app/staff/board/queue-address";
import { fullText } from "@/app/staff/words/clock";
import { LEVEL_WORDS, UNREADABLE_WORDS } from "@/app/staff/words/words";
import { LevelTag } from "@/components/level-tag";
import { TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { requireStaff } from "@/lib/auth/require-staff";
import { KEPT_AT_LEAST_DAYS, type Obstacle } from "@/lib/person/data/obstacle";
import { findPersonData, type PersonData } from "@/lib/person/data/queries";
import { erase, hold, release } from "./actions";

export const metadata: Metadata = { title: "Patient data" };

const WHY: Record<Obstacle, string> = {
  keys: "the data key is being changed: wait until that is done",
  held: "on legal hold",
  emergency: "an open emergency",
  unsent: "the patient has begun answers and can still send them",
  open: "still open: close it first",
  booked: "a visit is booked: record or cancel it first",
  recent: `in use within the last ${KEPT_AT_LEAST_DAYS} days: wait until then`,
};

function Intakes({ intakes, queue }: Pick<PersonData, "intakes"> & { queue?: string }) {
  return (
    <ul className="mt-3">
      {intakes.map(({ id, reference, receivedAt, level, name, obstacle }) => (
        <li key={id}>
          <LevelTag level={level} label={LEVEL_WORDS[level]} />{" "}
          <Link href={intakeHref(id, { queue })}>{reference}</Link> {name ?? "no name given"},{" "}
          {fullText(receivedAt)}
          {obstacle ? <b> ({WHY[obstacle]})</b> : null}
        </li>
      ))}
    </ul>
  );
}

function Holds({ intakeId, holds }: { intakeId: string } & Pick<PersonData, "holds">) {
  return (
    <>
      {holds.map(({ id, by, createdAt, reason }) => (
        <div key={id} className="mb-3">
          <p>
            {by} put a hold on this person, {fullText(createdAt)}: {reason ?? UNREADABLE_WORDS}
          </p>
          <StaffForm
            id={`release-${id}`}
            action={release}
            hidden={{ intakeId, holdId: id }}
            submit="End the hold"
            label={`End the hold: ${reason ?? UNREADABLE_WORDS}`}
          />
        </div>
      ))}
      <StaffForm id="hold-form" action={hold} hidden={{ intakeId }} submit="Put on legal hold">
        <TextField name="reason" label="Why it must be kept" maxLength={500} />
      </StaffForm>
    </>
  );
}

function Copy({ intakeId, data }: { intakeId: string; data: PersonData }) {
  if (data.intakes.some(({ obstacle }) => obstacle === "keys"))
    return (
      <p className="mt-3">
        The data key is being changed. Until that is done, not all intakes of a person are known.
      </p>
    );
  return (
    <>
      <p className="mt-3">
        Everything that is stored, with who looked at it. It holds health data: give it to the
        person alone. It may hold answers about safety at home: ask first how it can be handed over
        safely. Where others may see it, give the second text: it leaves out danger at home, abuse,
        self-harm, and whatever the patient and staff wrote in their own words. Read it before you
        hand it over.
      </p>
      <p className="mt-3 flex flex-wrap gap-x-4">
        <a href={`/staff/intakes/${intakeId}/data/file?as=text`}>Text to read and print</a>
        <a href={`/staff/intakes/${intakeId}/data/file?as=seen`}>
          Text without answers about safety
        </a>
        <a href={`/staff/intakes/${intakeId}/data/file`}>JSON for another program</a>
      </p>
    </>
  );
}

function Erase({ intakeId, data }: { intakeId: string; data: PersonData }) {
  const { intakes, rows } = data;
  const own = intakes.find(({ id }) => id === intakeId);
  if (intakes.some(({ obstacle }) => obstacle !== null))
    return <p>Nothing can be erased now: see the list above.</p>;
  const all = rows.reduce((sum, each) => sum + each.rows, 0);
  return (
    <>
      <p>
        This takes away {intakes.length === 1 ? "the intake" : `the ${intakes.length} intakes`}{" "}
        above for good, {all} entries in all: answers, contact, notes, calls, reviews, visits and
        messages. It cannot be undone. The audit log keeps that it was done, and no patient data.
        Copies made by a backup keep it until they are deleted.
      </p>
      <StaffForm
        id="erase-form"
        action={erase}
        hidden={{ intakeId, listed: intakes.map(({ id }) => id).join(" ") }}
        submit="Erase for good"
      >
        <TextField
          name="reference"
          label={`To confirm, type the reference ${own?.reference}`}
          autoComplete="off"
          maxLength={20}
        />
      </StaffForm>
    </>
  );
}

/** A person's right to their own data: a copy, a hold, and erasing it. */
export default async function PersonDataPage(props: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ queue?: string }>;
}) {
  const [{ id }, { queue }] = await Promise.all([props.params, props.searchParams]);
  const staff = await requireStaff("person:data", `/staff/intakes/${id}/data`);
  const data = await findPersonData(staff, id);
  if (!data) notFound();
  return (
    <>
      <p>
        <Link href={intakeHref(id, { queue })}>Back to the intake</Link>
      </p>
      <h1 className="mt-3">Patient data</h1>
      <p className="mt-3">
        These intakes count as this person&apos;s. If one is missing or is somebody else&apos;s, say
        so first under &quot;Same person&quot; on the intake.
      </p>
      <Intakes intakes={data.intakes} queue={queue} />
      <h2 className="mt-6">A copy for the person</h2>
      <Copy intakeId={id} data={data} />
      <h2 className="mt-6">Legal hold</h2>
      <div className="mt-3 max-w-2xl">
        <Holds intakeId={id} holds={data.holds} />
      </div>
      <h2 className="mt-6">Erase</h2>
      <div className="mt-3 max-w-2xl">
        <Erase intakeId={id} data={data} />
      </div>
    </>
  );
}
