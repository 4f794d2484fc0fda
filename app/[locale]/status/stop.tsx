import { Button } from "@/components/button";
import { stopMessages } from "@/lib/aftercare/commands";
import { findProgress } from "@/lib/aftercare/queries";
import { clinicFacts } from "../clinic";
import { FormOf } from "../form-of";
import { type Answer, formAddress, type Place, type Visit } from "../place";
import type { PatientForm } from "../read-form";
import { ownStatus, pathBelow } from "./access";

/** What a mail program posts when its own button is pressed. */
const ONE_CLICK = { name: "List-Unsubscribe", value: "One-Click" };

type Props = { visit: Visit /** The intake. */; of: string; getsMessages: boolean };

/** Stops the messages with one button, because mail scanners follow every link. */
function Stop({ visit, of, getsMessages }: Props) {
  const { t } = visit;
  const { clinic } = clinicFacts();
  return (
    <>
      <h1 className="text-title">{t(getsMessages ? "stop.title" : "stop.done")}</h1>
      <p className="mt-4">{t(getsMessages ? "stop.text" : "stop.doneText", { clinic })}</p>
      {getsMessages ? (
        <form method="post" action={formAddress(pathBelow(visit, "/stop"))}>
          <FormOf id={of} />
          <Button className="mt-6 w-full sm:w-auto sm:min-w-48">{t("stop.button")}</Button>
        </form>
      ) : null}
      <p className="mt-6">
        <a href={pathBelow(visit)} className="inline-block py-2">
          {t("status.offer.link")}
        </a>
      </p>
    </>
  );
}

async function load(visit: Visit): Promise<Answer> {
  const own = await ownStatus(visit);
  if (!("intake" in own)) return own;
  const { getsMessages } = await findProgress(own.intake);
  const title = visit.t("stop.title");
  return { title, body: <Stop visit={visit} of={own.intake.id} getsMessages={getsMessages} /> };
}

/**
 * The page on which the patient stops all messages. The button of a mail program posts here too, and
 * gets the page at once, because it follows no redirect (RFC 8058).
 */
async function take(visit: Visit, form: PatientForm): Promise<Answer> {
  const own = await ownStatus(visit);
  if (!("intake" in own)) return own;
  await stopMessages(own.intake.id);
  if (form[ONE_CLICK.name]?.[0] === ONE_CLICK.value) return load(visit);
  return { goTo: pathBelow(visit, "/stop") };
}

export const stopPlace: Place = { load, take, privateAddress: true };
