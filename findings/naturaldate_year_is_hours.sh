#!/usr/bin/env bash
# 12 March 2024 is 4 June 2024, 25 December is 13 December, and an hour ago is now.
#
# go-naturaldate makes a time of what people write and returns an error for some of what it does not know. It reads "december
# 25th" and "5 minutes ago". Expected: 12 March 2024, 25 December, an hour before, or errors. What happens: a number behind the
# name of a month is an hour: 2024 of them are 84 days, and the 25th hour is one o'clock the next morning; "an hour ago" is the
# moment of reference; "a week from Friday" is last Friday. Words that are not understood are left out without an error, as in
# "12 people died".
# Guess before: an error for the year, 25 December, 11:00. Source: Go github.com/tj/go-naturaldate v1.3.0.
# Seen (told at noon on 12 March 2025, looking back):
#   march 12            2024-03-12 12:00
#   12 march 2024       2024-06-04 08:00
#   march 12 2024       2024-06-04 08:00
#   december 25th       2024-12-25 12:00
#   25 december         2024-12-13 01:00
#   1 hour ago          2025-03-12 11:00
#   an hour ago         2025-03-12 12:00
#   a week from friday  2025-03-07 00:00
#   12 people died      2025-03-12 12:00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"github.com/tj/go-naturaldate"
)

func main() {
	told := time.Date(2025, 3, 12, 12, 0, 0, 0, time.UTC)
	for _, text := range []string{"march 12", "12 march 2024", "march 12 2024", "december 25th", "25 december", "1 hour ago", "an hour ago", "a week from friday", "12 people died"} {
		when, err := naturaldate.Parse(text, told, naturaldate.WithDirection(naturaldate.Past))
		if err != nil {
			fmt.Printf("%-19s error\n", text)
			continue
		}
		fmt.Printf("%-19s %s\n", text, when.Format("2006-01-02 15:04"))
	}
}
GO
go mod init check 2> /dev/null
go get github.com/tj/go-naturaldate@v1.3.0 2> /dev/null
go run . | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
march 12            2024-03-12 12:00
12 march 2024       2024-06-04 08:00
march 12 2024       2024-06-04 08:00
december 25th       2024-12-25 12:00
25 december         2024-12-13 01:00
1 hour ago          2025-03-12 11:00
an hour ago         2025-03-12 12:00
a week from friday  2025-03-07 00:00
12 people died      2025-03-12 12:00
SEEN
