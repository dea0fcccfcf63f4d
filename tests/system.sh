#!/bin/sh
# The programs of the system that the tests use: a browser to look with, the programs that open what is taken
# home (slides, workbooks, PDF), and a Japanese face for them.
# Missing ones are installed as root on Debian; otherwise this says what is missing and stops.
set -eu

missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-impress libreoffice-calc"
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=ja)" ] || missing="$missing fontconfig fonts-noto-cjk"
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing for the tests:$missing"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "The tests need these programs, which are not on this machine:$missing" >&2
exit 1
