import { makeLink } from "@/lib/aftercare/commands";
import { timeCode } from "@/lib/appointment/schema";
import { raceForTest } from "@/test/booking-race";
import { Browser, formsOf, type Page } from "./browser";

// Patients with a private link, who see the times, choose one and confirm it.

/** A patient whose page of times is open: what they send, and to which of the web servers. */
export type Patient = { browser: Browser; action: string; form: URLSearchParams };

/** So many patients who want as many different times, their pages open over these web servers. */
export async function patientsAt(
  addresses: readonly string[],
  [patients, times]: readonly [number, number],
): Promise<Patient[]> {
  const wants = await raceForTest(patients, times);
  const open: Patient[] = [];
  for (const [at, { intakeId, startsAt, ...time }] of wants.entries()) {
    const browser = new Browser(addresses[at % addresses.length] ?? "", []);
    const page = await browser.get(`/en/status/${await makeLink(intakeId, new Date())}/book`);
    // Until the race begins, the server would end the connection, perhaps at the moment of the next request.
    browser.close();
    const form = formsOf(page.html).find(({ asked }) => asked.has("time"));
    if (!form) throw new Error(`The page of times answers ${page.status}`);
    const typed = new URLSearchParams(form.hidden);
    typed.set("time", timeCode({ ...time, startsAt: new Date(startsAt) }));
    open.push({ browser, action: form.action, form: typed });
  }
  return open;
}

const outcomeOf = ({ status, url }: Page) => {
  if (status === 409) return "refused";
  return status === 200 && url.pathname.endsWith("/visit") ? "booked" : `error ${status}`;
};

/** Sends the chosen time and confirms it. Gives "booked", "refused" with the other times, or an error. */
export async function book({ browser, action, form }: Patient): Promise<string> {
  try {
    const kept = await browser.post(action, form);
    if (!kept.url.pathname.endsWith("/confirm")) return outcomeOf(kept);
    const confirm = formsOf(kept.html).find(({ hidden }) =>
      hidden.some(([name]) => name === "hold"),
    );
    const typed = new URLSearchParams(confirm?.hidden);
    typed.set("do", "book");
    return outcomeOf(await browser.post(confirm?.action ?? "", typed));
  } catch (error) {
    return `error ${(error as Error).message}`;
  } finally {
    browser.close();
  }
}
