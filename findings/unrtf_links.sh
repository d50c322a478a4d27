#!/usr/bin/env bash
# "Ana Reyes resigned", with a link on the name, becomes "hyperlink resigned".
#
# A link in RTF is a field with an instruction, the address, and a result, the words that the reader sees (RTF specification
# 1.9.1, "Fields"); unrtf supports links in HTML (its manual). After \u8217 one character for programs without Unicode follows
# and is passed over. Expected: the words as a link, and "the mayor’s". What happens: in HTML every link is the word
# "hyperlink", and in text it is the address; after \u8217? the next letter is lost as well. A person or a paper who is told by
# a link only is not in the text any more. Results of other fields, such as dates, stay.
# Guess before: <a href="https://news.example/">Ana Reyes</a>, and an apostrophe alone. Source: Debian's unrtf 0.21.10-clean-1.
# Seen:
#   html  <a href=""https://news.example/"">hyperlink</a> resigned, the mayor&rsquo; aide said.
#   text  "https://news.example/" resigned, the mayor?s aide said.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
package=unrtf=0.21.10-clean-1
apt-get -qq download "$package" 2> /dev/null || { apt-get -qq update && apt-get -qq download "$package" 2> /dev/null; }
dpkg -x unrtf_*.deb unrtf
printf '%s' '{\rtf1\ansi\ansicpg1252 On Monday {\field{\*\fldinst{HYPERLINK "https://news.example/"}}{\fldrslt{Ana Reyes}}} resigned, ' \
    'the mayor\u8217?s aide said.\par}' > news.rtf
for kind in html text; do
    unrtf/usr/bin/unrtf -P unrtf/usr/share/unrtf --$kind news.rtf 2> /dev/null | sed -n "s/.*On Monday \(.* said\.\).*/$kind  \1/p"
done | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
html  <a href=""https://news.example/"">hyperlink</a> resigned, the mayor&rsquo; aide said.
text  "https://news.example/" resigned, the mayor?s aide said.
SEEN
