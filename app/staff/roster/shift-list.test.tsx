import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import type { Shift } from "@/lib/clinic/roster/queries";
import { ShiftList } from "./shift-list";

vi.mock("./actions", () => ({ remove: async () => ({}) }));
vi.mock("@/components/staff/form", () => ({
  StaffForm: () => <button type="submit">Remove</button>,
}));

const on = (day: number) =>
  ({
    id: String(day),
    staffName: "Dr One",
    onCall: false,
    startsAt: new Date(Date.UTC(2030, 4, day, 14)),
    endsAt: new Date(Date.UTC(2030, 4, day, 20)),
  }) as Shift;
const shown = (now: Date) =>
  renderToStaticMarkup(<ShiftList shifts={[on(6), on(7)]} now={now} mayRemove />);

it("names the columns of a week once, and the day above its shifts", () => {
  const html = shown(new Date(Date.UTC(2030, 4, 1)));
  expect(html.split("<thead>")).toHaveLength(2);
  expect(html.indexOf("May 6, 2030")).toBeLessThan(html.indexOf("May 7, 2030"));
  expect(html).toContain("Change");
});

it("has no empty column in a week in which nothing can be removed any more", () => {
  expect(shown(new Date(Date.UTC(2030, 4, 9)))).not.toMatch(/Change|Remove/);
});
