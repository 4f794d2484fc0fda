import { expect, test } from "vitest";
import { csvHead, csvLine } from "./csv";

test("separates cells, quotes what needs it and leaves null empty", () => {
  expect(csvLine(["a", 1, true, null])).toBe("a,1,true,\r\n");
  expect(csvLine(['say "now", please', "two\nlines"])).toBe(
    '"say ""now"", please","two\nlines"\r\n',
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A1"])(
  "gives %j to a spreadsheet as a text",
  (formula) => {
    expect(csvLine([formula])).toBe(`"'${formula}"\r\n`);
  },
);

test("keeps a negative number a number", () => {
  expect(csvLine([-1])).toBe("-1\r\n");
});

test("begins a file so that Excel reads its accents", () => {
  const bytes = Buffer.from(csvHead(["name", "Clínica"]));
  expect(bytes.toString("hex")).toBe(`efbbbf${Buffer.from("name,Clínica\r\n").toString("hex")}`);
});

test("quotes what another country's spreadsheet would take for two cells", () => {
  expect(csvLine(["a;=1", "b\t=1"])).toBe('"a;=1","b\t=1"\r\n');
});
