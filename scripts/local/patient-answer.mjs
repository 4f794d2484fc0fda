import { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

/** Everything below a language, which has two letters, is a page for patients or a form of theirs. */
const PATIENT_PATH = /^\/[a-z]{2}(?:[/?]|$)/;

// React writes < and > in texts and attributes as entities, so these find its tags and nothing else.
// What does not come from Next's own folder is a script of ours.
const NEXT_SCRIPT = /<script\b(?![^>]*\ssrc="\/(?!_next\/))[^>]*>[\s\S]*?<\/script>/g;
const NEXT_SCRIPT_PRELOAD = /<link rel="preload" as="script"[^>]*>/g;

/** Next writes only the frame of such a document, or a part of it later; its scripts do the rest. */
const NEEDS_NEXT = /<html id="__next_error__"|<template id="[BP]:/;

/** Leads a browser that runs no scripts, and would show nothing, to what to do and whom to call. */
const ledToHelp = (language) =>
  `<noscript><meta http-equiv="refresh" content="0; url=/${language}/broken"></noscript></head>`;

/**
 * A document of Next without the scripts that start React in the browser and without the data for
 * them. One that is not whole without its scripts keeps them. `language` is that of its address.
 */
export function withoutNextScripts(html, language) {
  if (NEEDS_NEXT.test(html)) return html.replace("</head>", ledToHelp(language));
  return html.replace(NEXT_SCRIPT, "").replace(NEXT_SCRIPT_PRELOAD, "");
}

/**
 * The server's answer to one request. A page for patients is held until it is whole, loses the
 * scripts of Next and is compressed here; everything else goes out as Next writes it.
 */
export class PatientAnswer extends ServerResponse {
  /** What was written so far; null where nothing is held. */
  #held = null;
  #gzip = false;
  #language = "";

  constructor(request, options) {
    super(request, options);
    if (request.method !== "GET" || !PATIENT_PATH.test(request.url ?? "")) return;
    this.#held = [];
    this.#language = request.url.slice(1, 3);
    this.#gzip = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
    // Else Next would compress what has to be read here.
    delete request.headers["accept-encoding"];
  }

  flushHeaders() {
    if (!this.#held) super.flushHeaders();
  }

  writeHead(status, ...given) {
    if (!this.#held) return super.writeHead(status, ...given);
    this.statusCode = status;
    const headers = given.find((each) => typeof each === "object");
    for (const [name, value] of Object.entries(headers ?? {})) this.setHeader(name, value);
    return this;
  }

  write(...given) {
    if (!this.#held) return super.write(...given);
    this.#hold(given)?.();
    return true;
  }

  end(...given) {
    if (!this.#held) return super.end(...given);
    const done = this.#hold(given);
    const body = this.#finish(Buffer.concat(this.#held));
    this.#held = null;
    return super.end(body, done);
  }

  /** Keeps what write or end was given, and gives back the function to call when it is sent. */
  #hold([chunk, encoding, ...rest]) {
    if (chunk && typeof chunk !== "function")
      this.#held.push(typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk);
    return [chunk, encoding, ...rest].find((each) => typeof each === "function");
  }

  #finish(written) {
    const type = String(this.getHeader("content-type"));
    if (written.length === 0 || !type.startsWith("text/")) return written;
    const body = type.startsWith("text/html")
      ? Buffer.from(withoutNextScripts(written.toString(), this.#language))
      : written;
    const sent = this.#gzip ? gzipSync(body) : body;
    if (this.#gzip) this.setHeader("Content-Encoding", "gzip");
    this.setHeader("Content-Length", sent.length);
    return sent;
  }
}
