import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "@/scripts/local/embedded";
import { killServerForTest } from "../kill-server";
import { own, Program, untilListens } from "./program";

const NODES = ["one", "two", "three"] as const;
const PATIENCE_MS = 120_000;
const USER = "postgres";

type Ports = { etcd: number; peer: number; patroni: number; postgres: number };
type Member = { name: string; role: string; state: string };

const local = (port: number) => `127.0.0.1:${port}`;

/** As docs/operating.md says it, but for the addresses and passwords. */
const patroniSettings = (name: string, folder: string, ports: Ports, etcd: readonly string[]) => ({
  ...{ scope: "backline", name },
  restapi: { listen: local(ports.patroni), connect_address: local(ports.patroni) },
  etcd3: { hosts: etcd },
  bootstrap: {
    dcs: {
      ...{ ttl: 20, loop_wait: 5, retry_timeout: 5 },
      synchronous_mode: true,
      postgresql: { use_pg_rewind: true },
    },
    initdb: [{ encoding: "UTF8" }, { locale: "C" }, "data-checksums"],
  },
  postgresql: {
    ...{ listen: local(ports.postgres), connect_address: local(ports.postgres) },
    ...{ data_dir: path.join(folder, "data"), bin_dir: "/usr/lib/postgresql/15/bin" },
    pgpass: path.join(folder, "pgpass"),
    authentication: {
      superuser: { username: USER, password: "none" },
      replication: { username: "replicator", password: "none" },
    },
    pg_hba: ["local all all trust", "host all all 127.0.0.1/32 trust"].concat(
      "host replication all 127.0.0.1/32 trust",
    ),
    parameters: { unix_socket_directories: folder },
  },
});

/** One machine: a member of etcd, Patroni and the Postgres that it looks after. */
class Node {
  private readonly etcd: Program;
  private readonly patroni: Program;

  constructor(
    readonly name: string,
    private readonly folder: string,
    readonly ports: Ports,
    all: readonly { name: string; ports: Ports }[],
  ) {
    mkdirSync(folder);
    own(folder);
    const client = `http://${local(ports.etcd)}`;
    const peer = `http://${local(ports.peer)}`;
    const cluster = all.map((each) => `${each.name}=http://${local(each.ports.peer)}`).join(",");
    this.etcd = new Program(
      "etcd",
      [
        ...["--name", name, "--data-dir", path.join(folder, "etcd"), "--logger", "zap"],
        ...["--listen-client-urls", client, "--advertise-client-urls", client],
        ...["--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer],
        ...["--initial-cluster", cluster, "--log-level", "error"],
        // All members share one disk here.
        ...["--heartbeat-interval", "200", "--election-timeout", "1500"],
      ],
      folder,
    );
    const etcd = all.map((each) => local(each.ports.etcd));
    const file = path.join(folder, "patroni.json");
    writeFileSync(file, JSON.stringify(patroniSettings(name, folder, ports, etcd)));
    this.patroni = new Program("patroni", [file], folder);
  }

  start(): void {
    this.etcd.start();
    this.patroni.start();
  }

  /** What Patroni knows of all nodes; nothing when it does not answer. */
  async members(): Promise<Member[]> {
    try {
      const answer = await fetch(`http://${local(this.ports.patroni)}/cluster`, {
        signal: AbortSignal.timeout(2000),
      });
      return ((await answer.json()) as { members: Member[] }).members;
    } catch {
      return [];
    }
  }

  /** The whole machine goes at once, as without power. */
  async kill(): Promise<void> {
    const ended = [this.patroni.end("SIGKILL"), this.etcd.end("SIGKILL")];
    this.killPostgres();
    await Promise.all(ended);
  }

  private killPostgres(): void {
    try {
      killServerForTest(path.join(this.folder, "data"));
    } catch {
      // It is down already.
    }
  }

  async stop(): Promise<void> {
    await this.patroni.end();
    await this.etcd.end();
    this.killPostgres();
  }
}

const proxySettings = (port: number, nodes: readonly Node[]) => `
global
  maxconn 200
defaults
  mode tcp
  timeout connect 4s
  timeout client 30m
  timeout server 30m
  timeout check 2s
listen postgres
  bind ${local(port)}
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
${nodes.map(({ name, ports }) => `  server ${name} ${local(ports.postgres)} check port ${ports.patroni}`).join("\n")}
`;

/** Three nodes of Postgres 15 with Patroni and etcd, behind HAProxy, which leads to the one that writes. */
export class DatabaseCluster {
  private constructor(
    private readonly nodes: readonly Node[],
    private readonly proxy: Program,
    readonly url: string,
  ) {}

  static async start(folder: string): Promise<DatabaseCluster> {
    const all: { name: string; ports: Ports }[] = [];
    for (const name of NODES) {
      const [etcd, peer] = [await freePort(), await freePort()];
      all.push({
        name,
        ports: { etcd, peer, patroni: await freePort(), postgres: await freePort() },
      });
    }
    const nodes = all.map(({ name, ports }) => new Node(name, path.join(folder, name), ports, all));
    const port = await freePort();
    const file = path.join(folder, "haproxy.cfg");
    writeFileSync(file, proxySettings(port, nodes));
    const proxy = new Program("haproxy", ["-f", file, "-db"], folder);
    const url = `postgresql://${USER}@${local(port)}/postgres`;
    const cluster = new DatabaseCluster(nodes, proxy, url);
    try {
      for (const node of nodes) node.start();
      await cluster.untilWhole();
      proxy.start();
      await untilListens(port);
      // It takes every node for one that writes until it has asked each twice.
      await sleep(4000);
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  private async members(): Promise<Member[]> {
    const known = await Promise.all(this.nodes.map((node) => node.members()));
    return known.sort((a, b) => b.length - a.length)[0] ?? [];
  }

  /** Waits until all three run, one leads and another has everything that was acknowledged. */
  async untilWhole(): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    const isUp = ({ state }: Member) => ["running", "streaming"].includes(state);
    for (;;) {
      const members = await this.members();
      const roles = members.filter(isUp).map(({ role }) => role);
      const whole =
        roles.length === NODES.length &&
        ["leader", "sync_standby"].every((role) => roles.includes(role));
      if (whole) return;
      if (performance.now() > until)
        throw new Error(`the cluster is not whole: ${JSON.stringify(members)}`);
      await sleep(250);
    }
  }

  /** The node that writes. */
  async leader(): Promise<Node> {
    const leader = (await this.members()).find(({ role }) => role === "leader");
    const node = this.nodes.find(({ name }) => name === leader?.name);
    if (!node) throw new Error("no node leads");
    return node;
  }

  /** The address answers again. */
  async untilAnswered(): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 5000 });
      client.on("error", () => undefined);
      try {
        await client.connect();
        await client.query("SELECT 1");
        return;
      } catch (error) {
        if (performance.now() > until) throw error;
        await sleep(250);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  async stop(): Promise<void> {
    await this.proxy.end();
    await Promise.all(this.nodes.map((node) => node.stop()));
  }
}
