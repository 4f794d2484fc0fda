/** How the patient wants to be reached. From "text_only" on they cannot take an ordinary call, and with "no_phone" none. */
export const CONTACT_WAYS = ["call", "text", "text_only", "relay", "video", "no_phone"] as const;
export const BEST_TIMES = ["any", "morning", "afternoon", "evening"] as const;
export const PROXY_AGREES = ["yes", "no", "cannot_say"] as const;
export const PROXY_CAN_ANSWER = ["yes", "partly", "no"] as const;
