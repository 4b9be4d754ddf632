#!/usr/bin/env bash
# Builds the archives of a release, into release/out/:
#
#   release/build.sh                     # all three
#   release/build.sh linux-arm64         # one of windows-x64, linux-x64, linux-arm64
#
# Runs on Debian with Rust (rustup); what is missing is installed from Debian's packages. Two runs on one
# commit give the same bytes: paths are taken out of the programs, times come from the commit.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
commit=$(git rev-parse --short=12 HEAD)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH ZHENBAO_COMMIT=$commit CARGO_TERM_COLOR=never TZ=UTC LC_ALL=C.UTF-8
out=$PWD/release/out
cargo_home=${CARGO_HOME:-$HOME/.cargo}
sysroot=$(rustc --print sysroot)

# Debian packages and the target of rustc for each kind of archive.
declare -A triple=([windows-x64]=x86_64-pc-windows-gnu [linux-x64]=x86_64-unknown-linux-musl [linux-arm64]=aarch64-unknown-linux-musl)
declare -A packages=([windows-x64]='gcc-mingw-w64-x86-64 g++-mingw-w64-x86-64' [linux-x64]='musl-tools' [linux-arm64]='gcc-aarch64-linux-gnu libc6-dev-arm64-cross')
declare -A compiler=([windows-x64]=x86_64-w64-mingw32-gcc [linux-x64]=musl-gcc [linux-arm64]=aarch64-linux-gnu-gcc)

cannot() {
  printf 'release/build.sh: %s\n' "$*" >&2
  exit 1
}

install_missing() { # kind
  local wanted=()
  command -v "${compiler[$1]}" >/dev/null || read -ra wanted <<<"${packages[$1]}"
  command -v zip >/dev/null || wanted+=(zip)
  ((${#wanted[@]})) || return 0
  ((EUID == 0)) && command -v apt-get >/dev/null || cannot "please install ${wanted[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
}

program() { # kind
  local target=${triple[$1]} flags name
  rustup target list --installed | grep -qx "$target" || rustup target add "$target"
  flags="--remap-path-prefix=$PWD=zhenbao --remap-path-prefix=$cargo_home=cargo --remap-path-prefix=$sysroot=rust"
  name=${target//-/_}
  # musl's C library knows neither glibc's checked functions nor libgcc's atomics of newer processors.
  local c_flags="-U_FORTIFY_SOURCE -ffile-prefix-map=$PWD=zhenbao -ffile-prefix-map=$cargo_home=cargo"
  case $1 in
    linux-arm64)
      c_flags+=' -mno-outline-atomics'
      export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_MUSL_LINKER=rust-lld
      ;;
    # No time of linking in the program's head.
    windows-x64) flags+=' -Clink-arg=-Wl,--no-insert-timestamp' ;;
  esac
  env "CC_$name=${compiler[$1]}" "CFLAGS_$name=$c_flags" RUSTFLAGS="$flags" \
    cargo build --locked --release --target "$target"
}

# The licences of everything that is in the program, from the sources that it was built from.
licences() { # kind
  local name version path
  cargo tree --locked --target "${triple[$1]}" -e normal --prefix none -f '{p}' | sed 's/ (.*//; s/ v/ /' | sort -u |
    while read -r name version; do
      [[ $name != zhenbao ]] || continue
      path=$(find "$cargo_home"/registry/src -maxdepth 2 -name "$name-$version" | head -1)
      printf '\n==== %s %s: %s\n\n' "$name" "$version" "$(sed -n 's/^license = "\(.*\)"/\1/p' "$path/Cargo.toml" | head -1)"
      find "$path" -maxdepth 1 -type f -iregex '.*/\(licen[cs]e\|copying\|notice\|unlicense\).*' | sort | xargs -r cat
    done
}

archive() { # kind
  local folder=zhenbao-$version-$1 suffix='' work
  [[ $1 == windows-x64 ]] && suffix=.exe
  work=$(mktemp -d)
  mkdir "$work/$folder"
  cp "target/${triple[$1]}/release/zhenbao$suffix" "$work/$folder/"
  cp LICENSE-MIT LICENSE-APACHE "$work/$folder/"
  cp -r "$manual" "$work/$folder/manual"
  licences "$1" >"$work/$folder/THIRD-PARTY-LICENCES.txt"
  find "$work" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
  (
    cd "$work"
    if [[ $1 == windows-x64 ]]; then
      rm -f "$out/$folder.zip"
      find "$folder" | sort | zip -X -q -@ "$out/$folder.zip"
    else
      tar --sort=name --owner=0 --group=0 --numeric-owner --format=gnu -cf - "$folder" | gzip -9n >"$out/$folder.tar.gz"
    fi
  )
  rm -rf "$work"
}

kinds=("$@")
((${#kinds[@]})) || kinds=(windows-x64 linux-x64 linux-arm64)
mkdir -p "$out"
manual=$(mktemp -d)
trap 'rm -rf "$manual"' EXIT
release/manual.sh "$manual"
for kind in "${kinds[@]}"; do
  [[ -n ${triple[$kind]-} ]] || cannot "there is no archive $kind"
  install_missing "$kind"
  program "$kind"
  archive "$kind"
done
(cd "$out" && sha256sum zhenbao-"$version"-*.{zip,tar.gz} 2>/dev/null >SHA256SUMS || true)
cat "$out/SHA256SUMS"
