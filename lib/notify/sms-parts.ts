// The GSM 03.38 alphabet. A few of its characters count twice.
const SHORT =
  /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/;
const TWICE = /[\^{}\\[~\]|€]/g;

/** How many text messages this text is sent as, and paid for. */
export function smsParts(text: string): number {
  const short = SHORT.test(text);
  const length = text.length + (short ? (text.match(TWICE)?.length ?? 0) : 0);
  const [one, each] = short ? [160, 153] : [70, 67];
  return length <= one ? 1 : Math.ceil(length / each);
}
