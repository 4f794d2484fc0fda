"use server";

import { staffAction } from "@/app/staff/action";
import { startSearch } from "@/lib/person/search/commands";
import { SearchSchema } from "@/lib/person/search/schema";
import { searchHref } from "./address";

export const search = staffAction("contact:read", SearchSchema, startSearch, {
  goTo: (start) =>
    "intakeId" in start ? `/staff/intakes/${start.intakeId}` : searchHref(start.searchId),
});
