#!/usr/bin/env bash
# Builds one invented site with zhenbao and with Hugo, both from nothing, and prints what each took.
# Usage: benches/compare-with-hugo.sh [ARTICLES]     (needs hugo on the PATH)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
articles=${1:-10000}

command -v hugo >/dev/null || { echo "hugo is not on the PATH" >&2; exit 1; }
cargo build --release --quiet
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for layout in zhenbao hugo; do
  mkdir "$folder/$layout"
  cargo bench --quiet --bench speed -- write "$layout" "$articles" "$folder/$layout"
done

# User, system and wall time of a command, and its most memory where GNU time is installed.
measured() {
  local name=$1
  shift
  if [[ -x /usr/bin/time ]]; then
    /usr/bin/time -f "$name: %U s user, %S s system, %e s, %M KiB" "$@" >/dev/null
  else
    TIMEFORMAT="$name: %U s user, %S s system, %R s"
    time "$@" >/dev/null
  fi
}

for round in 1 2 3; do
  echo "round $round, $articles articles, $(nproc) cores"
  rm -rf "$folder"/*/public
  measured zhenbao target/release/zhenbao build --quiet --root "$folder/zhenbao" --clock 2026-01-01
  measured hugo hugo --quiet --source "$folder/hugo"
done
echo "files: zhenbao $(find "$folder/zhenbao/public" -type f | wc -l), hugo $(find "$folder/hugo/public" -type f | wc -l)"
