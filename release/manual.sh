#!/usr/bin/env bash
# Makes the manual of an archive, a folder of pages that open from a disk: release/manual.sh FOLDER
# The pages are those of docs/, built by the program itself.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=$(realpath -m "$1")
zhenbao=${ZHENBAO:-target/debug/zhenbao}
[[ -x $zhenbao ]] || cargo build --locked
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT

cat >"$site/site.toml" <<'TOML'
title = "镇报使用说明"
base_url = "https://manual.example.org/"
description = "镇报：乡镇政务新闻的静态网站生成器"
theme = "sujian"

[check]
placeholders = "off" # the handbook tells of them

[[menu]]
name = "编辑手册"
url = "handbook.html"

[[menu]]
name = "诊断代码"
url = "diagnostics.html"

[[menu]]
name = "主题手册"
url = "themes.html"

[[menu]]
name = "可靠性"
url = "reliability.html"
TOML

page() { # file title
  # The sign of a lost character is told of, but no text may have one.
  printf -- '---\n标题: %s\n---\n\n' "$2"
  tail -n +2 "docs/$1.md" | sed 's/\xef\xbf\xbd/□/g; s#(../README.md)#(handbook.md)#g'
}

mkdir "$site/content"
page handbook 编辑手册 >"$site/content/handbook.md"
page diagnostics 诊断代码 >"$site/content/diagnostics.md"
page themes 主题手册 >"$site/content/themes.md"
page reliability 可靠性 >"$site/content/reliability.md"
"$zhenbao" build --quiet --root "$site"
mkdir -p "$folder"
cp -r "$site"/public/. "$folder"
rm -rf "$folder/.zhenbao"
