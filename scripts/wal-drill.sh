#!/bin/sh
# Shows on throwaway servers how one's own Postgres is taken back to any moment: it archives its WAL,
# is copied while it runs, loses a table by mistake, and is brought back to the second before. Needs the
# programs of a Postgres server, 15 or newer, and not to be run as root:
#   PG_BIN=/usr/lib/postgresql/15/bin sh scripts/wal-drill.sh
set -eu

bin=${PG_BIN:-$(dirname "$(command -v pg_basebackup)")}
work=$(mktemp -d)
port=${PG_PORT:-54390}
export PGHOST="$work" PGUSER=backline PGDATABASE=postgres PGPORT="$port"

end() {
  for server in main back; do
    [ -f "$work/$server/postmaster.pid" ] && "$bin/pg_ctl" -D "$work/$server" -m immediate stop >/dev/null
  done
  rm -rf "$work"
}
trap end EXIT

start() { "$bin/pg_ctl" -D "$work/$1" -l "$work/$1.log" -o "-k $work -h '' -p $port" -w start >/dev/null; }
ask() { "$bin/psql" -qAtX -v ON_ERROR_STOP=1 -c "$1"; }

# 1. A server that archives its WAL: docs/operating.md has the same three lines.
"$bin/initdb" -D "$work/main" -U backline --auth=trust >/dev/null
mkdir "$work/archive"
cat >> "$work/main/postgresql.conf" <<CONF
archive_mode = on
archive_command = 'test ! -f $work/archive/%f && cp %p $work/archive/%f'
archive_timeout = 60
CONF
start main

# 2. A copy of the whole server while somebody writes.
ask "CREATE TABLE intake (id int PRIMARY KEY)"
ask "INSERT INTO intake SELECT generate_series(1, 1000)"
(while [ ! -f "$work/enough" ]; do ask "INSERT INTO intake SELECT max(id) + 1 FROM intake"; done) &
writer=$!
"$bin/pg_basebackup" -D "$work/base" -c fast
touch "$work/enough"
wait "$writer"

# 3. The last good moment, a mistake, and more WAL.
ask "INSERT INTO intake VALUES (1000001)"
good=$(ask "SELECT count(*) FROM intake")
sleep 1
moment=$(ask "SELECT now()")
sleep 1
ask "DROP TABLE intake"
ask "SELECT pg_switch_wal()" >/dev/null
began=$(date +%s)
"$bin/pg_ctl" -D "$work/main" -m fast -w stop >/dev/null

# 4. Back to that moment, from the copy and the archive.
cp -R "$work/base" "$work/back"
cat >> "$work/back/postgresql.conf" <<CONF
restore_command = 'cp $work/archive/%f %p'
recovery_target_time = '$moment'
recovery_target_action = 'promote'
CONF
touch "$work/back/recovery.signal"
start back
until [ "$(ask 'SELECT pg_is_in_recovery()')" = f ]; do sleep 0.1; done
found=$(ask "SELECT count(*) FROM intake")
[ "$found" = "$good" ] || { echo "Lost rows: $found of $good."; exit 1; }
echo "Back at $moment: $found of $good rows, in $(($(date +%s) - began)) seconds."
