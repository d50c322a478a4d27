#!/usr/bin/env bash
# "Ana Reyes (AP)" has written nothing, while "Ana Reyes, AP" has.
#
# <dc:creator> and <author> of a feed name who wrote an item, often with the agency behind the name. gofeed gives `Authors` with
# a Name and an Email each, and takes "ana@news.example (Ana Reyes)" apart (RSS 2.0, <author>). Expected: the name as it stands,
# or without the brackets. What happens: brackets are read where an address stands in or before them; a text with brackets and
# no address is neither a name nor an address, and the item has one author with neither. Articles of agencies are then without
# their authors, and those of the paper itself keep theirs.
# Guess before: the name "Ana Reyes (AP)". Source: Go github.com/mmcdole/gofeed v1.4.2 (internal/shared/parseutils.go).
# Seen:
#   Ana Reyes                     name "Ana Reyes"      email ""
#   Ana Reyes, AP                 name "Ana Reyes, AP"  email ""
#   Ana Reyes (AP)                name ""               email ""
#   Ana Reyes and Tom Hale (AFP)  name ""               email ""
#   ana@news.example (Ana Reyes)  name "Ana Reyes"      email "ana@news.example"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export GOMODCACHE=$folder/modules GOFLAGS="-mod=mod -modcacherw"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"log"

	"github.com/mmcdole/gofeed"
)

func main() {
	for _, author := range []string{
		"Ana Reyes", "Ana Reyes, AP", "Ana Reyes (AP)", "Ana Reyes and Tom Hale (AFP)", "ana@news.example (Ana Reyes)",
	} {
		feed, err := gofeed.NewParser().ParseString(`<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>` +
			`<title>News</title><item><title>Dam breaks</title><dc:creator>` + author + `</dc:creator></item></channel></rss>`)
		if err != nil {
			log.Fatal(err)
		}
		for _, found := range feed.Items[0].Authors {
			fmt.Printf("%-28s  name %-15q  email %q\n", author, found.Name, found.Email)
		}
	}
}
GO
go mod init check 2> /dev/null
go get github.com/mmcdole/gofeed@v1.4.2 2> /dev/null
go run . | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
Ana Reyes                     name "Ana Reyes"      email ""
Ana Reyes, AP                 name "Ana Reyes, AP"  email ""
Ana Reyes (AP)                name ""               email ""
Ana Reyes and Tom Hale (AFP)  name ""               email ""
ana@news.example (Ana Reyes)  name "Ana Reyes"      email "ana@news.example"
SEEN
