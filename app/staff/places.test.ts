import { expect, it } from "vitest";
import { ROLES } from "@/lib/auth/permissions";
import { ATTENTION, placesFor, sectionsFor } from "./places";

it("has at most four places and Set-up, and leads to every page that the role may open", () => {
  for (const role of ROLES) {
    const sections = sectionsFor(role);
    expect(sections.length).toBeLessThanOrEqual(5);
    expect(sections[0]?.label).toBe("Queue");
    // These two stand at the right of the header, and the search box beside the queue.
    const elsewhere = [ATTENTION, "/staff/search"];
    const reached = sections.flatMap(({ places }) => places.map(({ href }) => href));
    expect([...reached, ...elsewhere].sort()).toEqual(
      placesFor(role)
        .map(({ href }) => href)
        .sort(),
    );
  }
  expect(sectionsFor("front_desk").map(({ label }) => label)).not.toContain("Set-up");
});
