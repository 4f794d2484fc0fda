import { describe, expect, it } from "vitest";
import { joinClaims, readClaims } from "./provider";

const ISSUER = "https://login.clinic.example";
const settings = {
  OIDC_ISSUER: ISSUER,
  OIDC_ROLE_CLAIM: "roles",
  OIDC_ROLES: [
    { value: "Doctors", role: "clinician" as const },
    { value: "desk", role: "front_desk" as const },
    { value: "it", role: "admin" as const },
  ],
  OIDC_ACR: undefined,
  OIDC_EMAIL: "verified" as const,
};
const claims = {
  ...{ iss: ISSUER, sub: "one", auth_time: 1_700_000_000 },
  ...{ name: " Rosa Delgado ", email: "Rosa@Clinic.example", email_verified: true },
};
const read = (
  more: object,
  given: Partial<typeof settings> | { OIDC_ACR: string } | { OIDC_EMAIL: "trusted" } = {},
) => readClaims({ ...claims, ...more }, { ...settings, ...given } as typeof settings);

describe("what a provider says", () => {
  it("is the subject of its issuer, with a name and an address", () => {
    expect(read({})).toEqual({
      ...{ issuer: ISSUER, subject: "one", name: "Rosa Delgado", email: "rosa@clinic.example" },
      ...{ role: null, factorAt: null },
    });
  });

  it.each([
    [{ roles: ["it", "Doctors"] }, "clinician"],
    [{ roles: "desk" }, "front_desk"],
    [{ roles: ["doctors", "nurses"] }, null],
    [{ roles: { Doctors: true } }, null],
    [{ roles: [] }, null],
    [{ role: "it" }, null],
  ])("gives the first role of the settings that fits, and else none: %j", (more, role) => {
    expect(read(more).role).toBe(role);
  });

  it("has its roles inside another claim, or in one with dots in its name", () => {
    const inside = { realm_access: { roles: ["it"] } };
    expect(read(inside, { OIDC_ROLE_CLAIM: "realm_access.roles" }).role).toBe("admin");
    const named = { "https://clinic.example/roles": ["it"] };
    expect(read(named, { OIDC_ROLE_CLAIM: "https://clinic.example/roles" }).role).toBe("admin");
    expect(read({}, { OIDC_ROLE_CLAIM: "constructor.name" }).role).toBeNull();
  });

  it.each([
    [{ amr: ["pwd", "mfa"] }, true],
    [{ amr: ["pwd"] }, false],
    [{ amr: "mfa" }, false],
    [{ acr: "two" }, false],
  ])("proves two factors, or not: %j", (more, proven) => {
    expect(read(more).factorAt).toEqual(proven ? new Date(1_700_000_000_000) : null);
  });

  it("proves two factors by the context that the settings ask for", () => {
    expect(read({ acr: "two" }, { OIDC_ACR: "two" }).factorAt).not.toBeNull();
    expect(read({ acr: "one" }, { OIDC_ACR: "two" }).factorAt).toBeNull();
  });

  it.each([{ email_verified: false }, { email_verified: undefined }, { email_verified: "true" }])(
    "has no address that counts with %j, unless the provider is trusted",
    (more) => {
      expect(read(more).email).toBeNull();
      expect(read(more, { OIDC_EMAIL: "trusted" }).email).toBe("rosa@clinic.example");
    },
  );

  it("joins what the token and userinfo say, the address with its own mark", () => {
    const joined = (token: object, elsewhere: object) =>
      readClaims(joinClaims({ ...claims, ...token }, { sub: "one", ...elsewhere }), settings);
    const { email: _, email_verified: __, ...plain } = claims;
    const bare = (token: object, elsewhere: Record<string, unknown>) =>
      readClaims(joinClaims({ ...plain, ...token }, elsewhere), settings);
    const there = { email: "there@clinic.example", email_verified: true };
    expect(bare({}, there).email).toBe("there@clinic.example");
    expect(bare({ email: "a@clinic.example" }, there).email).toBe("there@clinic.example");
    expect(bare({ email: "a@clinic.example" }, { email_verified: true }).email).toBeNull();
    expect(joined({ email_verified: false }, there).email).toBeNull();
    expect(joined({}, { roles: ["desk"] }).role).toBe("front_desk");
    expect(joined({ roles: ["it"] }, { roles: ["desk"] }).role).toBe("admin");
  });

  it("speaks of this sign-in in the token alone", () => {
    const elsewhere = { amr: ["mfa"], acr: "two", auth_time: 1_800_000_000 };
    const asked = { ...settings, OIDC_ACR: "two" } as unknown as typeof settings;
    expect(readClaims(joinClaims(claims, elsewhere), asked).factorAt).toBeNull();
    const { auth_time: _, ...timeless } = claims;
    expect(() => readClaims(joinClaims(timeless, elsewhere), asked)).toThrow();
  });

  it.each([
    { iss: "https://evil.example" },
    { iss: `${ISSUER}/` },
    { sub: "" },
    { sub: undefined },
    { auth_time: undefined },
  ])("is refused with %j", (more) => {
    expect(() => read(more)).toThrow();
  });
});
