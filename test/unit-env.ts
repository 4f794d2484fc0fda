import { randomBytes } from "node:crypto";
import webpush from "web-push";

// Unit tests read settings (the clinic's country, keys) but never reach this database.
process.env.DATABASE_URL ??= "postgresql://nobody@127.0.0.1:1/none";
// Nothing is sent: these only enable questions that depend on a way to send.
process.env.SMTP_URL ??= "smtp://127.0.0.1:1";
process.env.SMS_URL ??= "http://127.0.0.1:1";
process.env.SMS_FROM ??= "+12125550100";
process.env.DATA_KEY ??= randomBytes(32).toString("base64");
const pushKeys = webpush.generateVAPIDKeys();
process.env.VAPID_PUBLIC_KEY ??= pushKeys.publicKey;
process.env.VAPID_PRIVATE_KEY ??= pushKeys.privateKey;
