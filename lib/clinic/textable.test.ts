import { expect, it } from "vitest";
import { isTextable } from "./textable";

it("takes numbers of the clinic's own country, and none that costs extra or is of another one", () => {
  const taken = ["+12125550134", "+19415551234", "+15555550134"];
  const refused = [
    "+14165550134",
    "+18765550134",
    "+19005550134",
    "+447912345678",
    "+525512345678",
    "",
    "x",
  ];
  expect([...taken, ...refused].filter(isTextable)).toEqual(taken);
});
