import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { CLOSE_WORDS } from "@/app/staff/words/words";
import type { IntakePageData } from "./load";

vi.mock("./actions", () => ({ close: async () => ({ status: "idle" }) }));
vi.mock("@/lib/queue/closing", () => ({ attemptsNeeded: () => 3 }));

it("lets nobody choose an outcome that cannot be taken, and says why", async () => {
  const { CloseStep } = await import("./close-step");
  const shown = (intake: Partial<IntakePageData>) =>
    renderToStaticMarkup(
      <CloseStep
        intake={{ level: "SOON", version: 1, tries: 0, booked: false, ...intake } as IntakePageData}
      />,
    );
  const disabled = (html: string) =>
    [
      ...html.matchAll(
        /<input[^>]*disabled=""[^>]*value="(\w+)"|<input[^>]*value="(\w+)"[^>]*disabled=""/g,
      ),
    ].map(([, one, other]) => one ?? other);
  const none = shown({});
  expect(disabled(none).sort()).toEqual(["appointment_booked", "could_not_reach"]);
  expect(none).toContain(`${CLOSE_WORDS.appointment_booked} (nothing is booked)`);
  expect(none).toContain(`${CLOSE_WORDS.could_not_reach} (too few calls)`);
  expect(disabled(shown({ booked: true, tries: 3 }))).toEqual([]);
});
