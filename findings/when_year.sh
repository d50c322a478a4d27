#!/usr/bin/env bash
# 3 December 1999 is in the year of today, although the year is a part of what was found.
#
# when finds dates in text and gives the words and the time (README). Expected: the year that is told, as in 5/6/2024. What
# happens: dates with the name of a month have no year, whatever follows; between two parts that are found the year is counted
# as found. "Last May" is the May to come, and the verb in "it may rain" is a month. All dates of an archive are in one year.
# Guess before: 2024-05-05, 1999-12-03, 2024-05, nothing. Source: Go github.com/olebedev/when v1.1.0, rules en and common.
# Seen (told on 12 March 2025):
#   May 5, 2024              "May 5" 2025-05-05
#   3 December 1999 at noon  "3 December 1999 at noon" 2025-12-03
#   last May                 "May" 2025-05-12
#   It may rain.             "may" 2025-05-12
#   5/6/2024                 "5/6/2024" 2024-06-05
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export GOMODCACHE=$folder/modules GOFLAGS="-mod=mod -modcacherw"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"github.com/olebedev/when"
	"github.com/olebedev/when/rules/common"
	"github.com/olebedev/when/rules/en"
)

func main() {
	parser := when.New(nil)
	parser.Add(en.All...)
	parser.Add(common.All...)
	told := time.Date(2025, 3, 12, 12, 0, 0, 0, time.UTC)
	for _, text := range []string{"May 5, 2024", "3 December 1999 at noon", "last May", "It may rain.", "5/6/2024"} {
		found, err := parser.Parse(text, told)
		if err != nil || found == nil {
			fmt.Printf("%-23s  nothing\n", text)
			continue
		}
		fmt.Printf("%-23s  %q %s\n", text, found.Text, found.Time.Format("2006-01-02"))
	}
}
GO
go mod init check 2> /dev/null
go get github.com/olebedev/when@v1.1.0 2> /dev/null
go run . | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
May 5, 2024              "May 5" 2025-05-05
3 December 1999 at noon  "3 December 1999 at noon" 2025-12-03
last May                 "May" 2025-05-12
It may rain.             "may" 2025-05-12
5/6/2024                 "5/6/2024" 2024-06-05
SEEN
