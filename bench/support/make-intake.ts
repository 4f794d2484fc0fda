import "@/test/unit-env";
import { strain } from "@/test/people";
import { Browser, type Form, formsOf } from "./browser";

const ANSWERS = strain();

/** What this patient sends with a form. A date is asked for in three boxes. */
function filled({ asked, hidden }: Form): URLSearchParams {
  const form = new URLSearchParams(hidden);
  for (const name of asked) {
    const [, field = name, part] = name.match(/^(.*)\.(year|month|day)$/) ?? [];
    const answer = [ANSWERS[field] ?? []].flat();
    const [year = "", month = "", day = ""] = String(answer).split("-");
    const values = part ? [{ year, month, day }[part] ?? ""] : answer;
    for (const value of values) if (value) form.append(name, value);
  }
  return form;
}

/** From the start page to the receipt; throws at a page that leads no further. */
export async function makeIntake(address: string, took: number[]): Promise<void> {
  const browser = new Browser(address, took);
  try {
    let page = await browser.get("/en");
    for (let forms = 0; !page.url.pathname.endsWith("/result"); forms += 1) {
      // The first form leads on; the one that leaves the page is below it.
      const [form] = formsOf(page.html);
      if (page.status !== 200 || !form || forms > 40)
        throw new Error(`${page.url.pathname} answers ${page.status} and leads nowhere`);
      page = await browser.post(form.action, filled(form));
    }
    if (page.status !== 200) throw new Error(`The receipt answers ${page.status}`);
  } finally {
    browser.close();
  }
}
