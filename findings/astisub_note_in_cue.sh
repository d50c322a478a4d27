#!/usr/bin/env bash
# A subtitle that begins with NOTE says nothing, and 5 > 3 is 5 &gt; 3.
#
# In WebVTT a comment is a block that begins with NOTE, and the lines behind the times are text, whatever they say; in text
# &lt;, &gt; and &amp; are the signs <, > and & (WebVTT, "WebVTT comment block" and "WebVTT cue text span"). Expected: the words
# as spoken, and the three signs. What happens: go-astisub takes such a line within a subtitle for a comment and drops all up to
# the next empty line, and of the three signs it reads two. Capitals are how words that stand on the screen are transcribed.
# Guess before: the words and the signs. Source: Go github.com/asticode/go-astisub v0.34.0.
# Seen:
#   1s ""
#   3s "FROM THE MAYOR: - Nobody was hurt."
#   5s "R&D: 5 &gt; 3, 3 < 5."
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > talk.vtt <<'VTT'
WEBVTT

00:01.000 --> 00:02.000
NOTE FROM THE MAYOR:
Nobody was hurt.

00:03.000 --> 00:04.000
FROM THE MAYOR:
Nobody was hurt.

00:05.000 --> 00:06.000
R&amp;D: 5 &gt; 3, 3 &lt; 5.
VTT
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/asticode/go-astisub"
)

func main() {
	talk, err := astisub.OpenFile("talk.vtt")
	if err != nil {
		panic(err)
	}
	for _, item := range talk.Items {
		fmt.Printf("%v %q\n", item.StartAt, item.String())
	}
}
GO
go mod init check 2> /dev/null
go get github.com/asticode/go-astisub@v0.34.0 2> /dev/null
go run . | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
1s ""
3s "FROM THE MAYOR: - Nobody was hurt."
5s "R&D: 5 &gt; 3, 3 < 5."
SEEN
