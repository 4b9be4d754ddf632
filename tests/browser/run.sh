#!/usr/bin/env bash
# Looks at the site in a real browser: installs what that needs and runs the tests.
#
#   tests/browser/run.sh
#
# Needs Node 20 or newer with npm. Chromium, Chinese fonts and pdftotext are installed from Debian's packages where
# they are missing; a browser that is already there can be named in CHROMIUM, the program to test in ZHENBAO.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

cannot() {
  printf 'The browser tests cannot run: %s\n' "$*" >&2
  exit 1
}

command -v npm >/dev/null || cannot 'there is no npm; install Node 20 or newer'
(($(node -p 'process.versions.node.split(".")[0]') >= 20)) || cannot "Node $(node --version) is too old; 20 is needed"

missing=()
[[ -x ${CHROMIUM:-/usr/bin/chromium} ]] || missing+=(chromium)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
fc-list ':lang=zh-cn' 2>/dev/null | grep -q . || missing+=(fontconfig fonts-noto-cjk)
if ((${#missing[@]})); then
  ((EUID == 0)) && command -v apt-get >/dev/null ||
    cannot "please install ${missing[*]} (or name a browser in CHROMIUM)"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq || cannot 'apt-get update failed; is the package server reachable?'
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || cannot "installing ${missing[*]} failed"
fi

npm ci --no-audit --no-fund --loglevel=error || cannot 'npm ci failed; is the npm registry reachable?'
[[ -n ${ZHENBAO-} ]] || cargo build --locked --manifest-path ../../Cargo.toml
npm test --silent
node serve/preview.mjs "${ZHENBAO:-../../target/debug/zhenbao}" "${CHROMIUM:-/usr/bin/chromium}"
node serve/desk.mjs "${ZHENBAO:-../../target/debug/zhenbao}" "${CHROMIUM:-/usr/bin/chromium}"
