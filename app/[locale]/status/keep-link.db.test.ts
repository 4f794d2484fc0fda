import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, expect, it } from "vitest";
import { takeLink } from "@/lib/aftercare/commands";
import { closeDatabase } from "@/lib/db/client";
import { translatorIn } from "@/lib/i18n/translator";
import { fileIntake } from "@/test/intakes";
import { answersOf, PERSON_OF } from "@/test/people";
import type { Visit } from "../place";
import { MINE, ownStatus } from "./access";
import { KeepLink, linkPlace } from "./keep-link";

afterAll(closeDatabase);

it("says so when an intake had all its links of the day", async () => {
  const { id, token } = await fileIntake(answersOf(PERSON_OF.ROUTINE));
  const t = translatorIn("en");
  const visit = { t, locale: "en", token, params: { key: MINE }, query: new URLSearchParams() };
  const asked = { ...visit, formOf: null, kiosk: null } as unknown as Visit;
  const go = async () => {
    const answer = await linkPlace.take?.(asked, {});
    return answer && typeof answer === "object" && "goTo" in answer ? answer.goTo : "";
  };
  expect(await go()).toMatch(/^\/en\/status\/[\w-]{43}$/);
  for (let n = 1; n < 20; n += 1) await takeLink(id);
  const refused = await go();
  expect(refused).toBe("/en/status/mine?told=no_link");
  const own = await ownStatus(asked);
  if (!("intake" in own)) throw new Error("not found");
  const shown = (query: string) =>
    renderToStaticMarkup(
      KeepLink({
        ...{ intake: own.intake, now: new Date() },
        visit: { ...asked, query: new URLSearchParams(query) },
      }),
    );
  expect(shown("told=no_link")).toContain(t("status.keep.tooMany"));
  expect(shown("")).not.toContain(t("status.keep.tooMany"));
});
