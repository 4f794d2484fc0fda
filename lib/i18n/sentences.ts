import { createElement, Fragment, type ReactNode } from "react";

/** A value that stands in a sentence. */
export type Value = string | number;

type Values = Readonly<Record<string, Value | ((chunks: ReactNode) => ReactNode)>>;

/** A piece of a sentence, cut at its values: text, name, text, ..., text. `tag`: it stands in a tag. */
type Piece = { tag?: string; parts: readonly string[] };

/** An entry of a message file: a sentence, or a list or group of them. */
export type Entry = {
  raw: unknown;
  /** The sentence; null when it needs a formatter. */
  pieces: readonly Piece[] | null;
};

const VALUE = /\{(\w+)\}/;
const TAGGED = /<(\w+)>([^<]*)<\/\1>/;
const QUOTED = /'[{}<#|']/;

function piecesOf(text: string): Piece[] | null {
  const cut = text.split(TAGGED);
  const pieces: Piece[] = [];
  for (let at = 0; at < cut.length; at += 3) {
    const [plain = "", tag, inside = ""] = cut.slice(at, at + 3);
    pieces.push({ parts: plain.split(VALUE) });
    if (tag) pieces.push({ tag, parts: inside.split(VALUE) });
  }
  const isOdd = pieces.some(({ parts }) => parts.some((part) => /[{}<]/.test(part)));
  return isOdd || QUOTED.test(text) ? null : pieces;
}

/** Every entry of a message file by its path, such as "start.title". Pure. */
export function entriesOf(messages: object, above = ""): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [key, raw] of Object.entries(messages)) {
    const path = `${above}${key}`;
    entries.set(path, { raw, pieces: typeof raw === "string" ? piecesOf(raw) : null });
    if (typeof raw !== "object" || raw === null) continue;
    for (const below of entriesOf(raw, `${path}.`)) entries.set(...below);
  }
  return entries;
}

function fill(parts: readonly string[], values: Values): string | undefined {
  if (parts.length === 1) return parts[0];
  let sentence = "";
  for (const [index, part] of parts.entries()) {
    const shown = index % 2 === 0 ? part : values[part];
    if (shown === undefined || typeof shown === "function") return undefined;
    sentence += shown;
  }
  return sentence;
}

/**
 * The sentence with its values. Undefined when it needs a formatter (a plural), holds a tag, or has
 * a name without a value. Pure.
 */
export function filled({ pieces }: Entry, values: Values = {}): string | undefined {
  const [only, ...others] = pieces ?? [];
  return only && others.length === 0 ? fill(only.parts, values) : undefined;
}

/** The same for a sentence with tags, each of which the value of its name makes an element. Pure. */
export function enriched({ pieces }: Entry, values: Values = {}): ReactNode[] | undefined {
  const shown: ReactNode[] = [];
  for (const [key, { tag, parts }] of (pieces ?? []).entries()) {
    const text = fill(parts, values);
    const make = tag === undefined ? (chunks: ReactNode) => chunks : values[tag];
    if (text === undefined || typeof make !== "function") return undefined;
    shown.push(createElement(Fragment, { key }, make(text)));
  }
  return pieces ? shown : undefined;
}
