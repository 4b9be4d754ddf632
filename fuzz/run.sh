#!/usr/bin/env bash
# Fuzzes the reading of articles and of files to import for a minute together, or as many seconds as given: fuzz/run.sh 600
# Needs no nightly toolchain: libFuzzer is a crate, and without sanitizers a stable compiler will do.
# Exits 0 with a sentence where cargo-fuzz cannot be installed; anything that is found fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seconds=${1:-60}
export CARGO_TERM_COLOR=never

if ! cargo fuzz --version >/dev/null 2>&1; then
  if ! cargo install cargo-fuzz --locked --quiet; then
    echo "fuzz/run.sh: cargo-fuzz cannot be installed here; nothing was fuzzed"
    exit 0
  fi
fi

# What is found new stays out of the repository: the seeds are read, target/ is written.
for target in article import; do
  found=fuzz/target/corpus/$target
  mkdir -p "$found"
  cargo fuzz run "$target" --sanitizer none --codegen-units 16 "$found" "fuzz/corpus/$target" -- \
    -max_total_time=$((seconds / 2)) -timeout=10 -rss_limit_mb=1024 -max_len=16384 -print_final_stats=1
done
