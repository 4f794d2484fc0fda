import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import webpush from "web-push";
import { EnvSchema, parseEnv } from "./env";

const GOOD = {
  DATABASE_URL: "postgresql://backline:sesame-open@db.internal:5432/backline",
  DATA_KEY: randomBytes(32).toString("base64"),
};

describe("settings", () => {
  test("are complete with a database and a key", () => {
    const env = parseEnv(GOOD);
    expect(env.EMERGENCY_NUMBER).toBe("911");
    expect(env.CLINIC_PHONE).toBeUndefined();
    expect(env.DEMO).toBe(false);
    expect(env.DRAFT_DAYS).toBe(7);
    expect(env.LADDER_MINUTES).toEqual([2, 5, 10]);
  });

  test("are all in the example", () => {
    const example = readFileSync(path.resolve(import.meta.dirname, "../.env.example"), "utf8");
    const named = new Set([...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name));
    expect(Object.keys(EnvSchema.shape).filter((name) => !named.has(name))).toEqual([]);
  });

  test("count an empty one as not set", () => {
    expect(parseEnv({ ...GOOD, CLINIC_PHONE: "", PORT: "" }).CLINIC_PHONE).toBeUndefined();
  });

  test.each([
    ["DATABASE_URL", undefined],
    ["DATABASE_URL", "mysql://root:hunter2@db/x"],
    ["DATA_KEY", undefined],
    ["DATA_KEY", "c2hvcnQtc2VjcmV0"],
    ["DATA_KEY", Buffer.alloc(32).toString("base64")],
    ["DATA_KEY", Buffer.from("changeme".repeat(5)).toString("base64")],
    ["DATABASE_URL", "postgresql://root:hunter2@db:99999999/x"],
    ["APP_URL", "ftp://hunter2"],
    ["APP_URL", "https://hunter2.example/intake"],
    ["APP_URL", "https://hunter2.example/?a=1"],
    ["APP_URL", "https://hunter2.example/#a"],
    ["APP_URL", "https://root:hunter2@clinic.example"],
    ["CLINIC_TIME_ZONE", "Mars/Hunter2"],
    ["CLINIC_TIME_ZONE", "+05:00"],
    ["CLINIC_COUNTRY", "hunter2"],
    ["CLINIC_COUNTRY", "ZZ"],
    ["CLINIC_COUNTRY", "UK"],
    ["CLINIC_PHONE", "call hunter2"],
    ["CLINIC_PHONE", "911"],
    ["EMERGENCY_NUMBER", "hunter2"],
    ["EMERGENCY_NUMBER", "988"],
    ["CRISIS_LINE", "hunter2"],
    ["POISON_LINE", "1-800-hunter2"],
    ["DRAFT_DAYS", "0"],
    ["DRAFT_DAYS", "hunter2"],
    ["LINK_DAYS", "0"],
    ["ABANDONED_MINUTES", "0"],
    ["LADDER_MINUTES", "3,hunter2,9"],
    ["LADDER_MINUTES", "3,6"],
    ["LADDER_MINUTES", "7,4,9"],
    ["LADDER_MINUTES", "0,6,9"],
    ["LADDER_MINUTES", "16,17,18"],
    ["LADDER_MINUTES", "7,8,61"],
    ["SMTP_URL", "hunter2"],
    ["SMTP_URL", "smtp://root:hunter2@mail:99999999"],
    ["SMS_URL", "hunter2"],
    ["VAPID_PRIVATE_KEY", "hunter2"],
    ["PUSH_SERVICES", "https://push.example/hunter2"],
    ["SMS_URL", "https://:hunter2@:x"],
    ["MAIL_FROM", "hunter2"],
    ["MAIL_FROM", "Hunter2 <hunter2>"],
    ["MAIL_FROM", "a@hunter2.example\r\nBcc: b@hunter2.example"],
    ["DEMO", "hunter2"],
    ["OIDC_ISSUER", "http://hunter2.example"],
    ["OIDC_ISSUER", "https://root:hunter2@login.example"],
    ["OIDC_CLIENT_SECRET", "hunter2"],
    ["OIDC_CLIENT_SECRET", "hunter2hunter2changeme"],
    ["OIDC_CLIENT_SECRET", "2222222222222222"],
    ["OIDC_ROLES", "doctors=hunter2"],
    ["OIDC_ROLES", "= clinician"],
    ["OIDC_SCOPE", "hunter2"],
    ["OIDC_EMAIL", "hunter2"],
    ["OIDC_LINK", "hunter2"],
    ["PASSWORD_SIGN_IN", "hunter2"],
  ])("stop the start when %s is %j, naming it and never its value", (name, value) => {
    const attempt = () => parseEnv({ ...GOOD, [name]: value });
    expect(attempt).toThrow(name);
    try {
      attempt();
    } catch (error) {
      const { message } = error as Error;
      for (const secret of ["hunter2", "sesame-open", GOOD.DATA_KEY, value])
        if (secret) expect(message).not.toContain(secret);
    }
  });

  test("for an identity provider go together, and without one passwords stay", () => {
    const provider = {
      OIDC_ISSUER: "https://login.clinic.example/realms/clinic",
      OIDC_CLIENT_ID: "backline",
      OIDC_CLIENT_SECRET: "9fK2-quiet-heron-41x",
      OIDC_ROLES: "a=b=clinician, desk = front_desk",
    };
    const given = parseEnv({ ...GOOD, ...provider, PASSWORD_SIGN_IN: "emergency" });
    expect(given.OIDC_ROLES).toEqual([
      { value: "a=b", role: "clinician" },
      { value: "desk", role: "front_desk" },
    ]);
    for (const name of Object.keys(provider))
      expect(() => parseEnv({ ...GOOD, ...provider, [name]: "" })).toThrow(
        `Settings: ${name} is missing`,
      );
    expect(() => parseEnv({ ...GOOD, PASSWORD_SIGN_IN: "emergency" })).toThrow(
      "PASSWORD_SIGN_IN=emergency lets nobody in",
    );
    expect(
      parseEnv({ ...GOOD, ...provider, OIDC_ISSUER: "http://127.0.0.1:4000" }).OIDC_ISSUER,
    ).toBe("http://127.0.0.1:4000");
  });

  test("for text messages need a sender", () => {
    const SMS_URL = "https://account:hunter2@sms.example/messages";
    expect(() => parseEnv({ ...GOOD, SMS_URL })).toThrow(/^Settings: SMS_FROM is missing/);
    expect(parseEnv({ ...GOOD, SMS_URL, SMS_FROM: "+12125550100" }).SMS_FROM).toBe("+12125550100");
    expect(() => parseEnv({ ...GOOD, SMS_FROM: "+12125550100" })).toThrow(/SMS_URL is missing/);
  });

  test("give the address of the service without a slash at its end", () => {
    for (const APP_URL of ["https://intake.clinic.example", "HTTPS://Intake.Clinic.example/"])
      expect(parseEnv({ ...GOOD, APP_URL }).APP_URL).toBe("https://intake.clinic.example");
    expect(parseEnv({ ...GOOD, APP_URL: "http://127.0.0.1:4000/" }).APP_URL).toBe(
      "http://127.0.0.1:4000",
    );
  });

  test("keep a draft for longer than its red flag waits", () => {
    const kept = { ...GOOD, DRAFT_DAYS: "1" };
    expect(parseEnv({ ...kept, ABANDONED_MINUTES: "1439" }).DRAFT_DAYS).toBe(1);
    expect(() => parseEnv({ ...kept, ABANDONED_MINUTES: "1440" })).toThrow(
      "ABANDONED_MINUTES must be less than DRAFT_DAYS",
    );
  });

  test.each(["Backline <backline@clinic.example>", "backline@clinic.example", "Ä B <a@localhost>"])(
    "take mail from %s",
    (MAIL_FROM) => {
      expect(parseEnv({ ...GOOD, MAIL_FROM }).MAIL_FROM).toBe(MAIL_FROM);
    },
  );

  test("take numbers with the usual marks", () => {
    const CLINIC_PHONE = "+44 (0)20 7946 0018";
    expect(parseEnv({ ...GOOD, CLINIC_PHONE, CRISIS_LINE: "116 123" })).toMatchObject({
      CLINIC_PHONE,
    });
  });

  test("for push need the two halves of one key pair", () => {
    const [one, other] = [webpush.generateVAPIDKeys(), webpush.generateVAPIDKeys()];
    const pair = { VAPID_PUBLIC_KEY: one.publicKey, VAPID_PRIVATE_KEY: one.privateKey };
    expect(parseEnv({ ...GOOD, ...pair }).VAPID_PUBLIC_KEY).toBe(one.publicKey);
    for (const VAPID_PRIVATE_KEY of [other.privateKey, "", "AA"])
      expect(() => parseEnv({ ...GOOD, ...pair, VAPID_PRIVATE_KEY })).toThrow(/VAPID_PRIVATE_KEY/);
  });
});
