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
    ["APP_URL", "ftp://hunter2"],
    ["CLINIC_TIME_ZONE", "Mars/Hunter2"],
    ["CLINIC_COUNTRY", "hunter2"],
    ["DRAFT_DAYS", "0"],
    ["DRAFT_DAYS", "hunter2"],
    ["LINK_DAYS", "0"],
    ["ABANDONED_MINUTES", "0"],
    ["LADDER_MINUTES", "3,hunter2,9"],
    ["LADDER_MINUTES", "3,6"],
    ["LADDER_MINUTES", "7,4,9"],
    ["LADDER_MINUTES", "0,6,9"],
    ["SMTP_URL", "hunter2"],
    ["SMS_URL", "hunter2"],
    ["VAPID_PRIVATE_KEY", "hunter2"],
    ["PUSH_SERVICES", "https://push.example/hunter2"],
    ["DEMO", "hunter2"],
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

  test("for text messages need a sender", () => {
    const SMS_URL = "https://account:hunter2@sms.example/messages";
    expect(() => parseEnv({ ...GOOD, SMS_URL })).toThrow(/^Settings: SMS_FROM is missing/);
    expect(parseEnv({ ...GOOD, SMS_URL, SMS_FROM: "+12125550100" }).SMS_FROM).toBe("+12125550100");
  });

  test("for push need the two halves of one key pair", () => {
    const [one, other] = [webpush.generateVAPIDKeys(), webpush.generateVAPIDKeys()];
    const pair = { VAPID_PUBLIC_KEY: one.publicKey, VAPID_PRIVATE_KEY: one.privateKey };
    expect(parseEnv({ ...GOOD, ...pair }).VAPID_PUBLIC_KEY).toBe(one.publicKey);
    for (const VAPID_PRIVATE_KEY of [other.privateKey, "", "AA"])
      expect(() => parseEnv({ ...GOOD, ...pair, VAPID_PRIVATE_KEY })).toThrow(/VAPID_PRIVATE_KEY/);
  });
});
