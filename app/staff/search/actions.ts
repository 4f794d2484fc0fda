"use server";

import { staffAction } from "@/lib/action";
import { startSearch } from "@/lib/search/commands";
import { SearchSchema } from "@/lib/search/schema";
import { searchHref } from "./address";

export const search = staffAction("contact:read", SearchSchema, startSearch, {
  goTo: (start) =>
    "intakeId" in start ? `/staff/intakes/${start.intakeId}` : searchHref(start.searchId),
});
