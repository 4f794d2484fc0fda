import { once } from "node:events";
import { bookHeld, holdSlot } from "@/lib/appointment/own/commands";
import { closeDatabase } from "@/lib/db/client";
import { Rejection } from "@/lib/errors";

// One process of the service that books for patients; its parent says when. For the race over two.

/** A patient and the time that they want. */
export type Want = { intakeId: string; clinicianId: string; visitTypeId: string; startsAt: string };

/** "booked", the code of a refusal, or "error". */
async function book({ intakeId: id, startsAt, ...time }: Want): Promise<string> {
  const patient = { id, level: "SOON" } as const;
  try {
    await bookHeld(patient, await holdSlot(patient, { ...time, startsAt: new Date(startsAt) }));
    return "booked";
  } catch (error) {
    return error instanceof Rejection ? error.code : "error";
  }
}

process.send?.("ready");
const [wants] = (await once(process, "message")) as [Want[]];
const outcomes = await Promise.all(wants.map(book));
process.send?.(outcomes);
await closeDatabase();
process.disconnect();
