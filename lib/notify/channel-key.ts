import { z } from "zod";
import { macsOf } from "@/lib/crypto/mac";
import type { ChannelKind } from "./schema";

const EndpointSchema = z.object({ endpoint: z.string() });

/** What tells one channel from another: its number, or the address that a browser gave. */
function nameOf(kind: ChannelKind, address: string): string {
  return kind === "push" ? EndpointSchema.parse(JSON.parse(address)).endpoint : address;
}

/** The value of StaffChannel.addressKey under each data key, the one that seals first. */
export function channelKeys(kind: ChannelKind, address: string): string[] {
  const macs = macsOf("index", `channel:${kind}:${nameOf(kind, address)}`);
  return macs.map(([, mac]) => mac);
}
