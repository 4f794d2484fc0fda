import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { NEW_STEP } from "../words/words";
import type { RowView } from "./queue-view";
import { RowStep } from "./row-step";

const CALLED = "Called 10:02 by Kim: No answer";
const TOLD = "On call told 10:05";

const alarmRow = (row: Partial<RowView>) =>
  renderToStaticMarkup(
    <RowStep
      me="me"
      row={{ alarm: true, marks: [], burst: null, ringsFor: null, told: TOLD, ...row } as RowView}
    />,
  );

it("tells of an alarm whom its ladder told, and also that somebody called", () => {
  for (const work of [
    { step: CALLED, call: null },
    { step: "Reviewed 09:30: Soon", call: CALLED },
  ]) {
    const html = alarmRow({ work });
    expect(html).toContain(TOLD);
    expect(html).toContain(`<span class="quiet called row-done">${CALLED}</span>`);
    expect(html).toContain(work.step);
  }
});

it("tells a call also before the ladder told anybody", () => {
  expect(alarmRow({ told: null, work: { step: CALLED, call: null } })).toContain(
    `<span class="quiet called row-done">${CALLED}</span>`,
  );
});

it("leaves out the first step of an alarm only where its ladder told somebody", () => {
  const work = { step: NEW_STEP, call: null };
  expect(alarmRow({ work })).not.toContain(NEW_STEP);
  expect(alarmRow({ told: null, work })).toContain(NEW_STEP);
});
