import { writeFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "@/scripts/local/embedded";
import { Program, untilListens } from "./program";

const TEMPORARY = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

// As docs/deploy/nginx.conf, without TLS, limits and a log.
const configuration = (port: number, webPorts: readonly number[]) => `
daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr crit;
events { worker_connections 512; }
http {
  access_log off;
  ${TEMPORARY.map((kind) => `${kind}_temp_path temporary_${kind};`).join("\n  ")}
  upstream backline {
    ${webPorts.map((each) => `server 127.0.0.1:${each} max_fails=1 fail_timeout=2s;`).join("\n    ")}
  }
  server {
    listen 127.0.0.1:${port};
    proxy_http_version 1.1;
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-Host $http_host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header Connection "";
    proxy_connect_timeout 5s;
    proxy_read_timeout 30s;
    location /staff/live/ {
      proxy_pass http://backline;
      proxy_buffering off;
      proxy_read_timeout 1h;
    }
    location / { proxy_pass http://backline; }
  }
}
`;

/** nginx before the web processes. */
export class WebProxy {
  private readonly program: Program;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {
    this.program = new Program("nginx", ["-p", folder, "-c", "nginx.conf", "-e", "stderr"], folder);
  }

  static async start(folder: string): Promise<WebProxy> {
    return new WebProxy(folder, await freePort());
  }

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  /** From now on new requests go to these ports; those in flight are answered from where they are. */
  async send(webPorts: readonly number[]): Promise<void> {
    const first = !this.started;
    writeFileSync(path.join(this.folder, "nginx.conf"), configuration(this.port, webPorts));
    if (first) this.program.start();
    else this.program.signal("SIGHUP");
    this.started = true;
    await untilListens(this.port);
  }
  private started = false;

  stop(): Promise<void> {
    return this.program.end();
  }
}
