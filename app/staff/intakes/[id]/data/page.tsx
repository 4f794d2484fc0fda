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
    <ul className="divide-y divide-line border-y border-line">
      {intakes.map(({ id, reference, receivedAt, level, name, obstacle }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <LevelTag level={level} label={LEVEL_WORDS[level]} />
          <span>
            <Link href={intakeHref(id, { queue })}>{reference}</Link> {name ?? "no name given"},{" "}
            {fullText(receivedAt)}
          </span>
          {obstacle ? <b>{WHY[obstacle]}</b> : null}
        </li>
      ))}
    </ul>
  );
}

function Holds({ intakeId, holds }: { intakeId: string } & Pick<PersonData, "holds">) {
  return (
    <section>
      <h2>Legal hold</h2>
      {holds.map(({ id, by, createdAt, reason }) => (
        <div key={id}>
          <p className="mb-3">
            {by} put a hold on this person, {fullText(createdAt)}: {reason ?? UNREADABLE_WORDS}
          </p>
          <StaffForm
            id={`release-${id}`}
            action={release}
            hidden={{ intakeId, holdId: id }}
            submit="End the hold"
            tone="quiet"
            label={`End the hold: ${reason ?? UNREADABLE_WORDS}`}
          />
        </div>
      ))}
      <StaffForm
        id="hold-form"
        action={hold}
        hidden={{ intakeId }}
        submit="Put on legal hold"
        tone="quiet"
      >
        <TextField name="reason" label="Why it must be kept" maxLength={500} />
      </StaffForm>
    </section>
  );
}

function Copies({ intakeId, data }: { intakeId: string; data: PersonData }) {
  if (data.intakes.some(({ obstacle }) => obstacle === "keys"))
    return (
      <p>
        The data key is being changed. Until that is done, not all intakes of a person are known.
      </p>
    );
  const file = `/staff/intakes/${intakeId}/data/file`;
  return (
    <ul className="grid gap-3">
      <li>
        <a href={`${file}?as=text`}>Text to read and print</a>
        <p>
          Everything that is stored, with who looked at it. It holds health data: give it to the
          person alone. It may hold answers about safety at home: ask first how it can be handed
          over safely.
        </p>
      </li>
      <li>
        <a href={`${file}?as=seen`}>Text without answers about safety</a>
        <p>
          Where others may see it. It leaves out danger at home, abuse, self-harm, and whatever the
          patient and staff wrote in their own words. Read it before you hand it over.
        </p>
      </li>
      <li>
        <a href={file}>JSON for another program</a>
        <p>Everything, like the first.</p>
      </li>
    </ul>
  );
}

function Erase({ intakeId, data }: { intakeId: string; data: PersonData }) {
  const { intakes, rows } = data;
  const own = intakes.find(({ id }) => id === intakeId);
  if (intakes.some(({ obstacle }) => obstacle !== null))
    return <p>Nothing can be erased now: the list at the top says why.</p>;
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
    <div className="max-w-2xl">
      <p>
        <Link href={intakeHref(id, { queue })}>Back to the intake</Link>
      </p>
      <section className="mt-3">
        <h1>Patient data</h1>
        <p>
          These intakes count as this person&apos;s. If one is missing or is somebody else&apos;s,
          say so first under &quot;Same person&quot; on the intake.
        </p>
        <Intakes intakes={data.intakes} queue={queue} />
      </section>
      <section>
        <h2>A copy for the person</h2>
        <Copies intakeId={id} data={data} />
      </section>
      <Holds intakeId={id} holds={data.holds} />
      <section>
        <h2>Erase</h2>
        <Erase intakeId={id} data={data} />
      </section>
    </div>
  );
}
