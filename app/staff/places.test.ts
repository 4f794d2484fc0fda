import { expect, it } from "vitest";
import { isPermitted, ROLES } from "@/lib/auth/permissions";
import { ATTENTION, actsFor, NEW_INTAKE, placesFor, sectionsFor } from "./places";

it("has at most four places and Set-up, and leads to every page that the role may open", () => {
  for (const role of ROLES) {
    const sections = sectionsFor(role);
    expect(sections.length).toBeLessThanOrEqual(5);
    expect(sections[0]?.label).toBe("Queue");
    // The first stands at the right of the header, the others beside the queue.
    const beside = isPermitted(role, "intake:record") ? [NEW_INTAKE] : [];
    const elsewhere = [ATTENTION, "/staff/search", ...beside];
    const reached = sections.flatMap(({ places }) => places.map(({ href }) => href));
    expect([...reached, ...elsewhere].sort()).toEqual(
      placesFor(role)
        .map(({ href }) => href)
        .sort(),
    );
  }
  expect(sectionsFor("front_desk").map(({ label }) => label)).not.toContain("Set-up");
});

it("offers each role only what it may do, and every key leads to one page", () => {
  const labels = (role: (typeof ROLES)[number]) => actsFor(role).map(({ label }) => label);
  expect(labels("front_desk")).toContain("Print the handoff sheet");
  expect(labels("front_desk")).not.toContain("Add a person who works here");
  expect(labels("admin")).toContain("Add a person who works here");
  expect(placesFor("front_desk").map(({ label }) => label)).not.toContain("Visit reports");
  const letters = placesFor("admin").map(({ letter }) => letter);
  expect(letters).toEqual([...new Set(letters)]);
});
