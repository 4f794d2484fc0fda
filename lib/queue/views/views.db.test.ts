import { afterAll, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { addStaffForTest } from "@/test/rows";
import { addView, deleteView, renameView, restoreView } from "./commands";
import { listViews } from "./queries";
import { AddViewSchema } from "./schema";

afterAll(closeDatabase);

const taken = { field: "name", message: "You already have a view with that name." };

it("keeps a filter under a name, for one person, until it is deleted, and restores it", async () => {
  const [staff, other] = [await addStaffForTest(), await addStaffForTest()];
  const input = AddViewSchema.parse({ name: " Night ", filter: "level=URGENT&waited=4h&what=1" });
  expect(await addView(staff, input)).toBeUndefined();
  const [view] = await listViews(staff);
  expect(view).toMatchObject({
    name: "Night",
    filter: { level: "URGENT", waited: "4h" },
    deleted: false,
  });
  expect(await listViews(other)).toEqual([]);
  const viewId = view?.id ?? "";

  expect(await addView(staff, { ...input, name: "NIGHT" })).toMatchObject(taken);
  expect(await addView(other, input)).toBeUndefined();
  await expect(renameView(other, { viewId, name: "Mine now" })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(deleteView(other, { viewId })).rejects.toMatchObject({ code: "not_found" });

  await renameView(staff, { viewId, name: "Late" });
  await deleteView(staff, { viewId });
  await expect(renameView(staff, { viewId, name: "Gone" })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await listViews(staff)).toMatchObject([{ name: "Late", deleted: true }]);
  await restoreView(staff, { viewId });
  expect(await listViews(staff)).toMatchObject([{ name: "Late", deleted: false }]);
  // Refused changes left no event.
  const trail = await sql<{ action: string; detail: unknown }>(
    "test_view_trail",
    `SELECT "action", "detail" FROM "AuditEvent" WHERE "staffId" = $staff ORDER BY "id"`,
    { staff: staff.id },
  );
  const actions = ["view.added", "view.renamed", "view.deleted", "view.restored"];
  expect(trail).toEqual(actions.map((action) => ({ action, detail: { viewId } })));
});

it("does not restore a view while another one has its name", async () => {
  const staff = await addStaffForTest();
  const input = AddViewSchema.parse({ name: "Day", filter: "mine=yes" });
  await addView(staff, input);
  const viewId = (await listViews(staff))[0]?.id ?? "";
  await deleteView(staff, { viewId });
  await addView(staff, input);
  expect(await restoreView(staff, { viewId })).toMatchObject({ ...taken, field: "viewId" });
});

it("is not saved without a filter", () => {
  expect(AddViewSchema.safeParse({ name: "All", filter: "level=WORSE" }).success).toBe(false);
});
