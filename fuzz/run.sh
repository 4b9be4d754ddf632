#!/usr/bin/env bash
# Fuzzes all that the program reads for a minute, or as many seconds as given, in equal parts: fuzz/run.sh 600
# One kind alone: fuzz/run.sh 600 template
# Needs neither a nightly toolchain nor cargo-fuzz: libFuzzer is a crate (a C++ compiler builds it), and without
# sanitizers a stable compiler counts what is reached. Anything that is found fails and is kept under fuzz/artifacts/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

seconds=${1:-60}
targets=(${2:-article front_matter markdown settings table request template import})
host=$(rustc -vV | sed -n 's/^host: //p')
each=$(((seconds + ${#targets[@]} - 1) / ${#targets[@]}))

if ! command -v c++ >/dev/null; then
  echo "fuzz/run.sh: libFuzzer needs a C++ compiler; nothing was fuzzed"
  exit 0
fi

# The crates are those of the program, which is tested with them.
cp ../Cargo.lock Cargo.lock
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=16"
# A target of its own keeps build scripts free of these flags.
cargo build --release --quiet "${targets[@]/#/--bin=}" --target "$host"

for target in "${targets[@]}"; do
  printf 'fuzzing %s for %s s\n' "$target" "$each"
  # What is found new stays out of the repository: the seeds are read, target/ is written.
  found=target/corpus/$target
  mkdir -p "$found" artifacts/"$target"
  "target/$host/release/$target" "$found" "corpus/$target" -artifact_prefix="artifacts/$target/" -max_total_time="$each" \
    -timeout=10 -rss_limit_mb=1024 -max_len=16384 -print_final_stats=1 -verbosity=0
done
