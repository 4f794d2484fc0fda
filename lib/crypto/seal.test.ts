import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeOf } from "@/lib/crypto/places";
import { blindToken } from "./blind-index";
import { keyFor, keyId } from "./keys";
import { seal, sealedUnder, unseal } from "./seal";

const place = placeOf("Note.bodySealed", randomUUID());
const newKey = () => randomBytes(32).toString("base64");

describe("a sealed value", () => {
  test("opens to the same text, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        (text) => unseal(seal(text, place), place) === text,
      ),
    );
  });

  test("shows nothing of the text and is different each time", () => {
    const text = "numb between the legs since Tuesday";
    const sealed = [seal(text, place), seal(text, place)];
    expect(new Set(sealed).size).toBe(2);
    for (const each of sealed) expect(each).not.toContain("numb");
  });

  test("has a nonce that no other has", () => {
    const nonces = Array.from({ length: 1000 }, () => seal("", place).split(".")[2]);
    expect(new Set(nonces).size).toBe(1000);
  });

  test.each([
    placeOf("Note.bodySealed", randomUUID()),
    { ...place, column: "Closure.noteSealed" } as const,
    { ...place, column: "Draft.answersSealed" } as const,
  ])("does not open at another place", (other) => {
    const sealed = seal("text", place);
    expect(() => unseal(sealed, other)).toThrow();
  });

  test("still opens what an earlier release sealed, whichever of the keys it was", () => {
    const sealed = "v1.YGP3_-yN31TW3SnV.u9ndJu-_CHFTy0t8WyYXaQ.rIzMwA";
    const key = Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString("base64");
    const there = placeOf("Note.bodySealed", "1");
    for (const setting of [
      key,
      `${newKey()},${key}`,
      `${key},${newKey()}`,
      `${newKey()},${key},${newKey()}`,
    ])
      expect(unseal(sealed, there, setting)).toBe("numb");
    expect(() => unseal(sealed, there, newKey())).toThrow();
  });

  test("names the key that sealed it, and opens with that one alone", () => {
    const [former, newer, other] = [newKey(), newKey(), newKey()];
    const sealed = seal("text", place, `${newer},${former}`);
    expect(sealed.startsWith(sealedUnder(keyId(newer)))).toBe(true);
    expect(unseal(sealed, place, `${other},${former},${newer}`)).toBe("text");
    expect(() => unseal(sealed, place, `${other},${former}`)).toThrow("not in DATA_KEY");
    expect(sealed).not.toContain(newer.slice(0, 8));
  });

  test("does not open when any character was changed", () => {
    const sealed = seal("a text of some length", place);
    for (let at = 0; at < sealed.length; at++) {
      const other = sealed[at] === "A" ? "E" : "A";
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      let opened: string | undefined;
      try {
        opened = unseal(changed, place);
      } catch {
        continue;
      }
      // The last character of a base64url part may carry unused bits. Then nothing was changed.
      expect(opened).toBe("a text of some length");
    }
  });

  test.each(["", "v1", "v1...", "v2.a.b.c", "v2.a...", "v3.a.b.c.d", "plain text"])(
    "refuses %j, which is not sealed",
    (text) => {
      expect(() => unseal(text, place)).toThrow();
    },
  );
});

describe("a blind token", () => {
  test("is equal for equal values of one kind and different for another kind", () => {
    expect(blindToken("phone", "+12125550133")).toBe(blindToken("phone", "+12125550133"));
    expect(blindToken("phone", "+12125550133")).not.toBe(blindToken("surname", "+12125550133"));
    expect(blindToken("surname", "ortega")).toMatch(/^[0-9a-f]{32}$/);
  });
});

test("each purpose has a key of its own", () => {
  const keys = (["field", "index", "session", "resume"] as const).map((purpose) =>
    keyFor(purpose).toString("hex"),
  );
  expect(new Set(keys).size).toBe(4);
});
