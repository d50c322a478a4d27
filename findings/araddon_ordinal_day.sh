#!/usr/bin/env bash
# The 52nd day of 2025 is five seconds into 2 January, the 60th is in 2006, and half past twelve is 30 December of the year 0.
#
# dateparse of araddon finds out the format of a date by itself and returns an error for formats that it does not know, as for
# 2025-W11 and "March 2025". Expected: 21 February and 1 March for the days of the year in ISO 8601, or errors, as for the
# 101st; an error for a time without a day. What happens: the text is handed to Go as the pattern of a date as well as the date,
# and in such patterns the digits 1 to 7 and 06 stand for month, day, hour, minute, second, zone and year; so 115 of the days of
# a year are some moment of its first days, or of 2006, and the others errors.
# Guess before: an error for all but the first. Source: Go github.com/araddon/dateparse v0.0.0-20210429162001-6b43995a97de.
# Seen:
#   2025-03-12 2025-03-12T00:00:00Z
#   2025-052   2025-01-02T00:00:05Z
#   2025-060   2006-01-01T00:00:00Z
#   2025-071   2025-01-01T00:00:00-07:00
#   2025-101   error
#   2025-215   2025-01-21T05:00:00Z
#   2025-W11   error
#   12:30      0000-12-30T00:00:00Z
#   10.30      0000-10-30T00:00:00Z
#   13:30      error
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"github.com/araddon/dateparse"
)

func main() {
	for _, text := range []string{"2025-03-12", "2025-052", "2025-060", "2025-071", "2025-101", "2025-215", "2025-W11", "12:30", "10.30", "13:30"} {
		when, err := dateparse.ParseIn(text, time.UTC)
		if err != nil {
			fmt.Printf("%-10s error\n", text)
			continue
		}
		fmt.Printf("%-10s %s\n", text, when.Format(time.RFC3339))
	}
}
GO
go mod init check 2> /dev/null
go get github.com/araddon/dateparse@v0.0.0-20210429162001-6b43995a97de 2> /dev/null
go run . | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
2025-03-12 2025-03-12T00:00:00Z
2025-052   2025-01-02T00:00:05Z
2025-060   2006-01-01T00:00:00Z
2025-071   2025-01-01T00:00:00-07:00
2025-101   error
2025-215   2025-01-21T05:00:00Z
2025-W11   error
12:30      0000-12-30T00:00:00Z
10.30      0000-10-30T00:00:00Z
13:30      error
SEEN
