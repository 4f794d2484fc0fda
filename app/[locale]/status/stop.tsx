import { Button } from "@/components/button";
import { stopMessages } from "@/lib/aftercare/commands";
import { findProgress } from "@/lib/aftercare/queries";
import { clinicFacts } from "../clinic";
import { type Answer, formAddress, type Place, type Visit } from "../place";
import { ownStatus, pathBelow } from "./access";

/** Stops the messages with one button, because mail scanners follow every link. */
function Stop({ visit, getsMessages }: { visit: Visit; getsMessages: boolean }) {
  const { t } = visit;
  const { clinic } = clinicFacts();
  return (
    <>
      <h1 className="text-title">{t(getsMessages ? "stop.title" : "stop.done")}</h1>
      <p className="mt-4">{t(getsMessages ? "stop.text" : "stop.doneText", { clinic })}</p>
      {getsMessages ? (
        <form method="post" action={formAddress(pathBelow(visit, "/stop"))}>
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
  const { getsMessages } = await findProgress(own.intake, new Date());
  const title = visit.t("stop.title");
  return { title, body: <Stop visit={visit} getsMessages={getsMessages} /> };
}

/** The page on which the patient stops all messages. */
async function take(visit: Visit): Promise<Answer> {
  const own = await ownStatus(visit);
  if (!("intake" in own)) return own;
  await stopMessages(own.intake.id);
  return { goTo: pathBelow(visit, "/stop") };
}

export const stopPlace: Place = { load, take, privateAddress: true };
